using CoDesign.Checkpoints;

namespace CoDesign.Trust;

/// <summary>
/// What an IOPMP does on a violation, and what it remembers of it: ERR_CFG, and the record of the first violation, which stays until
/// software clears ERR_INFO.v. So it is no log; the audit log has every violation.
/// </summary>
internal sealed class IopmpErrorRecord
{
    /// <summary>ERR_CFG.rs: refused requesters are not told.</summary>
    public const uint Suppress = 4;

    private const uint Lock = 1;
    private const uint InterruptEnable = 2;
    private const uint FaultStalled = 16;
    private const uint Implemented = Lock | InterruptEnable | Suppress | FaultStalled;
    private const uint Valid = 1;
    private const uint SubsequentViolation = 1 << 8;
    private const uint NoEntry = 0xFFFF;
    private const int RolesPerWindow = 16;

    private readonly ushort[] _windows;
    private uint _configuration;
    private uint _information;
    private ulong _address;
    private uint _id;
    private int _window;
    private bool _raises;

    public IopmpErrorRecord(uint configuration, int roles)
    {
        _configuration = configuration;
        _windows = new ushort[Math.Max(1, (roles + RolesPerWindow - 1) / RolesPerWindow)];
    }

    /// <summary>ERR_CFG.</summary>
    public uint Configuration => _configuration;

    /// <summary>Whether a stalled transaction is refused instead.</summary>
    public bool FaultsStalled => (_configuration & FaultStalled) != 0;

    /// <summary>ERR_INFO.</summary>
    public uint Information => _information | (Array.Exists(_windows, w => w != 0) ? SubsequentViolation : 0);

    /// <summary>Request address bits 65 to 2.</summary>
    public ulong Address => _address;

    /// <summary>ERR_REQID.</summary>
    public uint Id => _id;

    /// <summary>Whether the interrupt is asserted.</summary>
    public bool IsInterrupting => _raises && (_information & Valid) != 0 && (_configuration & InterruptEnable) != 0;

    /// <summary>Writes ERR_CFG.</summary>
    /// <returns>Whether the register is locked and the value another one.</returns>
    public bool Configure(uint value)
    {
        if ((_configuration & Lock) != 0)
        {
            return (value & Implemented) != _configuration;
        }

        _configuration = value & Implemented;
        return false;
    }

    /// <summary>Writes ERR_INFO: a 1 to v clears it.</summary>
    public void Acknowledge(uint value)
    {
        if ((value & Valid) != 0)
        {
            _information = 0;
            _raises = false;
        }
    }

    /// <summary>Notes a violation.</summary>
    /// <param name="role">Request role id.</param>
    /// <param name="address">First byte.</param>
    /// <param name="access">What was tried.</param>
    /// <param name="error">Why it is refused.</param>
    /// <param name="index">Index of the entry that decided; null if none did.</param>
    /// <param name="entry">That entry.</param>
    /// <returns>Whether the requester gets a bus error.</returns>
    public bool Note(int role, ulong address, IopmpAccessKind access, IopmpError error, int? index, IopmpEntry entry)
    {
        bool isPermission = error is IopmpError.IllegalRead or IopmpError.IllegalWrite or IopmpError.IllegalFetch;
        bool interrupts = (_configuration & InterruptEnable) != 0 && !(isPermission && entry.SuppressesInterrupt(access));
        bool isBusError = (_configuration & Suppress) == 0 && !(isPermission && entry.SuppressesError(access));
        if (!interrupts && !isBusError)
        {
            return false;
        }

        if ((_information & Valid) == 0)
        {
            _information = Valid | TypeOf(access) << 1 | (uint)error << 4;
            _address = address >> 2;
            _id = (uint)(role & 0xFFFF) | (index is int number ? (uint)number : NoEntry) << 16;
            _raises = interrupts;
        }
        else if (role >= 0 && role / RolesPerWindow < _windows.Length)
        {
            _windows[role / RolesPerWindow] |= (ushort)(1 << role % RolesPerWindow);
        }

        return isBusError;
    }

    /// <summary>Writes ERR_MFR: where the search goes on.</summary>
    public void Seek(uint value) => _window = (int)(value >> 16 & 0xFFF) % _windows.Length;

    /// <summary>ERR_MFR: the next window with a further violation.</summary>
    /// <param name="clears">Whether the window is emptied, as a read does.</param>
    public uint Further(bool clears)
    {
        for (int i = 0; i < _windows.Length; i++)
        {
            int window = (_window + i) % _windows.Length;
            if (_windows[window] != 0)
            {
                uint content = _windows[window];
                if (clears)
                {
                    _windows[window] = 0;
                    _window = window;
                }

                return content | (uint)window << 16 | 1u << 31;
            }
        }

        return (uint)_window << 16;
    }

    private static uint TypeOf(IopmpAccessKind access) => access switch
    {
        IopmpAccessKind.Read => 1,
        IopmpAccessKind.Fetch => 3,
        _ => 2,
    };

    /// <summary>Moves the state into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        stream.Array<ushort>(_windows);
        _configuration = stream.Value(_configuration);
        _information = stream.Value(_information);
        _address = stream.Value(_address);
        _id = stream.Value(_id);
        _window = stream.Value(_window);
        _raises = stream.Flag(_raises);
    }
}
