using CoDesign.Isa;
using CoDesign.Trust;

namespace CoDesign.Machine.Harts;

/// <summary>
/// Machine-mode CSRs of a hart without other modes (RISC-V Privileged Architecture, “Machine-Level CSRs”). Fields that such a hart
/// does not have read as zero (WARL).
/// </summary>
/// <param name="isa">Instructions of the hart.</param>
/// <param name="counters">Where counters come from.</param>
/// <param name="floats">Floating-point control and status.</param>
internal sealed class CsrFile(IsaString isa, ICounterSource counters, FloatControl floats)
{
    // mstatus: MIE is bit 3, MPIE bit 7; MPP (12:11) is 3 in a hart that has M-mode only.
    private const ulong InterruptEnable = 1UL << 3;
    private const ulong PreviousInterruptEnable = 1UL << 7;
    private const ulong PreviousPrivilegeMachine = 3UL << 11;

    // mip and mie: MSI 3, MTI 7, MEI 11, and 16 to 31 for the platform.
    private const ulong StandardInterrupts = (1UL << 3) | (1UL << 7) | (1UL << 11);
    private const ulong PlatformInterrupts = 0xFFFF0000;

    private const ulong CycleInhibit = 1;
    private const ulong RetireInhibit = 4;

    private readonly bool _is32 = isa.Xlen == 32;
    private readonly Dictionary<int, CsrDefinition> _definitions = Csrs.All
        .Where(d => isa.Has(d.Extension) && (isa.Xlen == 32 || !d.Rv32Only))
        .ToDictionary(d => d.Number);

    private readonly Dictionary<int, Label> _labels = [];
    private ulong _scratch;
    private ulong _value;
    private Counter _cycle;
    private Counter _retired;

    /// <summary>Bits of mip that something outside drives.</summary>
    public ulong Pending { get; set; }

    /// <summary>mie.</summary>
    public ulong Enabled { get; private set; }

    /// <summary>mstatus.MIE.</summary>
    public bool IsInterruptEnabled { get; set; }

    /// <summary>mtvec.</summary>
    public ulong TrapVector { get; private set; }

    /// <summary>mepc.</summary>
    public ulong ExceptionPc { get; private set; }

    /// <summary>mcause.</summary>
    public ulong Cause { get; private set; }

    private bool WasInterruptEnabled { get; set; }

    /// <summary>Reads a CSR.</summary>
    /// <returns><see langword="false"/>: the hart does not have it.</returns>
    public bool TryRead(int number, out ulong value)
    {
        CsrDefinition? definition = DefinitionOf(number);
        bool exists = definition is not null && (definition.Extension is not Extension.F || floats.IsEnabled);
        value = exists ? Read(number) : 0;
        return exists;
    }

    /// <summary>Whether a CSR may be written.</summary>
    public bool IsWritable(int number) => DefinitionOf(number) is { IsReadOnly: false };

    /// <summary>The label of a CSR's value: software may park a secret in one.</summary>
    public Label LabelOf(int number, LabelTable labels) =>
        number is Csrs.Fflags or Csrs.Frm or Csrs.Fcsr ? floats.LabelOf(number, labels) : _labels.GetValueOrDefault(number);

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
                IsInterruptEnabled = (value & InterruptEnable) != 0;
                WasInterruptEnabled = (value & PreviousInterruptEnable) != 0;
                floats.WriteStatus(value);
                break;
            case Csrs.Fflags or Csrs.Frm or Csrs.Fcsr:
                floats.Write(number, value, label);
                break;
            case Csrs.Mie:
                Enabled = value & (StandardInterrupts | PlatformInterrupts);
                break;
            case Csrs.Mtvec:
                // Modes above Vectored are reserved; the base is aligned to four bytes.
                TrapVector = (value & 2) != 0 ? value & ~3UL : value;
                break;
            case Csrs.Mcountinhibit:
                _cycle.Inhibit((value & CycleInhibit) != 0, counters.CyclesAfter);
                _retired.Inhibit((value & RetireInhibit) != 0, counters.InstructionsAfter);
                break;
            case Csrs.Mscratch:
                _scratch = value;
                break;
            case Csrs.Mepc:
                ExceptionPc = value & ~(isa.Has(Extension.Zca) ? 1UL : 3UL);
                break;
            case Csrs.Mcause:
                Cause = value;
                break;
            case Csrs.Mtval:
                _value = value;
                break;
            case Csrs.Mcycle:
                _cycle.Set(Merge(value, _cycle.At(counters.CyclesAfter), isHigh: false), counters.CyclesAfter);
                break;
            case Csrs.Mcycleh:
                _cycle.Set(Merge(value, _cycle.At(counters.CyclesAfter), isHigh: true), counters.CyclesAfter);
                break;
            case Csrs.Minstret:
                _retired.Set(Merge(value, _retired.At(counters.Instructions), isHigh: false), counters.InstructionsAfter);
                break;
            case Csrs.Minstreth:
                _retired.Set(Merge(value, _retired.At(counters.Instructions), isHigh: true), counters.InstructionsAfter);
                break;
        }
    }

    /// <summary>Enters a trap.</summary>
    /// <returns>Where to go on.</returns>
    public ulong EnterTrap(ulong pc, ulong cause, bool isInterrupt, ulong value)
    {
        ExceptionPc = pc;
        Cause = cause | (isInterrupt ? 1UL << (isa.Xlen - 1) : 0);
        _value = value;
        WasInterruptEnabled = IsInterruptEnabled;
        IsInterruptEnabled = false;
        ulong address = TrapVector & ~3UL;
        return isInterrupt && (TrapVector & 1) != 0 ? address + (4 * cause) : address;
    }

    /// <summary>Returns from a trap.</summary>
    /// <returns>Where to go on.</returns>
    public ulong ReturnFromTrap()
    {
        IsInterruptEnabled = WasInterruptEnabled;
        WasInterruptEnabled = true;
        return ExceptionPc;
    }

    /// <summary>Puts back what a visit of the region driver may have changed.</summary>
    public void Restore(ulong enabled, bool isInterruptEnabled)
    {
        Enabled = enabled;
        IsInterruptEnabled = isInterruptEnabled;
    }

    /// <summary>The interrupt to take now: external before software before timer, platform ones first, by rising number.</summary>
    /// <returns>Its number, or −1.</returns>
    public int InterruptToTake()
    {
        ulong ready = IsInterruptEnabled ? Pending & Enabled : 0;
        if (ready == 0)
        {
            return -1;
        }

        foreach (int standard in (ReadOnlySpan<int>)[11, 3, 7])
        {
            if ((ready & PlatformInterrupts) == 0 && (ready >> standard & 1) != 0)
            {
                return standard;
            }
        }

        return System.Numerics.BitOperations.TrailingZeroCount(ready & PlatformInterrupts);
    }

    private ulong Cycle => _cycle.At(counters.Cycles);

    private ulong Retired => _retired.At(counters.Instructions);

    private ulong Read(int number) => number switch
    {
        Csrs.Mstatus => Status,
        Csrs.Fflags or Csrs.Frm or Csrs.Fcsr => floats.Read(number),
        Csrs.Misa => MachineIsa(),
        Csrs.Mie => Enabled,
        Csrs.Mip => Pending,
        Csrs.Mtvec => TrapVector,
        Csrs.Mcountinhibit => (_cycle.IsInhibited ? CycleInhibit : 0) | (_retired.IsInhibited ? RetireInhibit : 0),
        Csrs.Mscratch => _scratch,
        Csrs.Mepc => ExceptionPc,
        Csrs.Mcause => Cause,
        Csrs.Mtval => _value,
        Csrs.Mcycle or Csrs.Cycle => Low(Cycle),
        Csrs.Mcycleh or Csrs.Cycleh => Cycle >> 32,
        Csrs.Minstret or Csrs.Instret => Low(Retired),
        Csrs.Minstreth or Csrs.Instreth => Retired >> 32,
        Csrs.Time => Low(counters.Ticks),
        Csrs.Timeh => counters.Ticks >> 32,
        _ => 0,
    };

    private ulong Status =>
        (IsInterruptEnabled ? InterruptEnable : 0)
        | (WasInterruptEnabled ? PreviousInterruptEnable : 0)
        | PreviousPrivilegeMachine
        | floats.InStatus(isa.Xlen);

    private ulong Low(ulong value) => _is32 ? (uint)value : value;

    private ulong Merge(ulong written, ulong old, bool isHigh) =>
        isHigh ? (written << 32) | (uint)old
        : _is32 ? (old & ~(ulong)uint.MaxValue) | (uint)written
        : written;

    // misa: MXL in the two highest bits, then a bit per single-letter extension.
    private ulong MachineIsa()
    {
        ulong letters = 1UL << ('i' - 'a');
        letters |= isa.Has(Extension.M) ? 1UL << ('m' - 'a') : 0;
        letters |= isa.Has(Extension.Zaamo) && isa.Has(Extension.Zalrsc) ? 1UL : 0;
        letters |= isa.Has(Extension.Zba) && isa.Has(Extension.Zbb) && isa.Has(Extension.Zbs) ? 1UL << ('b' - 'a') : 0;
        letters |= isa.Has(Extension.F) ? 1UL << ('f' - 'a') : 0;
        letters |= isa.Has(Extension.D) ? 1UL << ('d' - 'a') : 0;
        letters |= isa.HasWholeC ? 1UL << ('c' - 'a') : 0;
        return letters | ((_is32 ? 1UL : 2UL) << (isa.Xlen - 2));
    }

    private CsrDefinition? DefinitionOf(int number) => _definitions.GetValueOrDefault(number);

    // A counter that software can write and stop, on top of one that only counts.
    private struct Counter
    {
        // The value while it stands, or what it is ahead of its source.
        private long _offset;

        public bool IsInhibited { get; private set; }

        public readonly ulong At(long source) => (ulong)(IsInhibited ? _offset : source + _offset);

        public void Set(ulong value, long source) => _offset = IsInhibited ? (long)value : (long)value - source;

        public void Inhibit(bool isInhibited, long source)
        {
            ulong value = At(source);
            IsInhibited = isInhibited;
            Set(value, source);
        }
    }
}
