using CoDesign.Description.Policies;
using CoDesign.Isa;
using CoDesign.Machine.Tests.Fixture;
using CoDesign.Results;

namespace CoDesign.Machine.Tests.Harts;

// RISC-V Unprivileged ISA, version 20240411, "F" and "D" Extensions; Privileged Architecture, "Extension Context Status in mstatus
// Register". What instructions compute is tested with the instruction table.
public sealed class FloatTests
{
    private const string Isa64 = "rv64imafdc_zicsr_zifencei_zicntr";
    private const string Isa32 = "rv32imafdc_zicsr_zifencei_zicntr";

    // FS = Initial.
    private const string On = "li t0, 0x2000; csrs mstatus, t0;";

    // Cause and value of the first trap in a0 and a1.
    private const string Catch = "la t0, handler; csrw mtvec, t0;";
    private const string Handler = $"{Bench.Pass} handler: csrr a0, mcause; csrr a1, mtval; {Bench.Pass}";

    private const string Data = """
        .align 3
        one: .word 0x00000000, 0x3ff00000
        three: .word 0x00000000, 0x40080000
        place: .zero 64
        """;

    private static Bench Of(int xlen) => new() { Core = new CoreText { Isa = xlen == 64 ? Isa64 : Isa32 } };

    [Theory] // FS 14:13; SD is the highest bit and says that FS is Dirty
    [InlineData(64, 0x2000, 0x3800)]
    [InlineData(64, 0x4000, 0x5800)]
    [InlineData(64, 0x6000, 0x8000_0000_0000_7800)]
    [InlineData(32, 0x6000, 0x8000_7800)]
    [InlineData(32, 0x0000, 0x1800)]
    public void Status_of_floating_point_can_be_written(int xlen, ulong written, ulong read) =>
        Assert.Equal(read, Of(xlen).Execute($"li a0, 0x{written:x}; csrw mstatus, a0; csrr a1, mstatus; {Bench.Pass}").Register("a1"));

    [Theory] // A 0, C 2, D 3, F 5, I 8, M 12
    [InlineData(Isa64, 0x8000_0000_0000_112d)]
    [InlineData(Isa32, 0x4000_112d)]
    [InlineData("rv64imafc_zicsr_zifencei_zicntr", 0x8000_0000_0000_1125)]
    [InlineData("rv64imafd_zicsr_zifencei_zicntr_zca", 0x8000_0000_0000_1129)] // compressed, but not all of C
    public void Misa_names_the_extensions(string isa, ulong misa)
    {
        Bench bench = new() { Core = new CoreText { Isa = isa } };
        Assert.Equal(misa, bench.Execute($"csrr a0, misa; {Bench.Pass}").Register("a0"));
    }

    [Theory]
    [InlineData("fadd.d fa0, fa1, fa2", 0x02C5_F553)]
    [InlineData("fld fa0, 0(s0)", 0x0004_3507)]
    [InlineData("fsw fa0, 0(s0)", 0x00A4_2027)]
    [InlineData("fmv.x.w a0, fa0", 0xE005_0553)]
    [InlineData("csrr a0, fcsr", 0x0030_2573)]
    [InlineData("csrwi frm, 1", 0x0020_D073)]
    public void Everything_is_illegal_while_status_is_off(string instruction, ulong bits)
    {
        foreach (int xlen in (int[])[32, 64])
        {
            Outcome run = Of(xlen).Execute($"{Catch} la s0, place; {instruction}; {Handler} \n{Data}");
            Assert.Equal((2UL, bits), (run.Register("a0"), run.Register("a1")));
        }
    }

    [Theory]
    [InlineData("fmv.x.w a0, fa0", false)] // only integer state changes
    [InlineData("fsd fa0, 0(s0)", false)]
    [InlineData("csrr a0, fcsr", false)]
    [InlineData("fmv.w.x fa0, a0", true)]
    [InlineData("fld fa0, 0(s0)", true)]
    [InlineData("csrwi frm, 1", true)]
    [InlineData("fmv.w.x fa0, zero", true)]
    public void Status_becomes_dirty_when_state_changes(string instruction, bool isDirty)
    {
        Outcome run = Of(64).Execute($"{On} la s0, place; {instruction}; csrr a1, mstatus; {Bench.Pass} \n{Data}");
        Assert.Equal(isDirty ? 0x8000_0000_0000_7800 : 0x3800, run.Register("a1"));
    }

    [Theory] // modes 5 to 7 may stand in frm; an instruction that rounds by them is illegal, others are not
    [InlineData(5, "fadd.d fa0, fa1, fa2", true)]
    [InlineData(6, "fcvt.w.d a3, fa1", true)]
    [InlineData(7, "fsqrt.s fa0, fa1", true)]
    [InlineData(4, "fadd.d fa0, fa1, fa2", false)]
    [InlineData(7, "fadd.d fa0, fa1, fa2, rne", false)]
    [InlineData(7, "feq.d a3, fa1, fa2", false)]
    [InlineData(7, "fmin.d fa0, fa1, fa2", false)]
    public void Reserved_dynamic_rounding_is_illegal(int mode, string instruction, bool isIllegal)
    {
        Outcome run = Of(64).Execute($"{On} {Catch} li a0, 0; fsrmi {mode}; frrm a2; {instruction}; {Handler}");
        Assert.Equal((isIllegal ? 2UL : 0, (ulong)mode), (run.Register("a0"), run.Register("a2")));
    }

    [Fact] // 1/3 is inexact, 1/0 divides by zero: flags accrue until they are written; fcsr has frm above them
    public void Flags_accrue()
    {
        Outcome run = Of(64).Execute($"""
            {On} la s0, one; fld fa0, 0(s0); fld fa1, 8(s0); fmv.d.x fa2, zero
            fdiv.d fa3, fa0, fa1, rup; frflags a0
            fdiv.d fa4, fa0, fa2; frflags a1
            fsrmi 3; frcsr a2; fsflagsi 0; frcsr a3; li t1, 0x1ff; fscsr t1; frcsr a4
            fmv.x.d a5, fa3; fmv.x.d a6, fa4
            {Bench.Pass}
            {Data}
            """);
        Assert.Equal([1UL, 9, 0x69, 0x60, 0xff], ((string[])["a0", "a1", "a2", "a3", "a4"]).Select(run.Register));
        Assert.Equal((0x3FD5_5555_5555_5556UL, 0x7FF0_0000_0000_0000UL), (run.Register("a5"), run.Register("a6")));
    }

    [Theory] // a narrow value has ones above it; a narrow store takes the low half as it is
    [InlineData(32)]
    [InlineData(64)]
    public void Narrow_values_are_boxed(int xlen)
    {
        Outcome run = Of(xlen).Execute($"""
            {On} la s0, one; la s1, place
            flw fa0, 4(s0); fsd fa0, 0(s1)
            fld fa1, 8(s0); fsw fa1, 8(s1)
            c.fld fs0, 0(s0); c.fsd fs0, 16(s1)
            {Bench.Pass}
            {Data}
            """);
        ulong place = run.Address("place");
        Assert.Equal(0xFFFF_FFFF_3FF0_0000, run.DoubleWord(place));
        Assert.Equal(0UL, run.DoubleWord(place + 8));
        Assert.Equal(0x3FF0_0000_0000_0000UL, run.DoubleWord(place + 16));
    }

    [Fact] // f0 is a register like any other, and no integer register
    public void Register_files_are_apart()
    {
        Outcome run = Of(64).Execute($"{On} li a0, 7; fmv.d.x f0, a0; fmv.d.x f10, zero; fmv.x.d a1, f0; fmv.x.d zero, f0; mv a2, zero; {Bench.Pass}");
        Assert.Equal((7UL, 7UL, 0UL), (run.Register("a0"), run.Register("a1"), run.Register("a2")));
    }

    [Fact]
    public void Misaligned_load_traps_like_any_other()
    {
        Outcome run = Of(64).Execute($"{On} {Catch} la s0, place; fld fa0, 4(s0); {Handler} \n{Data}");
        Assert.Equal((4UL, run.Address("place") + 4), (run.Register("a0"), run.Register("a1")));
    }

    [Theory]
    [InlineData("fadd.d fa0, fa0, fa0", "key")]
    [InlineData("fadd.d fa0, fa1, fa1", "")]
    [InlineData("fmadd.d fa0, fa1, fa1, fa0", "key")]
    [InlineData("fmv.x.d a0, fa0; fmv.d.x fa0, a0", "key")]
    [InlineData("fcvt.w.d a0, fa0; fcvt.d.w fa0, a0", "key")]
    [InlineData("feq.d a0, fa0, fa1; fcvt.d.w fa0, a0", "key")]
    [InlineData("fsqrt.d fa2, fa0; frflags a0; fmv.d.x fa0, a0", "key")] // whether it was exact tells of it
    [InlineData("fsqrt.d fa2, fa0; fsflagsi 0; frflags a0; fmv.d.x fa0, a0", "")]
    [InlineData("fmv.x.d a0, fa0; fsrm a0; fadd.d fa0, fa1, fa1", "key")] // so does the rounding
    [InlineData("fmv.x.d a0, fa0; fsrm a0; fadd.d fa0, fa1, fa1, rne", "")]
    [InlineData("fmv.d fa0, fa1", "")]
    public void A_label_goes_where_its_value_goes(string program, string tags)
    {
        Bench bench = Of(64) with
        {
            Policy = """
                mode: enforce
                tags: [{id: key, description: a secret}]
                destinations: [{id: secure, may_learn: [key]}]
                propagation: {address: none}
                """,
            Labels = ["key"],
            Secrets = ["tag: key, symbol: secret"],
            Symbols = [("secret", false, "one", "three")],
            Mode = PolicyModeChoice.Enforce,
        };
        Outcome run = bench.Execute($"{On} la s0, one; la s1, place; fld fa0, 0(s0); fld fa1, 8(s0); {program}; fsd fa0, 0(s1); {Bench.Pass} .word 0\n{Data}");
        Assert.Equal(tags, run.TagsAt(run.Address("place")));
        Assert.Empty(run.Rules);
    }

    [Fact] // the second addition waits for the first: latency 4
    public void Waiting_for_a_result_is_in_the_cpi_stack()
    {
        Bench bench = new() { Core = new CoreText { Isa = Isa64, Latency = { [OpClass.FpAdd] = 4 } } };
        Outcome run = bench.Execute($"{On} fadd.d fa0, fa1, fa2; fadd.d fa0, fa0, fa2; {Bench.Pass}");
        Assert.Equal(3, run.CpiStack["fp"]);
    }

    [Fact]
    public void Linux_programs_find_floating_point_on()
    {
        Bench bench = Of(64) with { IsLinux = true };
        Outcome run = bench.Execute("li a0, 21; fcvt.d.l fa0, a0; fadd.d fa0, fa0, fa0; fcvt.l.d a0, fa0; li a7, 93; ecall");
        Assert.Equal((ExitRecord.GuestExit, 42), (run.Record.Exit.Reason, run.Record.Exit.GuestCode));
    }

    [Fact]
    public void Message_of_a_bare_metal_program_that_forgot_to_enable_it_says_so()
    {
        ExitRecord exit = Of(64).Execute("fadd.d fa0, fa0, fa0").Record.Exit;
        Assert.Contains("floating point is off (mstatus.FS is 0", exit.Message, StringComparison.Ordinal);
    }
}
