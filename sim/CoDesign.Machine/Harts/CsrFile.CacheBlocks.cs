using CoDesign.Isa;

namespace CoDesign.Machine.Harts;

/// <content>Which modes may use cache-block instructions (RISC-V Unprivileged ISA, “CMO” Extensions, “Control and Status Register State”).</content>
internal sealed partial class CsrFile
{
    // Fields of menvcfg and senvcfg: CBIE 5:4, CBCFE 6, CBZE 7.
    private const int InvalidateShift = 4;
    private const ulong InvalidateField = 3UL << InvalidateShift;
    private const ulong InvalidateFlushes = 1;
    private const ulong InvalidateReserved = 2;
    private const ulong CleanEnable = 1UL << 6;
    private const ulong ZeroEnable = 1UL << 7;

    private ulong CacheBlockFields =>
        (_isa.Has(Extension.Zicbom) ? InvalidateField | CleanEnable : 0) | (_isa.Has(Extension.Zicboz) ? ZeroEnable : 0);

    /// <summary>Whether the present mode may do something with cache blocks; a mode above may have made inval a flush.</summary>
    public bool Permits(ref CacheBlockAction action)
    {
        CacheBlockAction wanted = action;
        return (Mode is PrivilegeMode.Machine || Permits(_environment, wanted, ref action))
            && (Mode is not PrivilegeMode.User || !_hasSupervisor || Permits(_supervisorEnvironment, wanted, ref action));
    }

    private static bool Permits(ulong environment, CacheBlockAction wanted, ref CacheBlockAction action)
    {
        switch (wanted)
        {
            case CacheBlockAction.Zero:
                return (environment & ZeroEnable) != 0;
            case CacheBlockAction.Clean or CacheBlockAction.Flush:
                return (environment & CleanEnable) != 0;
            default:
                ulong field = (environment & InvalidateField) >> InvalidateShift;
                action = field == InvalidateFlushes ? CacheBlockAction.Flush : action;
                return field != 0;
        }
    }

    // CBIE is WARL: 2 is reserved and becomes 0.
    private ulong CacheBlockEnables(ulong written)
    {
        bool isReserved = (written & InvalidateField) >> InvalidateShift == InvalidateReserved;
        return written & CacheBlockFields & ~(isReserved ? InvalidateField : 0);
    }
}
