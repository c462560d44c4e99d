namespace CoDesign.Description.Quantities;

/// <summary>The units in which one kind of quantity may be written.</summary>
/// <param name="Noun">What messages call the quantity, without article.</param>
/// <param name="Units">Allowed units, smallest first.</param>
internal sealed record Dimension(string Noun, IReadOnlyList<Unit> Units)
{
    /// <summary>The symbols that messages and schemas list.</summary>
    public IReadOnlyList<string> Symbols { get; } = [.. Units.Select(unit => unit.Symbol)];

    /// <summary>The symbol for exactly one base unit, if the plural would read wrong ("1 cycle"); null otherwise.</summary>
    public string? Singular { get; init; }

    /// <summary>Whether a decimal fraction of the larger units may be written when formatting; binary multiples would give long
    /// fractions.</summary>
    public bool HasDecimalMultiples { get; init; } = true;
}
