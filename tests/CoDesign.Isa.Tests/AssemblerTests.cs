using static CoDesign.Isa.Tests.Vectors;

namespace CoDesign.Isa.Tests;

/// <summary>Pseudoinstructions, labels, constants and directives.</summary>
public sealed class AssemblerTests
{
    private const ulong Origin = 0x8000_0000;

    // RISC-V Assembly Programmer's Manual, "A listing of standard RISC-V pseudoinstructions". Targets are 16 bytes ahead.
    public static readonly (string Text, string Expansion)[] PseudoInstructions =
    [
        ("nop", "addi x0, x0, 0"),
        ("mv a0, a1", "addi a0, a1, 0"),
        ("not a0, a1", "xori a0, a1, -1"),
        ("neg a0, a1", "sub a0, x0, a1"),
        ("zext.b a0, a1", "andi a0, a1, 255"),
        ("seqz a0, a1", "sltiu a0, a1, 1"),
        ("snez a0, a1", "sltu a0, x0, a1"),
        ("sltz a0, a1", "slt a0, a1, x0"),
        ("sgtz a0, a1", "slt a0, x0, a1"),
        ("beqz a0, target", "beq a0, x0, target"),
        ("bnez a0, target", "bne a0, x0, target"),
        ("blez a0, target", "bge x0, a0, target"),
        ("bgez a0, target", "bge a0, x0, target"),
        ("bltz a0, target", "blt a0, x0, target"),
        ("bgtz a0, target", "blt x0, a0, target"),
        ("bgt a0, a1, target", "blt a1, a0, target"),
        ("ble a0, a1, target", "bge a1, a0, target"),
        ("bgtu a0, a1, target", "bltu a1, a0, target"),
        ("bleu a0, a1, target", "bgeu a1, a0, target"),
        ("j target", "jal x0, target"),
        ("jal target", "jal x1, target"),
        ("jr a0", "jalr x0, 0(a0)"),
        ("jalr a0", "jalr x1, 0(a0)"),
        ("ret", "jalr x0, 0(x1)"),
        ("fence", "fence iorw, iorw"),
        ("csrr a0, mstatus", "csrrs a0, mstatus, x0"),
        ("csrw mstatus, a0", "csrrw x0, mstatus, a0"),
        ("csrs mstatus, a0", "csrrs x0, mstatus, a0"),
        ("csrc mstatus, a0", "csrrc x0, mstatus, a0"),
        ("csrwi mstatus, 31", "csrrwi x0, mstatus, 31"),
        ("csrsi mstatus, 8", "csrrsi x0, mstatus, 8"),
        ("csrci mstatus, 8", "csrrci x0, mstatus, 8"),
        ("rdcycle a0", "csrrs a0, cycle, x0"),
        ("rdtime a0", "csrrs a0, time, x0"),
        ("rdinstret a0", "csrrs a0, instret, x0"),
    ];

    public static readonly (string Text, string Expansion)[] PseudoInstructionsOfRv32 =
    [
        ("rdcycleh a0", "csrrs a0, cycleh, x0"),
        ("rdtimeh a0", "csrrs a0, timeh, x0"),
        ("rdinstreth a0", "csrrs a0, instreth, x0"),
    ];

    public static readonly (string Text, string Expansion)[] PseudoInstructionsOfRv64 =
    [
        ("negw a0, a1", "subw a0, x0, a1"),
        ("sext.w a0, a1", "addiw a0, a1, 0"),
    ];

    public static TheoryData<string, string, string> EveryPseudoInstruction
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach ((string text, string expansion) in PseudoInstructions.Concat(PseudoInstructionsOfRv32))
            {
                data.Add("rv32", text, expansion);
            }

            foreach ((string text, string expansion) in PseudoInstructions.Concat(PseudoInstructionsOfRv64))
            {
                data.Add("rv64", text, expansion);
            }

            return data;
        }
    }

    // Numbers at which the number of instructions changes, and what a sign extension spoils.
    public static TheoryData<string, ulong> Constants
    {
        get
        {
            var data = new TheoryData<string, ulong>();
            ulong[] values =
            [
                0, 1, 0x7FF, 0x800, 0xFFF, 0x1000, 0x7FFF_F7FF, 0x7FFF_F800, 0x7FFF_FFFF,
                0x8000_0000, 0x8000_0001, 0xFFFF_F7FF, 0xFFFF_F800, 0xFFFF_FFFF, 0x1_0000_0000, 0x1_8000_0000,
                0x7FFF_FFFF_FFFF_FFFF, 0x8000_0000_0000_0000, 0x8000_0000_0000_0001, 0xFFFF_FFFF_7FFF_FFFF,
                0xFFFF_FFFF_8000_0000, 0xFFFF_FFFF_FFFF_F800, 0xFFFF_FFFF_FFFF_F7FF, 0xFFFF_FFFF_FFFF_FFFF,
                0x1234_5678_9ABC_DEF0, 0x0000_0800_0000_0800, 0xF0F0_F0F0_F0F0_F0F0, 0x7FFF_FFFF_FFFF_F800, 0x8000_0000_8000_0000,
            ];
            foreach (ulong value in values)
            {
                data.Add("rv64", value);
                if (value <= uint.MaxValue)
                {
                    data.Add("rv32", value);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(EveryPseudoInstruction))]
    public void Pseudoinstruction_expands_as_in_the_manual(string width, string text, string expansion)
    {
        const string After = "\nnop\nnop\nnop\ntarget: nop";
        byte[] code = Code(width, text + After);
        Assert.Equal(20, code.Length);
        Assert.Equal(Code(width, expansion + After), code);
    }

    // The manual's call and tail are auipc and jalr, which a linker shortens when the target is near. Here it always is.
    [Theory]
    [InlineData("call target", "jal x1, target")]
    [InlineData("tail target", "jal x0, target")]
    public void Call_and_tail_are_the_near_forms(string text, string expansion) =>
        Assert.Equal(Code("rv64", $"{expansion}\ntarget: nop"), Code("rv64", $"{text}\ntarget: nop"));

    [Theory]
    [MemberData(nameof(Constants))]
    public void Li_loads_the_constant(string width, ulong value)
    {
        ReferenceHart hart = Run(width, $"li a0, 0x{value:x}");
        Assert.Equal(hart.Register(value), hart.X[Registers.A0]);
        Assert.Equal(value, hart.Address(Run(width, $"li a0, {value}").X[Registers.A0]));
    }

    [Fact]
    public void Li_loads_random_constants()
    {
        var chance = new Chance(5);
        for (int n = 0; n < 500; n++)
        {
            ulong value = chance.Value() >> chance.Below(64);
            Assert.Equal(value, Run("rv64", $"li t6, {(long)value}").X[31]);
            Assert.Equal((ulong)(int)value, Run("rv32", $"li t6, {(int)value}").X[31]);
        }
    }

    [Theory] // the shortest sequences, as the manual gives them for addi, lui and lui with addi
    [InlineData("rv32", "-2048", 1)]
    [InlineData("rv32", "0x7ffff000", 1)]
    [InlineData("rv32", "0x7fffffff", 2)]
    [InlineData("rv64", "-1", 1)]
    [InlineData("rv64", "0x80000000", 2)] // 1 << 31
    [InlineData("rv64", "0x8000000000000000", 2)] // -1 << 63
    [InlineData("rv64", "0x7fffffffffffffff", 3)]
    public void Li_is_short_where_it_can_be(string width, string value, int instructions) =>
        Assert.Equal(4 * instructions, Code(width, $"li a0, {value}").Length);

    [Theory]
    [InlineData(0)] // the label is the next address
    [InlineData(2040)]
    [InlineData(2048)] // the lower part of the distance is negative
    [InlineData(4096)]
    [InlineData(1_000_000)]
    public void La_loads_the_address_of_a_label(int gap)
    {
        foreach (string width in (string[])["rv32", "rv64"])
        {
            ReferenceHart hart = Run(width, $"la a0, after\nla a1, before\nj after\nbefore: .zero {gap}\nafter: nop");
            Assert.Equal(Origin + 20 + (ulong)gap, hart.Address(hart.X[Registers.A0]));
            Assert.Equal(Origin + 20, hart.Address(hart.X[Registers.A1]));
            Assert.Equal(0x1234UL, Run(width, "la a0, 0x1234", 0x1000).X[Registers.A0]);
        }
    }

    [Fact]
    public void Labels_are_addresses()
    {
        AssemblyResult result = Assemble("rv64", """
            start:  nop
            a: b:   c.nop          # two on one line
            .L_1: nop; end:        # and after a semicolon
            """);
        Assert.Empty(result.Problems);
        Assert.Equal(
            [("start", Origin), ("a", Origin + 4), ("b", Origin + 4), (".L_1", Origin + 6), ("end", Origin + 10)],
            result.Labels.Select(l => (l.Key, l.Value)));
    }

    [Fact]
    public void Branches_reach_labels_in_both_directions() =>
        Assert.Equal(
            Code("rv64", "nop\nbeq a0, a1, 0x80000000\njal x0, 0x8000000c\nc.j 0x80000000"),
            Code("rv64", "back: nop\nbeq a0, a1, back\nj on\non: c.j back"));

    [Fact]
    public void Label_is_an_immediate_and_a_datum_too() =>
        Assert.Equal(
            Code("rv32", "addi a0, x0, 8\n.word 8\nnop", origin: 0),
            Code("rv32", "addi a0, x0, there\n.word there\nthere: nop", origin: 0));

    [Theory]
    [InlineData(".byte 1, -1, 255, 0x80", "01ffff80")]
    [InlineData(".half 0x1234, -1", "3412ffff")]
    [InlineData(".word 0x12345678", "78563412")]
    [InlineData(".word -2147483648, 4294967295", "00000080ffffffff")]
    [InlineData(".dword 0x123456789abcdef0", "f0debc9a78563412")]
    [InlineData(".dword -1, 18446744073709551615", "ffffffffffffffffffffffffffffffff")]
    [InlineData(".zero 3; .byte 1", "00000001")]
    [InlineData(".byte 1; .align 2; .byte 2; .align 0; .byte 3", "010000000203")]
    [InlineData(".byte 1; .org 4; .byte 2; .org 5", "0100000002")]
    public void Directive_places_data(string text, string bytes) => Assert.Equal(bytes, Convert.ToHexStringLower(Code("rv64", text)));

    [Fact]
    public void Align_aligns_the_address_not_the_offset() =>
        Assert.Equal("000000000000" + "0100000000000000", Convert.ToHexStringLower(Code("rv64", ".align 3; .half 1; .align 3", origin: 2)));

    [Theory] // blanks, case of hexadecimal digits, names of registers, offset 0
    [InlineData("add a0, a1, a2", "add\tx10,x11 ,  x12 # sum")]
    [InlineData("lw a0, 0(a1)", "lw a0, (a1)")]
    [InlineData("lw a0, -4(s0)", "lw a0,-0x4 ( fp )")]
    [InlineData("andi a0, a0, 0xab", "andi a0, a0, 0XAB")]
    [InlineData("amoadd.w.aqrl a0, a1, (a2)", "amoadd.w.aqrl a0,a1,( a2 )")]
    [InlineData("csrrw a0, mstatus, a1", "csrrw a0, 0x300, a1")]
    public void Spelling_may_vary(string one, string other) => Assert.Equal(Code("rv64", one), Code("rv64", other));

    [Fact]
    public void Empty_text_is_no_code() => Assert.Empty(Code("rv32", "\n  # nothing\n ; ;\n"));

    internal static byte[] Code(string width, string text, ulong origin = Origin)
    {
        AssemblyResult result = Assemble(width, text, origin);
        Assert.True(result.Problems.Count == 0, string.Join('\n', result.Problems));
        return result.Code;
    }

    private static AssemblyResult Assemble(string width, string text, ulong origin = Origin) =>
        new Assembler(TableOf(width)).Assemble(text, origin);

    private static ReferenceHart Run(string width, string text, ulong origin = Origin)
    {
        byte[] code = Code(width, $"{text}\nebreak", origin);
        var hart = new ReferenceHart(TableOf(width), origin, code) { Pc = origin };
        while (hart.Effect is null)
        {
            hart.RunBlock();
        }

        return hart;
    }
}
