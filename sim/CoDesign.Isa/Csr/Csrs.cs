using System.Globalization;

namespace CoDesign.Isa;

/// <summary>
/// Control and status registers of machine and supervisor mode (RISC-V Privileged Architecture, “CSR Listing”), those of floating
/// point and the unprivileged counters.
/// </summary>
public static class Csrs
{
    /// <summary>fflags: accrued exceptions.</summary>
    public const int Fflags = 0x001;

    /// <summary>frm: the dynamic rounding mode.</summary>
    public const int Frm = 0x002;

    /// <summary>fcsr: frm in bits 7:5, fflags in bits 4:0.</summary>
    public const int Fcsr = 0x003;

    /// <summary>seed: the entropy source.</summary>
    public const int Seed = 0x015;

    /// <summary>sstatus.</summary>
    public const int Sstatus = 0x100;

    /// <summary>sie.</summary>
    public const int Sie = 0x104;

    /// <summary>stvec.</summary>
    public const int Stvec = 0x105;

    /// <summary>scounteren.</summary>
    public const int Scounteren = 0x106;

    /// <summary>senvcfg.</summary>
    public const int Senvcfg = 0x10A;

    /// <summary>sscratch.</summary>
    public const int Sscratch = 0x140;

    /// <summary>sepc.</summary>
    public const int Sepc = 0x141;

    /// <summary>scause.</summary>
    public const int Scause = 0x142;

    /// <summary>stval.</summary>
    public const int Stval = 0x143;

    /// <summary>sip.</summary>
    public const int Sip = 0x144;

    /// <summary>stimecmp.</summary>
    public const int Stimecmp = 0x14D;

    /// <summary>stimecmph.</summary>
    public const int Stimecmph = 0x15D;

    /// <summary>satp.</summary>
    public const int Satp = 0x180;

    /// <summary>medeleg.</summary>
    public const int Medeleg = 0x302;

    /// <summary>mideleg.</summary>
    public const int Mideleg = 0x303;

    /// <summary>mcounteren.</summary>
    public const int Mcounteren = 0x306;

    /// <summary>menvcfg.</summary>
    public const int Menvcfg = 0x30A;

    /// <summary>menvcfgh.</summary>
    public const int Menvcfgh = 0x31A;

    /// <summary>pmpcfg0.</summary>
    public const int Pmpcfg0 = 0x3A0;

    /// <summary>pmpaddr0.</summary>
    public const int Pmpaddr0 = 0x3B0;

    /// <summary>mseccfg.</summary>
    public const int Mseccfg = 0x747;

    /// <summary>mseccfgh.</summary>
    public const int Mseccfgh = 0x757;

    /// <summary>Entries of a PMP unit: a hart has 16 or none (64 are not modelled).</summary>
    public const int PmpEntries = 16;

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
        new(Seed, "seed", Extension: Extension.Zkr),
        new(Sstatus, "sstatus", Modes: PrivilegeModes.Msu),
        new(Sie, "sie", Modes: PrivilegeModes.Msu),
        new(Stvec, "stvec", Modes: PrivilegeModes.Msu),
        new(Scounteren, "scounteren", Modes: PrivilegeModes.Msu),
        new(Senvcfg, "senvcfg", Modes: PrivilegeModes.Msu),
        new(Sscratch, "sscratch", Modes: PrivilegeModes.Msu),
        new(Sepc, "sepc", Modes: PrivilegeModes.Msu),
        new(Scause, "scause", Modes: PrivilegeModes.Msu),
        new(Stval, "stval", Modes: PrivilegeModes.Msu),
        new(Sip, "sip", Modes: PrivilegeModes.Msu),
        new(Stimecmp, "stimecmp", Modes: PrivilegeModes.Msu),
        new(Stimecmph, "stimecmph", Modes: PrivilegeModes.Msu, Rv32Only: true),
        new(Satp, "satp", Modes: PrivilegeModes.Msu),
        new(Mstatus, "mstatus"),
        new(Misa, "misa"),
        new(Medeleg, "medeleg", Modes: PrivilegeModes.Msu),
        new(Mideleg, "mideleg", Modes: PrivilegeModes.Msu),
        new(Mie, "mie"),
        new(Mtvec, "mtvec"),
        new(Mcounteren, "mcounteren", Modes: PrivilegeModes.Mu),
        new(Menvcfg, "menvcfg", Modes: PrivilegeModes.Mu),
        new(Mstatush, "mstatush", Rv32Only: true),
        new(Menvcfgh, "menvcfgh", Rv32Only: true, Modes: PrivilegeModes.Mu),
        new(Mcountinhibit, "mcountinhibit"),
        .. EventRegisters(0x323, "mhpmevent{0}", Extension.Zicsr),
        new(Mscratch, "mscratch"),
        new(Mepc, "mepc"),
        new(Mcause, "mcause"),
        new(Mtval, "mtval"),
        new(Mip, "mip"),
        .. Enumerable.Range(0, PmpEntries / 4).Select(i => new CsrDefinition(
            Pmpcfg0 + i, $"pmpcfg{i}", Rv32Only: i % 2 != 0, Feature: CsrFeature.Pmp)),
        .. Enumerable.Range(0, PmpEntries).Select(i => new CsrDefinition(Pmpaddr0 + i, $"pmpaddr{i}", Feature: CsrFeature.Pmp)),
        new(Mseccfg, "mseccfg", Feature: CsrFeature.MachineSecurity),
        new(Mseccfgh, "mseccfgh", Rv32Only: true, Feature: CsrFeature.MachineSecurity),

        // The hart has no triggers: tselect selects none, and tdata1 says so (RISC-V Debug, “Trigger Module Registers”, type 0).
        new(0x7A0, "tselect"),
        new(0x7A1, "tdata1"),
        new(0x7A2, "tdata2"),
        new(0x7A3, "tdata3"),
        new(Mcycle, "mcycle"),
        new(Minstret, "minstret"),
        .. EventRegisters(0xB03, "mhpmcounter{0}", Extension.Zicsr),
        new(Mcycleh, "mcycleh", Rv32Only: true),
        new(Minstreth, "minstreth", Rv32Only: true),
        .. EventRegisters(0xB83, "mhpmcounter{0}h", Extension.Zicsr, rv32Only: true),
        new(Cycle, "cycle", Extension: Extension.Zicntr),
        new(Time, "time", Extension: Extension.Zicntr),
        new(Instret, "instret", Extension: Extension.Zicntr),
        .. EventRegisters(0xC03, "hpmcounter{0}", Extension.Zihpm),
        new(Cycleh, "cycleh", Rv32Only: true, Extension: Extension.Zicntr),
        new(Timeh, "timeh", Rv32Only: true, Extension: Extension.Zicntr),
        new(Instreth, "instreth", Rv32Only: true, Extension: Extension.Zicntr),
        .. EventRegisters(0xC83, "hpmcounter{0}h", Extension.Zihpm, rv32Only: true),
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
    private static IEnumerable<CsrDefinition> EventRegisters(int first, string name, Extension extension, bool rv32Only = false) => Enumerable.Range(0, 29)
        .Select(i => new CsrDefinition(first + i, string.Format(CultureInfo.InvariantCulture, name, i + 3), rv32Only, extension));
}
