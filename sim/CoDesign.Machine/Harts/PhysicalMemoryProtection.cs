using CoDesign.Checkpoints;
using CoDesign.Description.Cores;
using CoDesign.Isa;

namespace CoDesign.Machine.Harts;

/// <summary>
/// PMP with 16 entries, and Smepmp if the hart has it (RISC-V Privileged Architecture, “Physical Memory Protection” and “Smepmp”).
/// </summary>
/// <param name="description">What the unit has.</param>
/// <param name="xlen">Register width.</param>
internal sealed class PhysicalMemoryProtection(PmpDescription description, int xlen)
{
    private const byte Readable = 1;
    private const byte Writable = 2;
    private const byte Executable = 4;
    private const byte Locked = 0x80;
    private const int ModeShift = 3;
    private const byte ModeMask = 3 << ModeShift;
    private const byte Configurable = Readable | Writable | Executable | ModeMask | Locked;

    // pmpcfg.A.
    private const int Off = 0;
    private const int TopOfRange = 1;
    private const int Naturally4 = 2;
    private const int NaturallyAligned = 3;

    // mseccfg.
    private const ulong MachineModeLockdown = 1;
    private const ulong MachineModeAllowlist = 2;
    private const ulong RuleLockingBypass = 4;

    // pmpaddr holds bits 55:2 of an address on RV64, 33:2 on RV32.
    private readonly ulong _addressMask = xlen == 32 ? uint.MaxValue : (1UL << 54) - 1;
    private readonly int _grain = System.Numerics.BitOperations.Log2(description.Granularity.Bytes) - 2;
    private readonly byte[] _configurations = new byte[Csrs.PmpEntries];
    private readonly ulong[] _addresses = new ulong[Csrs.PmpEntries];
    private readonly (ulong Start, ulong End)[] _ranges = new (ulong, ulong)[Csrs.PmpEntries];

    /// <summary>mseccfg.</summary>
    public ulong Security { get; private set; }

    /// <summary>Whether machine mode itself is held to a rule; otherwise it passes everywhere without a look.</summary>
    public bool BindsMachine { get; private set; }

    private bool IsLockdown => (Security & MachineModeLockdown) != 0;

    private bool IsBypassed => (Security & RuleLockingBypass) != 0;

    /// <summary>Reads pmpcfg.</summary>
    public ulong ReadConfiguration(int register)
    {
        ulong value = 0;
        for (int i = 0; i < xlen / 8; i++)
        {
            value |= (ulong)_configurations[(4 * register) + i] << (8 * i);
        }

        return value;
    }

    /// <summary>Writes pmpcfg.</summary>
    public void WriteConfiguration(int register, ulong value)
    {
        for (int i = 0; i < xlen / 8; i++)
        {
            WriteEntry((4 * register) + i, (byte)(value >> (8 * i)));
        }

        Update();
    }

    /// <summary>Reads pmpaddr. A grain above four bytes shows in its lowest bits.</summary>
    public ulong ReadAddress(int entry)
    {
        ulong value = _addresses[entry];
        if (ModeOf(entry) == NaturallyAligned)
        {
            return _grain >= 2 ? value | ((1UL << (_grain - 1)) - 1) : value;
        }

        return value & ~((1UL << _grain) - 1);
    }

    /// <summary>Writes pmpaddr. That of a locked entry stands, and so does that below a locked range.</summary>
    public void WriteAddress(int entry, ulong value)
    {
        bool isBottom = entry + 1 < Csrs.PmpEntries && IsLocked(entry + 1) && ModeOf(entry + 1) == TopOfRange;
        if (!IsBypassed && (IsLocked(entry) || isBottom))
        {
            return;
        }

        _addresses[entry] = value & _addressMask;
        Update();
    }

    /// <summary>Writes mseccfg. MML and MMWP stay set; RLB cannot be set while a rule is locked.</summary>
    public void WriteSecurity(ulong value)
    {
        bool canBypass = IsBypassed || !_configurations.Any(c => (c & Locked) != 0);
        Security |= value & (MachineModeLockdown | MachineModeAllowlist);
        Security = canBypass ? (Security & ~RuleLockingBypass) | (value & RuleLockingBypass) : Security;
        Update();
    }

    /// <summary>What a range of addresses permits: the entry with the lowest number that holds any byte of it decides.</summary>
    /// <param name="start">First byte.</param>
    /// <param name="length">Bytes.</param>
    /// <param name="mode">Who asks.</param>
    /// <param name="permitted">What is permitted everywhere in the range.</param>
    /// <returns><see langword="false"/>: that entry holds part of the range only. An access then fails.</returns>
    public bool TryFind(ulong start, ulong length, PrivilegeMode mode, out MemoryAccesses permitted)
    {
        permitted = MemoryAccesses.None;
        ulong end = start + length;
        for (int i = 0; i < _ranges.Length; i++)
        {
            (ulong first, ulong behind) = _ranges[i];
            if (start < behind && first < end)
            {
                bool isWhole = first <= start && end <= behind;
                permitted = isWhole ? PermittedBy(_configurations[i], mode) : MemoryAccesses.None;
                return isWhole;
            }
        }

        if (mode is PrivilegeMode.Machine && (Security & MachineModeAllowlist) == 0)
        {
            permitted = IsLockdown ? MemoryAccesses.Load | MemoryAccesses.Store : MemoryAccesses.All;
        }

        return true;
    }

    private MemoryAccesses PermittedBy(byte configuration, PrivilegeMode mode)
    {
        bool isMachine = mode is PrivilegeMode.Machine;
        bool isLocked = (configuration & Locked) != 0;
        if (IsLockdown)
        {
            return PermittedInLockdown(configuration & (Readable | Writable | Executable), isLocked, isMachine);
        }

        return isMachine && !isLocked ? MemoryAccesses.All : (MemoryAccesses)(configuration & (int)MemoryAccesses.All);
    }

    // Smepmp, table “Truth table when mseccfg.MML is set”. The bits of pmpcfg are those of MemoryAccesses: R 1, W 2, X 4. A rule of
    // machine mode has L, one of the others has not; W without R means a region that both share.
    private static MemoryAccesses PermittedInLockdown(int bits, bool isLocked, bool isMachine)
    {
        const MemoryAccesses Data = MemoryAccesses.Load | MemoryAccesses.Store;
        const MemoryAccesses Code = MemoryAccesses.Load | MemoryAccesses.Fetch;
        switch (bits)
        {
            case Writable when !isLocked:
                return isMachine ? Data : MemoryAccesses.Load;
            case Writable | Executable when !isLocked:
                return Data;
            case Writable:
                return MemoryAccesses.Fetch;
            case Writable | Executable:
                return isMachine ? Code : MemoryAccesses.Fetch;
            case Readable | Writable | Executable when isLocked:
                return MemoryAccesses.Load;
            default:
                return isLocked == isMachine ? (MemoryAccesses)bits : MemoryAccesses.None;
        }
    }

    private void WriteEntry(int entry, byte value)
    {
        if (IsLocked(entry) && !IsBypassed)
        {
            return;
        }

        value &= Configurable;
        int bits = value & (Readable | Writable | Executable);
        if (!IsLockdown && (bits & (Readable | Writable)) == Writable)
        {
            // Reserved without Smepmp: such an entry grants no write.
            value &= unchecked((byte)~Writable);
        }

        // Smepmp: with MML no rule may be added that lets machine mode execute, unless RLB is set.
        bool executes = (value & Locked) != 0 && bits is Executable or (Readable | Executable) or Writable or (Writable | Executable);
        if (IsLockdown && !IsBypassed && (value & Locked) != 0 && executes)
        {
            return;
        }

        // A grain above four bytes has no NA4.
        if (_grain > 0 && (value & ModeMask) >> ModeShift == Naturally4)
        {
            value |= NaturallyAligned << ModeShift;
        }

        _configurations[entry] = value;
    }

    private void Update()
    {
        BindsMachine = (Security & (MachineModeLockdown | MachineModeAllowlist)) != 0;
        for (int i = 0; i < _ranges.Length; i++)
        {
            _ranges[i] = RangeOf(i);
            BindsMachine |= IsLocked(i) && ModeOf(i) != Off;
        }
    }

    private (ulong Start, ulong End) RangeOf(int entry)
    {
        ulong grainMask = ~((1UL << _grain) - 1);
        ulong address = _addresses[entry];
        switch (ModeOf(entry))
        {
            case TopOfRange:
                ulong start = entry == 0 ? 0 : _addresses[entry - 1] & grainMask;
                return (start << 2, (address & grainMask) << 2);
            case Naturally4:
                return (address << 2, (address << 2) + 4);
            case NaturallyAligned:
                // The ones at the end, and the zero above them, give the size.
                ulong value = _grain >= 2 ? address | ((1UL << (_grain - 1)) - 1) : address;
                ulong covered = value ^ (value + 1);
                ulong first = (value & ~covered) << 2;
                return (first, first + ((covered + 1) << 2));
            default:
                return (0, 0);
        }
    }

    private int ModeOf(int entry) => (_configurations[entry] & ModeMask) >> ModeShift;

    private bool IsLocked(int entry) => (_configurations[entry] & Locked) != 0;

    /// <summary>Moves the rules into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        stream.Array<byte>(_configurations);
        stream.Array<ulong>(_addresses);
        Security = stream.Value(Security);
        Update();
    }
}
