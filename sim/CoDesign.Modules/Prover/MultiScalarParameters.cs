using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Modules.Prover;

/// <summary>The unit for multi-scalar multiplication.</summary>
/// <param name="Curves">Cycles between two additions of an adder, by curve.</param>
/// <param name="Adders">Adders.</param>
/// <param name="Depth">Cycles of an addition from end to end.</param>
/// <param name="Window">Bits of a window; null: those that take the fewest cycles.</param>
/// <param name="BucketMemory">Memory for buckets.</param>
/// <param name="Hazards">What happens when an addition has to wait for its bucket.</param>
/// <param name="Reduction">Who adds the buckets up.</param>
/// <param name="Burst">Bytes that lie in a row when points and scalars are read from the unit's own memory.</param>
public sealed record MultiScalarParameters(
    KeyedList<Sourced<Cycles>> Curves,
    Sourced<int> Adders,
    Sourced<Cycles> Depth,
    Sourced<int>? Window,
    Sourced<ByteSize> BucketMemory,
    BucketHazards Hazards,
    BucketReduction Reduction,
    Sourced<ByteSize> Burst)
{
    private const int MostAdders = 1 << 16;

    /// <summary>Reads the block.</summary>
    public static MultiScalarParameters Read(NodeReader node) => new(
        node.Map("curves", "Cycles between two additions of an adder, by curve; what is not listed the unit cannot add.", Scalar.OneOf("curve", ProverCurve.All.Select(c => c.Name)), Form.Sourced(Quantity.Cycles.AtLeast(new Cycles(1)))),
        node.Sourced("adders", "Adders of points.", Scalar.Count.Between(1, MostAdders)),
        node.Sourced("depth", "Cycles of an addition from end to end.", Quantity.Cycles.AtLeast(new Cycles(1))),
        node.OptionalSourced("window", "Bits of a window of the scalars; absent: those that take the fewest cycles.", Scalar.Count.Between(1, MultiScalarModel.WidestWindow)),
        node.Sourced("bucket_memory", "Memory for buckets; windows whose buckets do not fit at once are done one after the other, each with all points.", Quantity.Size.AtLeast(new ByteSize(1))),
        node.Enum<BucketHazards>("hazards", "What happens to an addition whose bucket has another one in the pipeline: another takes its turn, its turn is lost, or the pipeline waits."),
        node.Enum<BucketReduction>("reduction", "Who adds the buckets up: the adders of the unit, or whoever reads the buckets (not in the time, but for 'overhead')."),
        node.Sourced("burst", "Bytes that lie in a row when points and scalars are read from the unit's own memory; means nothing without one.", Quantity.Size.AtLeast(new ByteSize(1))));
}
