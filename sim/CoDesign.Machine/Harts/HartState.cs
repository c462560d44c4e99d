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
    /// Integer registers; slot 32 takes writes to x0. RV32 keeps each value sign-extended to 64 bits.
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

    /// <summary>Address that lr reserved, or <see cref="NoReservation"/>.</summary>
    public ulong Reservation;

    /// <summary>No address: odd, so no aligned access equals it.</summary>
    public const ulong NoReservation = ulong.MaxValue;
}
