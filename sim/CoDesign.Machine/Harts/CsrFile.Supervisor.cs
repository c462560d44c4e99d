using CoDesign.Description.Cores;
using CoDesign.Isa;

namespace CoDesign.Machine.Harts;

/// <content>Registers of supervisor mode. Several are views of machine registers: what the other bits hold does not show.</content>
internal sealed partial class CsrFile
{
    // satp: MODE and PPN (and on RV64 a wider ASID) by register width (“Supervisor Address Translation and Protection Register”).
    private const ulong Sv32Writable = uint.MaxValue;

    private ulong ReadSupervisor(int number) => number switch
    {
        Csrs.Sstatus => (Status & MachineStatus.SupervisorView) | _floats.InStatus(_isa.Xlen),
        Csrs.Sie => Enabled & _delegatedInterrupts,
        Csrs.Sip => Pending & _delegatedInterrupts,
        Csrs.Stvec => SupervisorTrapVector,
        Csrs.Scounteren => _supervisorCounters,
        Csrs.Senvcfg => _supervisorEnvironment,
        Csrs.Sscratch => _supervisorScratch,
        Csrs.Sepc => _supervisorPc,
        Csrs.Scause => _supervisorCause,
        Csrs.Stval => _supervisorValue,
        Csrs.Satp => Satp,
        Csrs.Stimecmp => Low(SupervisorTimeCompare),
        Csrs.Stimecmph => SupervisorTimeCompare >> 32,
        Csrs.Medeleg => _delegatedExceptions,
        Csrs.Mideleg => _delegatedInterrupts,
        _ => 0,
    };

    private void WriteSupervisor(int number, ulong value)
    {
        switch (number)
        {
            case Csrs.Sstatus:
                WriteStatus((Status & ~MachineStatus.SupervisorView) | (value & MachineStatus.SupervisorView), _writableStatus & MachineStatus.SupervisorView);
                _floats.WriteStatus(value);
                break;
            case Csrs.Sie:
                Enabled = (Enabled & ~_delegatedInterrupts) | (value & _delegatedInterrupts);
                break;
            case Csrs.Sip:
                ulong writable = SupervisorSoftware & _delegatedInterrupts;
                _softwarePending = (_softwarePending & ~writable) | (value & writable);
                UpdatePending();
                break;
            case Csrs.Stvec:
                SupervisorTrapVector = (value & 2) != 0 ? value & ~3UL : value;
                break;
            case Csrs.Scounteren:
                _supervisorCounters = value & LendableCounters;
                break;
            case Csrs.Senvcfg:
                _supervisorEnvironment = (_translation is null ? 0 : value & FenceOrdersDevices) | CacheBlockEnables(value);
                break;
            case Csrs.Sscratch:
                _supervisorScratch = value;
                break;
            case Csrs.Sepc:
                _supervisorPc = value & InstructionAddressMask;
                break;
            case Csrs.Scause:
                _supervisorCause = value;
                break;
            case Csrs.Stval:
                _supervisorValue = value;
                break;
            case Csrs.Satp:
                WriteSatp(value);
                break;
            case Csrs.Stimecmp or Csrs.Stimecmph:
                SupervisorTimeCompare = Merge(value, SupervisorTimeCompare, number == Csrs.Stimecmph);
                SupervisorTimerChanged?.Invoke();
                break;
            case Csrs.Medeleg:
                _delegatedExceptions = value & DelegableExceptions;
                break;
            case Csrs.Mideleg:
                _delegatedInterrupts = value & (SupervisorInterrupts | PlatformInterrupts);
                break;
        }
    }

    // "If satp is written with an unsupported MODE, the entire write has no effect."
    private void WriteSatp(ulong value)
    {
        if (_translation is null)
        {
            return;
        }

        if (_is32)
        {
            Satp = value & Sv32Writable;
        }
        else
        {
            bool isSupported = (value >> 60) switch
            {
                0 or 8 => true,
                9 => _translation.Scheme is TranslationScheme.Sv48,
                _ => false,
            };
            Satp = isSupported ? value : Satp;
        }

        AccessChanged?.Invoke();
    }
}
