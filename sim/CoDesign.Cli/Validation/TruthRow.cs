namespace CoDesign.Cli.Validation;

/// <summary>A measurement of hardware.</summary>
/// <param name="Core">Core.</param>
/// <param name="Configuration">Its configuration.</param>
/// <param name="MemoryModel">The memory behind it.</param>
/// <param name="Program">Program.</param>
/// <param name="Isa">Folder of its ELF.</param>
/// <param name="Cycles">Cycles of the measured region.</param>
/// <param name="Instructions">Instructions that retired in it.</param>
internal sealed record TruthRow(string Core, string Configuration, string MemoryModel, string Program, string Isa, long Cycles, long Instructions)
{
    /// <summary>What was measured, in one word.</summary>
    public string Name => $"{Hardware}/{Program}";

    /// <summary>The hardware, in one word.</summary>
    public string Hardware => $"{Core}/{Configuration}/{MemoryModel}";
}
