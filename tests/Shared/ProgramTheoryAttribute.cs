namespace CoDesign.Tests;

/// <summary>A theory that needs programs of the host, and is skipped with a reason without them.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ProgramTheoryAttribute : TheoryAttribute
{
    /// <summary>Names the programs.</summary>
    public ProgramTheoryAttribute(params string[] programs) => Skip = HostProgram.ReasonToSkip(programs);
}
