using System.Globalization;

namespace CoDesign.Isa;

/// <summary>
/// Control and status registers of machine mode (RISC-V Privileged Architecture, “CSR Listing”), those of floating point and the
/// unprivileged counters.
/// </summary>
public static class Csrs
{
    /// <summary>fflags: accrued exceptions.</summary>
    public const int Fflags = 0x001;

    /// <summary>frm: the dynamic rounding mode.</summary>
    public const int Frm = 0x002;

    /// <summary>fcsr: frm in bits 7:5, fflags in bits 4:0.</summary>
    public const int Fcsr = 0x003;

    /// <summary>mstatus.</summary>
    public const int Mstatus = 0x300;

    /// <summary>misa.</summary>
    public const int Misa = 0x301;

    /// <summary>mie.</summary>
    public const int Mie = 0x304;

    /// <summary>mtvec.</summary>
    public const int Mtvec = 0x305;

    /// <summary>mstatush.</summary>
    public const int Mstatush = 0x310;

    /// <summary>mcountinhibit.</summary>
    public const int Mcountinhibit = 0x320;

    /// <summary>mscratch.</summary>
    public const int Mscratch = 0x340;

    /// <summary>mepc.</summary>
    public const int Mepc = 0x341;

    /// <summary>mcause.</summary>
    public const int Mcause = 0x342;

    /// <summary>mtval.</summary>
    public const int Mtval = 0x343;

    /// <summary>mip.</summary>
    public const int Mip = 0x344;

    /// <summary>mcycle.</summary>
    public const int Mcycle = 0xB00;

    /// <summary>minstret.</summary>
    public const int Minstret = 0xB02;

    /// <summary>mcycleh.</summary>
    public const int Mcycleh = 0xB80;

    /// <summary>minstreth.</summary>
    public const int Minstreth = 0xB82;

    /// <summary>cycle.</summary>
    public const int Cycle = 0xC00;

    /// <summary>time.</summary>
    public const int Time = 0xC01;

    /// <summary>instret.</summary>
    public const int Instret = 0xC02;

    /// <summary>cycleh.</summary>
    public const int Cycleh = 0xC80;

    /// <summary>timeh.</summary>
    public const int Timeh = 0xC81;

    /// <summary>instreth.</summary>
    public const int Instreth = 0xC82;

    /// <summary>mhartid.</summary>
    public const int Mhartid = 0xF14;

    /// <summary>The registers, by rising number.</summary>
    public static IReadOnlyList<CsrDefinition> All { get; } =
    [
        new(Fflags, "fflags", Extension: Extension.F),
        new(Frm, "frm", Extension: Extension.F),
        new(Fcsr, "fcsr", Extension: Extension.F),
        new(Mstatus, "mstatus"),
        new(Misa, "misa"),
        new(Mie, "mie"),
        new(Mtvec, "mtvec"),
        new(Mstatush, "mstatush", Rv32Only: true),
        new(Mcountinhibit, "mcountinhibit"),
        .. EventRegisters(0x323, "mhpmevent{0}"),
        new(Mscratch, "mscratch"),
        new(Mepc, "mepc"),
        new(Mcause, "mcause"),
        new(Mtval, "mtval"),
        new(Mip, "mip"),
        new(Mcycle, "mcycle"),
        new(Minstret, "minstret"),
        .. EventRegisters(0xB03, "mhpmcounter{0}"),
        new(Mcycleh, "mcycleh", Rv32Only: true),
        new(Minstreth, "minstreth", Rv32Only: true),
        .. EventRegisters(0xB83, "mhpmcounter{0}h", rv32Only: true),
        new(Cycle, "cycle", Extension: Extension.Zicntr),
        new(Time, "time", Extension: Extension.Zicntr),
        new(Instret, "instret", Extension: Extension.Zicntr),
        new(Cycleh, "cycleh", Rv32Only: true, Extension: Extension.Zicntr),
        new(Timeh, "timeh", Rv32Only: true, Extension: Extension.Zicntr),
        new(Instreth, "instreth", Rv32Only: true, Extension: Extension.Zicntr),
        new(0xF11, "mvendorid"),
        new(0xF12, "marchid"),
        new(0xF13, "mimpid"),
        new(Mhartid, "mhartid"),
        new(0xF15, "mconfigptr"),
    ];

    /// <summary>The name of a register, or its number in hexadecimal.</summary>
    public static string NameOf(int number) =>
        All.FirstOrDefault(c => c.Number == number)?.Name ?? string.Create(CultureInfo.InvariantCulture, $"0x{number:x3}");

    /// <summary>Finds a register by name or number.</summary>
    public static bool TryParse(string text, out int number)
    {
        CsrDefinition? definition = All.FirstOrDefault(c => c.Name == text);
        bool isNumber = Integers.TryParse(text, out long value) && value is >= 0 and < 0x1000;
        number = definition?.Number ?? (isNumber ? (int)value : 0);
        return definition is not null || isNumber;
    }

    // Privileged Architecture, “Hardware Performance Monitor”: 29 event counters with selectors, which may be read-only zero.
    private static IEnumerable<CsrDefinition> EventRegisters(int first, string name, bool rv32Only = false) => Enumerable.Range(0, 29)
        .Select(i => new CsrDefinition(first + i, string.Format(CultureInfo.InvariantCulture, name, i + 3), rv32Only));
}
