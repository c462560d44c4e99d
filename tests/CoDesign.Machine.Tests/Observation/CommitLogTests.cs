using System.Text.RegularExpressions;
using CoDesign.Machine.Tests.Fixture;
using CoDesign.Results;
using CoDesign.Tests;

namespace CoDesign.Machine.Tests.Observation;

/// <summary>The commit log, in the format of Spike's <c>riscv/execute.cc</c>, <c>commit_log_print_insn</c>.</summary>
public sealed partial class CommitLogTests
{
    // Address, bits and values by hand: encodings from the tables of the Unprivileged ISA.
    [Theory]
    [InlineData("addi a0, zero, 5", 0, "core   0: 3 0x0000000080000000 (0x00500513) x10 0x0000000000000005")]
    [InlineData("c.li a0, 5", 0, "core   0: 3 0x0000000080000000 (0x4515) x10 0x0000000000000005")]
    [InlineData("addi a0, zero, -1", 0, "core   0: 3 0x0000000080000000 (0xfff00513) x10 0xffffffffffffffff")]
    [InlineData("addi zero, zero, 0", 0, "core   0: 3 0x0000000080000000 (0x00000013)")]
    [InlineData("auipc t0, 1; sw zero, 4(t0)", 1, "core   0: 3 0x0000000080000004 (0x0002a223) mem 0x0000000080001004 0x00000000")]
    [InlineData("auipc t0, 1; addi a0, zero, -2; sb a0, 4(t0)", 2, "core   0: 3 0x0000000080000008 (0x00a28223) mem 0x0000000080001004 0xfe")]
    [InlineData("auipc t0, 1; lhu a0, 0(t0)", 1, "core   0: 3 0x0000000080000004 (0x0002d503) x10 0x0000000000000000 mem 0x0000000080001000")]
    [InlineData("csrrwi a0, mscratch, 9", 0, "core   0: 3 0x0000000080000000 (0x3404d573) x10 0x0000000000000000 c832_mscratch 0x0000000000000009")]
    [InlineData("csrrs a0, mscratch, zero", 0, "core   0: 3 0x0000000080000000 (0x34002573) x10 0x0000000000000000")]
    [InlineData(
        "addi a1, zero, 7; auipc t0, 1; amoadd.w a0, a1, (t0)", 2,
        "core   0: 3 0x0000000080000008 (0x00b2a52f) x10 0x0000000000000000 mem 0x0000000080001004 mem 0x0000000080001004 0x00000007")]
    [InlineData("jal ra, there; nop; there: nop", 0, "core   0: 3 0x0000000080000000 (0x008000ef) x1  0x0000000080000004")]
    public void A_line_says_what_an_instruction_did(string program, int line, string expected) =>
        Assert.Equal(expected, Log(Bench.Rv64, program + ";" + Bench.Pass, out _)[line]);

    [Fact]
    public void Rv32_values_have_eight_digits() =>
        Assert.Equal("core   0: 3 0x80000000 (0xfff00513) x10 0xffffffff", Log(Bench.Rv32, "addi a0, zero, -1;" + Bench.Pass, out _)[0]);

    [Fact] // registers of floating point are 64 bits wide with D, and single precision is NaN-boxed
    public void Registers_of_floating_point_are_logged()
    {
        Bench bench = new() { Core = new CoreText { Isa = "rv64imafdc_zicsr_zifencei_zicntr" } };
        string[] lines = Log(
            bench, "li t0, 0x2000; csrs mstatus, t0; lui a0, 0x3f800; fmv.w.x fa0, a0; auipc t0, 1; fsw fa0, 0(t0); fld fa1, 0(t0);" + Bench.Pass, out _);

        Assert.Equal("core   0: 3 0x000000008000000c (0xf0050553) f10 0xffffffff3f800000", lines[3]);
        Assert.Equal("core   0: 3 0x0000000080000014 (0x00a2a027) mem 0x0000000080001010 0x3f800000", lines[5]);
        Assert.Equal("core   0: 3 0x0000000080000018 (0x0002b587) f11 0x000000003f800000 mem 0x0000000080001010", lines[6]);
    }

    [Theory]
    [InlineData("ebreak")]
    [InlineData("ecall")]
    public void A_call_that_traps_is_not_logged(string call)
    {
        string[] lines = Log(Bench.Rv64, $"nop; {call}; nop;" + Bench.Pass, out _);
        Assert.Equal(["core   0: 3 0x0000000080000000 (0x00000013)"], lines);
    }

    [Fact] // Spike writes nothing for an instruction that traps: it did not retire
    public void An_instruction_that_traps_is_not_logged()
    {
        string[] lines = Log(Bench.Rv64, "nop; lw a0, 0(zero); nop;" + Bench.Pass, out _);
        Assert.Equal(["core   0: 3 0x0000000080000000 (0x00000013)"], lines);
    }

    [Fact]
    public void Logging_changes_nothing_else()
    {
        const string Program = "li a0, 100; loop: mul a1, a0, a0; addi a0, a0, -1; bnez a0, loop;" + Bench.Pass;
        RunRecord plain = Bench.Rv64.Execute(Program).Record;
        string[] lines = Log(Bench.Rv64, Program, out RunRecord logged);

        Assert.Equal(RunRecordJson.Write(plain), RunRecordJson.Write(logged));
        Assert.Equal(plain.Instructions, lines.Length);
    }

    // data/spike.log is what Spike (riscv-isa-sim 55b4658d, --isa=rv64gc_zba_zbb_zbc_zicboz --log-commits) wrote for data/spike.s, built
    // by gcc 12.2 without short instructions. CSRs that change as a side effect are written by Spike alone.
    [Fact]
    public void A_log_is_that_of_Spike()
    {
        string data = Path.Combine(Repository.Root, "tests", "CoDesign.Machine.Tests", "Observation", "data");
        Bench bench = new() { Core = new CoreText { Isa = "rv64gcb_zbc_zicboz", Privilege = "msu", CacheBlock = 64 } };
        string[] expected = [.. File.ReadLines(Path.Combine(data, "spike.log")).Select(WithoutSideEffects)];
        string[] found = Log(bench, File.ReadAllText(Path.Combine(data, "spike.s")) + Bench.Pass, out _);
        Assert.Equal(expected, found[..expected.Length]);
    }

    // Those of a CSR instruction (opcode 0x73) are its effect.
    private static string WithoutSideEffects(string line) =>
        line.Contains("73) ", StringComparison.Ordinal) ? line.TrimEnd() : SideEffect().Replace(line, string.Empty).TrimEnd();

    [GeneratedRegex(" c(1_fflags|768_mstatus) 0x[0-9a-f]+")]
    private static partial Regex SideEffect();

    private static string[] Log(Bench bench, string program, out RunRecord record)
    {
        using var log = new StringWriter();
        record = Simulation.Run(bench.Load(program), bench.Options with { CommitLog = () => log }).Record;
        return log.ToString().TrimEnd('\n').Split('\n');
    }
}
