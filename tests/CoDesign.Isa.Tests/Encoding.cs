namespace CoDesign.Isa.Tests;

/// <summary>Instruction words from operands, for tests that have no text to assemble.</summary>
internal static class Encoding
{
    public static uint Word(InstructionTable table, string mnemonic, int rd = 0, int rs1 = 0, int rs2 = 0, int immediate = 0) =>
        Word(Row(table, mnemonic).Pattern, rd, rs1, rs2, immediate);

    /// <summary>The word with those of the operands that the encoding has, the others 0.</summary>
    public static uint Word(EncodingPattern pattern, int rd, int rs1, int rs2, int immediate = 0)
    {
        uint word = pattern.Match;
        foreach (OperandKind operand in pattern.Fields.Select(f => f.Operand).Distinct())
        {
            Insert(pattern, ref word, operand, operand switch
            {
                OperandKind.Rd => rd,
                OperandKind.Rs1 => rs1,
                OperandKind.Rs2 => rs2,
                OperandKind.Immediate => immediate,
                _ => 0,
            });
        }

        return word;
    }

    public static void Insert(EncodingPattern pattern, ref uint word, OperandKind operand, int value) =>
        Assert.True(pattern.TryInsert(ref word, operand, value), $"{pattern}: {operand} = {value}");

    public static InstructionDefinition Row(InstructionTable table, string mnemonic)
    {
        Assert.True(table.TryFind(mnemonic, out InstructionDefinition row), $"no instruction {mnemonic} in {table.Isa}");
        return row;
    }

    /// <summary>The row that a form expands to.</summary>
    public static InstructionDefinition TargetOf(InstructionTable table, CompressedForm form) => Row(table, form.ExpansionMnemonic);

    /// <summary>A random word of an encoding: every bit of every field takes part.</summary>
    public static uint RandomWord(EncodingPattern pattern, Chance chance) =>
        pattern.Match | ((uint)chance.Next() & ~pattern.Mask & (pattern.LengthBytes == 2 ? 0xFFFF : uint.MaxValue));

    public static int BytesOf(IEnumerable<uint> words) => words.Sum(InstructionTable.LengthOf);

    public static byte[] Bytes(IEnumerable<uint> words) =>
        [.. words.SelectMany(w => Enumerable.Range(0, InstructionTable.LengthOf(w)).Select(i => (byte)(w >> (8 * i))))];
}
