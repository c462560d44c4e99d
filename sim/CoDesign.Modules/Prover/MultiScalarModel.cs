using CoDesign.Compute.Curves;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;

namespace CoDesign.Modules.Prover;

/// <summary>Cycles of a multi-scalar multiplication by buckets with signed digits: closed formulas; scalars make no difference.</summary>
/// <remarks>Source: Pippenger, 1980; signed digits halve the buckets. Hazards: Aasaraai et al., “FPGA Acceleration of Multi-Scalar
/// Multiplication: CycloneMSM”, 2022, section on scheduling.</remarks>
/// <param name="part">The part.</param>
/// <param name="memory">The unit's own memory; null: none.</param>
/// <param name="clock">Its clock.</param>
public sealed class MultiScalarModel(MultiScalarParameters part, MemoryParameters? memory, Frequency clock)
{
    /// <summary>The widest window.</summary>
    public const int WidestWindow = MultiScalar.MaximumWindowBits;

    /// <summary>Bits of a window for a number of points.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="points">How many.</param>
    /// <returns>Null if not even the buckets of one window fit.</returns>
    public int? WindowBits(ProverCurve curve, long points)
    {
        if (part.Window is { } given)
        {
            return Fits(curve, given.Value) ? given.Value : null;
        }

        int[] fitting = [.. Enumerable.Range(1, WidestWindow).Where(c => Fits(curve, c))];
        return fitting.Length == 0 ? null : fitting.MinBy(c => Cycles(curve, points, c).Total);
    }

    /// <summary>Windows of a scalar.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="window">Bits of a window.</param>
    public static int Windows(ProverCurve curve, int window) => (curve.ScalarBits + 1 + window - 1) / window;

    /// <summary>Times that all points are read: windows / windows whose buckets fit at once.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="window">Bits of a window.</param>
    public int Rounds(ProverCurve curve, int window) => (Windows(curve, window) + AtOnce(curve, window) - 1) / AtOnce(curve, window);

    /// <summary>Additions and doublings of points.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="points">How many points.</param>
    /// <param name="window">Bits of a window.</param>
    public long Additions(ProverCurve curve, long points, int window)
    {
        long windows = Windows(curve, window);
        return checked((windows * points) + (part.Reduction is BucketReduction.Unit ? (2 * windows * Buckets(window)) + Joining(curve, window) : 0));
    }

    /// <summary>Bytes from the unit's own memory.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="points">How many points.</param>
    /// <param name="window">Bits of a window.</param>
    public Int128 Bytes(ProverCurve curve, long points, int window) =>
        memory is null ? 0 : (Int128)Rounds(curve, window) * points * (curve.PointBytes + curve.ScalarBytes);

    /// <summary>Cycles.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="points">How many points.</param>
    /// <param name="window">Bits of a window.</param>
    public UnitCycles Cycles(ProverCurve curve, long points, int window)
    {
        part.Curves.TryFind(curve.Name, out Sourced<Cycles>? interval);
        long depth = part.Depth.Value.Count;
        long buckets = Buckets(window);
        Int128 filling = (Int128)Windows(curve, window) * points;

        // Of the additions in the pipeline a share of 1 / windows at once belongs to the same window, and of these one in `buckets` to
        // the same bucket.
        Int128 conflicts = ((filling * depth) + (AtOnce(curve, window) * buckets) - 1) / (AtOnce(curve, window) * buckets);
        Int128 turns = filling + (part.Hazards is BucketHazards.Reschedule ? conflicts : 0);
        Int128 cycles = ((turns * interval!.Value.Count) + part.Adders.Value - 1) / part.Adders.Value;
        cycles += part.Hazards is BucketHazards.Stall ? conflicts * depth / 2 : 0;
        long step = Math.Max(depth, ((AtOnce(curve, window) * interval.Value.Count) + part.Adders.Value - 1) / part.Adders.Value);
        long reduction = part.Reduction is BucketReduction.Unit
            ? checked((Rounds(curve, window) * 2 * buckets * step) + (Joining(curve, window) * depth))
            : 0;
        long moving = memory?.CyclesFor(Bytes(curve, points, window), part.Burst.Value, clock) ?? 0;
        return new UnitCycles(checked((long)cycles), moving, checked(reduction + depth));
    }

    private static long Buckets(int window) => 1L << (window - 1);

    // Doublings between the sums of the windows, and their additions.
    private static long Joining(ProverCurve curve, int window) => (long)(Windows(curve, window) - 1) * (window + 1);

    private bool Fits(ProverCurve curve, int window) => (ulong)(Buckets(window) * curve.BucketBytes) <= part.BucketMemory.Value.Bytes;

    private int AtOnce(ProverCurve curve, int window) =>
        (int)Math.Clamp(part.BucketMemory.Value.Bytes / (ulong)(Buckets(window) * curve.BucketBytes), 1, (ulong)Windows(curve, window));
}
