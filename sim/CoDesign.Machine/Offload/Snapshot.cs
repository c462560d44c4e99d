using CoDesign.Machine.Harts;
using CoDesign.Trust;

namespace CoDesign.Machine.Offload;

/// <summary>What a program owns of a hart while the region driver uses it.</summary>
internal sealed unsafe class Snapshot
{
    private readonly ulong[] _registers = new ulong[RegisterLabels.Slots];
    private RegisterLabels _labels;
    private ulong _enabled;
    private bool _isInterruptEnabled;
    private bool _isUserProgram;

    private Snapshot(ulong pc) => Pc = pc;

    /// <summary>Where the program goes on.</summary>
    public ulong Pc { get; }

    /// <summary>Takes a snapshot.</summary>
    public static Snapshot Of(Hart hart, ulong pc)
    {
        var snapshot = new Snapshot(pc)
        {
            _labels = hart.State->Labels,
            _enabled = hart.Csrs.Enabled,
            _isInterruptEnabled = hart.Csrs.IsInterruptEnabled,
            _isUserProgram = hart.Csrs.IsUserProgram,
        };
        for (int i = 0; i < snapshot._registers.Length; i++)
        {
            snapshot._registers[i] = hart.State->X[i];
        }

        return snapshot;
    }

    /// <summary>Gives everything back.</summary>
    public void Restore(Hart hart)
    {
        for (int i = 0; i < _registers.Length; i++)
        {
            hart.State->X[i] = _registers[i];
        }

        hart.State->Labels = _labels;
        hart.Csrs.Restore(_enabled, _isInterruptEnabled);
        hart.Csrs.IsUserProgram = _isUserProgram;
    }
}
