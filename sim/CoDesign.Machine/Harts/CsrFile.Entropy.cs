using CoDesign.Isa;
using CoDesign.Trust;

namespace CoDesign.Machine.Harts;

/// <content>The entropy source (RISC-V Unprivileged ISA, “Entropy Source”, “Zkr”).</content>
internal sealed partial class CsrFile
{
    // seed: OPST in bits 31:30, entropy in bits 15:0. The source is always ready: the state ES16.
    private const ulong SeedReady = 2UL << 30;

    // mseccfg: who below machine mode may access seed.
    private const ulong UserSeed = 1UL << 8;
    private const ulong SupervisorSeed = 1UL << 9;

    private ulong _seedAccess;

    /// <summary>Gives 16 random bits; set on a hart with Zkr.</summary>
    public Func<ushort>? Entropy { get; set; }

    /// <summary>The label of entropy.</summary>
    public Label EntropyLabel { get; set; }

    private ulong ReadSeed() => SeedReady | Entropy!();

    private bool IsSeedOpen => (_seedAccess & (Mode is PrivilegeMode.Supervisor ? SupervisorSeed : UserSeed)) != 0;

    private void WriteSecurity(ulong value)
    {
        ulong writable = _isa.Has(Extension.Zkr) ? (_hasUser ? UserSeed : 0) | (_hasSupervisor ? SupervisorSeed : 0) : 0;
        _seedAccess = value & writable;
        if (_hasEnhancedProtection)
        {
            Protection!.WriteSecurity(value);
        }
    }
}
