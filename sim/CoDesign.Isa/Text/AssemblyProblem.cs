namespace CoDesign.Isa;

/// <summary>A line of assembly text that cannot be assembled.</summary>
/// <param name="Line">Line number, from 1.</param>
/// <param name="Message">What is wrong and what is allowed.</param>
public readonly record struct AssemblyProblem(int Line, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"line {Line}: {Message}";
}
