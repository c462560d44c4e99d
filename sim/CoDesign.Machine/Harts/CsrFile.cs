using CoDesign.Description.Cores;
using CoDesign.Isa;
using CoDesign.Trust;

namespace CoDesign.Machine.Harts;

/// <summary>
/// The CSRs of a hart and its privilege mode (RISC-V Privileged Architecture, “Machine-Level ISA” and “Supervisor-Level ISA”).
/// Fields for what the hart does not have read as zero (WARL).
/// </summary>
internal sealed partial class CsrFile
{
    // menvcfg and senvcfg.
    private const ulong FenceOrdersDevices = 1;
    private const ulong HardwareUpdates = 1UL << 61;
    private const ulong SupervisorTimer = 1UL << 63;

    private readonly IsaString _isa;
    private readonly ICounterSource _counters;
    private readonly FloatControl _floats;
    private readonly bool _is32;
    private readonly bool _hasSupervisor;
    private readonly bool _hasUser;
    private readonly bool _hasEnhancedProtection;
    private readonly TranslationDescription? _translation;
    private readonly ulong _writableStatus;
    private readonly Dictionary<int, CsrDefinition> _definitions;
    private readonly Dictionary<int, Label> _labels = [];
    private ulong _scratch;
    private ulong _value;
    private ulong _environment;
    private ulong _supervisorEnvironment;
    private ulong _supervisorScratch;
    private ulong _supervisorPc;
    private ulong _supervisorCause;
    private ulong _supervisorValue;

    /// <summary>For a hart in reset.</summary>
    /// <param name="core">What the hart has.</param>
    /// <param name="counters">Where counters come from.</param>
    /// <param name="floats">Floating-point control and status.</param>
    public CsrFile(CoreDescription core, ICounterSource counters, FloatControl floats)
    {
        _floats = floats;
        _isa = core.Isa;
        _counters = counters;
        _is32 = core.Isa.Xlen == 32;
        _hasSupervisor = core.Privilege is PrivilegeModes.Msu;
        _hasUser = core.Privilege is not PrivilegeModes.M;
        _hasEnhancedProtection = core.Pmp is { IsEnhanced: true };
        _translation = core.Translation;
        _writableStatus = MachineStatus.WritableOf(core.Privilege, core.Translation is not null);
        Protection = core.Pmp is null ? null : new PhysicalMemoryProtection(core.Pmp, core.Isa.Xlen);
        _definitions = Csrs.All
            .Where(d => core.Isa.Has(d.Extension) && (_is32 || !d.Rv32Only) && d.Modes <= core.Privilege && HasFeature(core, d.Feature))
            .ToDictionary(d => d.Number);

        // The standard leaves MPP open; Spike, QEMU, CVA6 and Ibex come up with user mode, and suites count on it.
        Status = (_hasUser ? 0 : MachineStatus.PreviousPrivilege)
            | (_hasUser && !_is32 ? MachineStatus.UserXlen64 : 0)
            | (_hasSupervisor && !_is32 ? MachineStatus.SupervisorXlen64 : 0);
    }

    /// <summary>Called when something has changed on which accesses to memory depend; null on a hart where nothing can.</summary>
    public Action? AccessChanged { get; set; }

    /// <summary>Called when the rules themselves have changed: what was found out under the old ones does not hold any more.</summary>
    public Action? AccessRulesChanged { get; set; }

    /// <summary>Called when stimecmp, or whether it counts, has changed.</summary>
    public Action? SupervisorTimerChanged { get; set; }

    /// <summary>The mode in which instructions run.</summary>
    public PrivilegeMode Mode { get; private set; } = PrivilegeMode.Machine;

    /// <summary>
    /// A program of the linux_user ABI has what user mode has: the rest belongs to the kernel, whose work the simulator does. The hart
    /// stays in machine mode, which needs no rule of protection for the program's memory.
    /// </summary>
    public bool IsUserProgram { get; set; }

    /// <summary>mstatus.</summary>
    public ulong Status { get; private set; }

    /// <summary>The mode in which loads and stores happen: MPRV lends that of MPP.</summary>
    public PrivilegeMode DataMode => (Status & MachineStatus.ModifyPrivilege) != 0 && Mode is PrivilegeMode.Machine ? PreviousMode : Mode;

    /// <summary>The PMP unit; null if the hart has none.</summary>
    public PhysicalMemoryProtection? Protection { get; }

    /// <summary>satp.</summary>
    public ulong Satp { get; private set; }

    /// <summary>Whether hardware sets the accessed and dirty bits of pages.</summary>
    public bool UpdatesPages => (_environment & HardwareUpdates) != 0;

    /// <summary>mtvec.</summary>
    public ulong TrapVector { get; private set; }

    /// <summary>stvec.</summary>
    public ulong SupervisorTrapVector { get; private set; }

    /// <summary>mepc.</summary>
    public ulong ExceptionPc { get; private set; }

    /// <summary>mcause.</summary>
    public ulong Cause { get; private set; }

    /// <summary>stimecmp.</summary>
    public ulong SupervisorTimeCompare { get; private set; } = ulong.MaxValue;

    /// <summary>menvcfg.STCE: stimecmp drives mip.STIP.</summary>
    public bool HasSupervisorTimer => (_environment & SupervisorTimer) != 0;

    private PrivilegeMode PreviousMode => (PrivilegeMode)(Status >> MachineStatus.PreviousPrivilegeShift & 3);

    /// <summary>Reads a CSR.</summary>
    /// <returns><see langword="false"/>: the hart does not have it, or not in this mode.</returns>
    public bool TryRead(int number, out ulong value)
    {
        CsrDefinition? definition = DefinitionOf(number);
        bool isAccessible = definition is not null
            && definition.LeastMode <= (IsUserProgram ? PrivilegeMode.User : Mode)
            && (Mode is PrivilegeMode.Machine || IsOpen(number))
            && (definition.Extension is not Extension.F || _floats.IsEnabled);
        value = isAccessible ? Read(number) : 0;
        return isAccessible;
    }

    /// <summary>Whether a CSR may be written.</summary>
    public bool IsWritable(int number) => DefinitionOf(number) is { IsReadOnly: false };

    /// <summary>
    /// What csrrs and csrrc combine with their operand. It is what was read, except that the external interrupt of supervisor mode
    /// is read as software's bit or the controller's wire, and only the bit is written (“Machine Interrupt (mip and mie) Registers”).
    /// </summary>
    public ulong ModifiableOf(int number, ulong read) =>
        number == Csrs.Mip ? (read & ~SupervisorExternal) | (_softwarePending & SupervisorExternal) : read;

    /// <summary>The label of a CSR's value: software may park a secret in one.</summary>
    public Label LabelOf(int number, LabelTable labels) =>
        number is Csrs.Fflags or Csrs.Frm or Csrs.Fcsr ? _floats.LabelOf(number, labels)
        : number == Csrs.Seed ? EntropyLabel
        : _labels.GetValueOrDefault(number);

    /// <summary>Writes a CSR that the hart has and that may be written.</summary>
    public void Write(int number, ulong value, Label label)
    {
        if (!label.IsPublic || _labels.Count > 0)
        {
            _labels[number] = label;
        }

        switch (number)
        {
            case Csrs.Mstatus:
                WriteStatus(value, _writableStatus);
                _floats.WriteStatus(value);
                break;
            case Csrs.Fflags or Csrs.Frm or Csrs.Fcsr:
                _floats.Write(number, value, label);
                break;
            case Csrs.Mie:
                Enabled = value & ImplementedInterrupts;
                break;
            case Csrs.Mtvec:
                // Modes above Vectored are reserved; the base is aligned to four bytes.
                TrapVector = (value & 2) != 0 ? value & ~3UL : value;
                break;
            case Csrs.Mscratch:
                _scratch = value;
                break;
            case Csrs.Mepc:
                ExceptionPc = value & InstructionAddressMask;
                break;
            case Csrs.Mcause:
                Cause = value;
                break;
            case Csrs.Mtval:
                _value = value;
                break;
            case Csrs.Mcounteren:
                _machineCounters = value & LendableCounters;
                break;
            case Csrs.Menvcfg:
                WriteEnvironment(Merge(value, _environment, isHigh: false));
                break;
            case Csrs.Menvcfgh:
                WriteEnvironment(Merge(value, _environment, isHigh: true));
                break;
            case Csrs.Mip:
                _softwarePending = value & WritablePending;
                UpdatePending();
                break;
            case Csrs.Seed:
                // "The write value must be ignored."
                break;
            case int when IsCounter(number):
                WriteCounter(number, value);
                break;
            case >= Csrs.Pmpcfg0 and < Csrs.Pmpaddr0 + Csrs.PmpEntries or Csrs.Mseccfg:
                WriteProtection(number, value);
                break;
            default:
                WriteSupervisor(number, value);
                break;
        }
    }

    /// <summary>Puts back what a visit of the region driver may have changed.</summary>
    public void Restore(ulong enabled, bool isInterruptEnabled)
    {
        Enabled = enabled;
        IsInterruptEnabled = isInterruptEnabled;
    }

    private ulong InstructionAddressMask => ~(_isa.Has(Extension.Zca) ? 1UL : 3UL);

    private ulong Read(int number) => number switch
    {
        Csrs.Mstatus => Status | _floats.InStatus(_isa.Xlen),
        Csrs.Fflags or Csrs.Frm or Csrs.Fcsr => _floats.Read(number),
        Csrs.Misa => MachineIsa(),
        Csrs.Mie => Enabled,
        Csrs.Mip => Pending,
        Csrs.Mtvec => TrapVector,
        Csrs.Mscratch => _scratch,
        Csrs.Mepc => ExceptionPc,
        Csrs.Mcause => Cause,
        Csrs.Mtval => _value,
        Csrs.Mcounteren => _machineCounters,
        Csrs.Menvcfg => Low(_environment),
        Csrs.Menvcfgh => _environment >> 32,
        >= Csrs.Pmpcfg0 and < Csrs.Pmpaddr0 => Protection!.ReadConfiguration(number - Csrs.Pmpcfg0),
        >= Csrs.Pmpaddr0 and < Csrs.Pmpaddr0 + Csrs.PmpEntries => Protection!.ReadAddress(number - Csrs.Pmpaddr0),
        Csrs.Mseccfg => (Protection?.Security ?? 0) | _seedAccess,
        Csrs.Seed => ReadSeed(),
        int when IsCounter(number) => ReadCounter(number),
        _ => ReadSupervisor(number),
    };

    private void WriteStatus(ulong value, ulong writable)
    {
        // MPP keeps its value if the new one names a mode that the hart lacks; 2 names none.
        ulong previous = value >> MachineStatus.PreviousPrivilegeShift & 3;
        bool isMode = previous is 0 or 3 || (previous == 1 && _hasSupervisor);
        writable = isMode ? writable : writable & ~MachineStatus.PreviousPrivilege;
        Status = (Status & ~writable) | (value & writable);
        AccessChanged?.Invoke();
    }

    private void WriteEnvironment(ulong value)
    {
        ulong writable = (_hasSupervisor ? SupervisorTimer : 0)
            | (_translation is null ? 0 : FenceOrdersDevices)
            | (_translation?.Updates is AccessedDirtyUpdate.Hardware ? HardwareUpdates : 0);
        _environment = (value & writable) | CacheBlockEnables(value);
        UpdatePending();
        SupervisorTimerChanged?.Invoke();
        AccessRulesChanged?.Invoke();
    }

    private void WriteProtection(int number, ulong value)
    {
        switch (number)
        {
            case Csrs.Mseccfg:
                WriteSecurity(value);
                break;
            case < Csrs.Pmpaddr0:
                Protection!.WriteConfiguration(number - Csrs.Pmpcfg0, value);
                break;
            default:
                Protection!.WriteAddress(number - Csrs.Pmpaddr0, value);
                break;
        }

        AccessRulesChanged?.Invoke();
    }

    // Below machine mode: counters are lent by mcounteren and scounteren, satp and stimecmp by machine mode.
    private bool IsOpen(int number)
    {
        switch (number)
        {
            case >= 0xC00 and < 0xC20 or >= 0xC80 and < 0xCA0:
                ulong lent = Mode is PrivilegeMode.User && _hasSupervisor ? _machineCounters & _supervisorCounters : _machineCounters;
                return (lent >> (number & 31) & 1) != 0;
            case Csrs.Seed:
                return IsSeedOpen;
            case Csrs.Satp:
                return (Status & MachineStatus.TrapVirtualMemory) == 0;
            case Csrs.Stimecmp or Csrs.Stimecmph:
                return HasSupervisorTimer && (_machineCounters & TimeEnabled) != 0;
            default:
                return true;
        }
    }

    private ulong Low(ulong value) => _is32 ? (uint)value : value;

    private ulong Merge(ulong written, ulong old, bool isHigh) =>
        isHigh ? (written << 32) | (uint)old
        : _is32 ? (old & ~(ulong)uint.MaxValue) | (uint)written
        : written;

    // misa: MXL in the two highest bits, then a bit per single-letter extension, and S and U for modes.
    private ulong MachineIsa()
    {
        ulong letters = 1UL << ('i' - 'a');
        letters |= _isa.Has(Extension.M) ? 1UL << ('m' - 'a') : 0;
        letters |= _isa.Has(Extension.Zaamo) && _isa.Has(Extension.Zalrsc) ? 1UL : 0;
        letters |= _isa.Has(Extension.Zba) && _isa.Has(Extension.Zbb) && _isa.Has(Extension.Zbs) ? 1UL << ('b' - 'a') : 0;
        letters |= _isa.Has(Extension.F) ? 1UL << ('f' - 'a') : 0;
        letters |= _isa.Has(Extension.D) ? 1UL << ('d' - 'a') : 0;
        letters |= _isa.HasWholeC ? 1UL << ('c' - 'a') : 0;
        letters |= _hasSupervisor ? 1UL << ('s' - 'a') : 0;
        letters |= _hasUser ? 1UL << ('u' - 'a') : 0;
        return letters | ((_is32 ? 1UL : 2UL) << (_isa.Xlen - 2));
    }

    private CsrDefinition? DefinitionOf(int number) => _definitions.GetValueOrDefault(number);

    private static bool HasFeature(CoreDescription core, CsrFeature feature) => feature switch
    {
        CsrFeature.Pmp => core.Pmp is not null,
        CsrFeature.MachineSecurity => core.Pmp is { IsEnhanced: true } || core.Isa.Has(Extension.Zkr),
        _ => true,
    };
}
