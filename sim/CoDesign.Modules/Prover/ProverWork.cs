namespace CoDesign.Modules.Prover;

/// <summary>What a descriptor asks of the unit.</summary>
/// <param name="Stages">Pieces of work, one after the other.</param>
/// <param name="NeedsAll">Whether nothing can begin before the last byte is there.</param>
/// <param name="Passes">How often inputs are read and results written over the fabric, because the unit has no memory of its own.</param>
/// <param name="Compute">Computes the result from the bytes of each input.</param>
internal sealed record ProverWork(
    IReadOnlyList<ProverStage> Stages, bool NeedsAll, int Passes, Func<IReadOnlyList<byte[]>, byte[]> Compute)
{
    /// <summary>Cycles of all stages.</summary>
    public long Cycles => Stages.Sum(s => s.Cycles.Total);
}
