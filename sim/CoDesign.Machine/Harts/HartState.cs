using System.Runtime.InteropServices;
using CoDesign.Trust;

namespace CoDesign.Machine.Harts;

/// <summary>
/// The part of a hart that every instruction touches, in one block of memory outside the managed heap, so that any engine can
/// address it.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct HartState
{
    /// <summary>
    /// Registers, in the order of <see cref="CoDesign.Isa.FloatRegisters.FirstSlot"/>: integer ones, slot 32 that takes writes to x0,
    /// floating-point ones. RV32 keeps each integer sign-extended to 64 bits; a narrow floating-point value is NaN-boxed.
    /// </summary>
    public fixed ulong X[RegisterLabels.Slots];

    /// <summary>Labels of the registers.</summary>
    public RegisterLabels Labels;

    /// <summary>Address of the next instruction; set by the instruction that ends a block.</summary>
    public ulong NextPc;

    /// <summary>How the block ended.</summary>
    public BlockExit Exit;

    /// <summary>Cycles that the running block has lost so far to what only execution can tell.</summary>
    public long Penalty;

    /// <summary>When the cache is used next: cycles above a count, so that later uses have larger numbers in every engine.</summary>
    public long Clock;

    /// <summary>The services of translated code, as a handle.</summary>
    public nint Services;

    /// <summary>Where translated code must come back, in cycles as a packed number has them.</summary>
    public long Horizon;

    /// <summary>When the last store leaves the queue of the store buffer, in cycles as a packed number has them.</summary>
    public long StoreQueue;

    /// <summary>What a read by translated code gave that had to ask.</summary>
    public ulong Value;

    /// <summary>The node in which translated code stopped.</summary>
    public CostNode* Node;

    /// <summary>The instruction of the node's block that the interpreter must do; none if negative.</summary>
    public int StoppedAt;

    /// <summary>Pipeline state at the start of the next block.</summary>
    public int PipelineState;

    /// <summary>Number of the instruction line that was fetched last.</summary>
    public ulong FetchLine;

    /// <summary>Address that lr reserved, or <see cref="NoReservation"/>.</summary>
    public ulong Reservation;

    /// <summary>mstatus.FS: <see cref="FloatControl.Off"/> to <see cref="FloatControl.Dirty"/>.</summary>
    public byte FloatStatus;

    /// <summary>fflags.</summary>
    public byte FloatFlags;

    /// <summary>frm.</summary>
    public byte RoundingMode;

    /// <summary>Label of what fflags tells of the values that raised them.</summary>
    public ushort FloatFlagsLabel;

    /// <summary>Label of frm.</summary>
    public ushort RoundingLabel;

    /// <summary>Label of the branches under which the hart stands.</summary>
    public ushort ScopeLabel;

    /// <summary>No line.</summary>
    public const ulong NoLine = ulong.MaxValue;

    /// <summary>No address: odd, so no aligned access equals it.</summary>
    public const ulong NoReservation = ulong.MaxValue;
}
