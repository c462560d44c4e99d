using CoDesign.Checkpoints;

namespace CoDesign.Machine.Offload;

/// <summary>Cycles of the core in offloads, by what they were for.</summary>
/// <param name="Command">Descriptor and doorbell.</param>
/// <param name="TransferIn">Inputs on their way.</param>
/// <param name="Wait">The job waits for its turn.</param>
/// <param name="Compute">The module computes.</param>
/// <param name="TransferOut">Outputs on their way.</param>
/// <param name="Completion">Status, poll or interrupt, return.</param>
internal readonly record struct OffloadCycles(long Command, long TransferIn, long Wait, long Compute, long TransferOut, long Completion)
{
    /// <summary>All of them.</summary>
    public long Total => Command + TransferIn + Wait + Compute + TransferOut + Completion;

    /// <summary>Sum, part by part.</summary>
    public static OffloadCycles operator +(OffloadCycles left, OffloadCycles right) => new(
        left.Command + right.Command,
        left.TransferIn + right.TransferIn,
        left.Wait + right.Wait,
        left.Compute + right.Compute,
        left.TransferOut + right.TransferOut,
        left.Completion + right.Completion);

    /// <summary>Moves the counts into a checkpoint or out of it.</summary>
    public OffloadCycles Exchange(StateStream stream) => new(
        stream.Count(Command), stream.Count(TransferIn), stream.Count(Wait), stream.Count(Compute), stream.Count(TransferOut), stream.Count(Completion));
}
