using static CoDesign.Isa.Tests.Vectors;

namespace CoDesign.Isa.Tests;

/// <summary>Every row and every 16-bit form against data/*.txt; oracle/README.md says where the values come from.</summary>
public sealed class VectorTests
{
    // The low and the high half of the address space, and the place where a 32-bit pc changes sign.
    private static readonly ulong[] Places = [0x1000, 0x7FFF_FFFC, 0x8000_0000];

    private static readonly string[] Instructions =
        [.. Everything.SelectMany(t => MnemonicsOf(t).Select(m => $"rv{t.Isa.Xlen} {m}"))];

    public static TheoryData<string> EveryInstruction => [.. Instructions];

    [Theory]
    [MemberData(nameof(EveryInstruction))]
    public void Instruction_does_what_the_oracle_did(string instruction)
    {
        string[] vectors = [.. ByInstruction[instruction]];
        int wanted = WantedVectors(instruction);
        Assert.True(vectors.Length >= wanted, $"{instruction}: {vectors.Length} vectors in data, at least {wanted} wanted");
        foreach (string vector in vectors)
        {
            foreach (ulong place in Places)
            {
                Assert.Equal(vector, VectorRunner.Run(vector, place));
            }
        }
    }

    [Fact] // whatever ISA string brings a row; those without operands have one effect, and one vector per width
    public void Every_row_has_vectors()
    {
        int VectorsOf(InstructionDefinition row) => ((string[])["rv32", "rv64"]).Sum(w => ByInstruction[$"{w} {row.Mnemonic}"].Count());
        Assert.Equal([], InstructionRows.All.Where(r => VectorsOf(r) < (r.Syntax.Operands.Any() && r.Shape is not (Shape.Fence or Shape.System) ? 3 : 1)).Select(r => $"{r}"));
    }

    [Fact]
    public void Every_vector_belongs_to_an_instruction() => Assert.Equal([], ByInstruction.Select(g => g.Key).Except(Instructions));

    [ToolFact("python3", "riscv64-unknown-elf-gcc", "qemu-riscv32", "qemu-riscv64")]
    public void Installed_oracle_gives_the_committed_vectors() =>
        Assert.Equal("", Tool.Text(Tool.Run(AppContext.BaseDirectory, "python3", Path.Combine("oracle", "vectors.py"), "--check")));

    // Three where operands make a difference; an instruction without operands or result has one effect.
    private static int WantedVectors(string instruction)
    {
        string[] words = instruction.Split(' ');
        InstructionTable table = EverythingOf(words[0]);
        InstructionSyntax syntax = table.TryFind(words[1], out InstructionDefinition row)
            ? row.Syntax
            : table.Forms.Single(f => f.Syntax.Mnemonic == words[1]).Syntax;
        return row?.Shape is Shape.Fence or Shape.System || !syntax.Operands.Any() ? 1 : 3;
    }
}
