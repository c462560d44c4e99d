using CoDesign.Description.Quantities;

namespace CoDesign.Modules.Fhe;

/// <summary>Cycles of work: transforms, multiplications, additions and the key's way run side by side, so the longest counts.</summary>
/// <param name="parameters">The unit.</param>
/// <param name="clock">Its clock.</param>
internal sealed class FheCost(FheParameters parameters, Frequency clock)
{
    /// <summary>Cycles of a job whose operands are there.</summary>
    public long CyclesOf(FheWork work, int degree)
    {
        long rounds = DivideUp(work.Transforms, parameters.TransformUnits.Value);
        long transforms = rounds * DivideUp(FheWork.ButterfliesOfOne(degree), parameters.Butterflies.Value);
        long multiplications = DivideUp(work.Multiplications, parameters.Multipliers.Value);
        long additions = DivideUp(work.Additions, parameters.Adders.Value);
        long key = parameters.KeyBandwidth is { } bandwidth ? bandwidth.Value.CyclesFor(work.KeyBytes, clock).Count : 0;
        return Math.Max(Math.Max(transforms, multiplications), Math.Max(additions, key)) + parameters.Latency.Value.Count;
    }

    private static long DivideUp(long a, long b) => (a + b - 1) / b;
}
