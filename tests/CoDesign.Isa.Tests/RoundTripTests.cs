using static CoDesign.Isa.Tests.Encoding;

namespace CoDesign.Isa.Tests;

/// <summary>What the disassembler writes, the assembler reads, and the word decodes to the same instruction.</summary>
public sealed class RoundTripTests
{
    private const ulong Seed = 3;
    private const int WordsPerEncoding = 300;

    // Targets of branches are addresses: they wrap at both ends of the address space.
    private static readonly ulong[] Places = [0, 0x1002, 0x8000_0000, 0xFFFF_F000];

    public static TheoryData<string> Instructions => VectorTests.EveryInstruction;

    [Theory]
    [MemberData(nameof(Instructions))]
    public void Disassembled_word_assembles_to_the_same_instruction(string instruction)
    {
        string[] words = instruction.Split(' ');
        InstructionTable table = Vectors.EverythingOf(words[0]);
        EncodingPattern pattern = table.TryFind(words[1], out InstructionDefinition row)
            ? row.Pattern
            : table.Forms.Single(f => f.Syntax.Mnemonic == words[1]).Pattern;
        var chance = new Chance(Seed);
        var assembler = new Assembler(table);
        var disassembler = new Disassembler(table);
        for (int n = 0; n < WordsPerEncoding; n++)
        {
            uint word = RandomWord(pattern, chance);
            ulong pc = chance.Of(Places);
            if (!table.TryDecode(word, out Instruction expected))
            {
                continue; // a reserved value of a field
            }

            string text = disassembler.Disassemble(word, pc);
            string problem = $"seed {Seed}, {table.Isa}, 0x{word:x8} at 0x{pc:x} is '{text}'";
            AssemblyResult result = assembler.Assemble(text, pc);
            Assert.True(result.Problems.Count == 0, $"{problem}: {string.Join("; ", result.Problems)}");
            uint again = result.Code.Length == 2 ? BitConverter.ToUInt16(result.Code) : BitConverter.ToUInt32(result.Code);
            Assert.True(table.TryDecode(again, out Instruction found), $"{problem}, assembles to 0x{again:x8}, which does not decode");

            // Without its reserved fields, a fence of stores before nothing is the pause.
            bool isPause = words[1] == "fence" && InstructionRows.All[found.Row].Mnemonic == "pause";
            Assert.True(isPause || expected.Equals(found), $"{problem}, assembles to 0x{again:x8}: another instruction");

            // Fences have fields that a hart must ignore; every bit of every other word is told by its text.
            Assert.True(again == word || row?.Shape is Shape.Fence, $"{problem}, assembles to 0x{again:x8}");
        }
    }
}
