namespace CoDesign.Tests;

/// <summary>A fact that needs programs of the host, and is skipped with a reason without them.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ProgramFactAttribute : FactAttribute
{
    /// <summary>Names the programs.</summary>
    public ProgramFactAttribute(params string[] programs) => Skip = HostProgram.ReasonToSkip(programs);
}
