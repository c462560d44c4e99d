using static CoDesign.Isa.Tests.Encoding;

namespace CoDesign.Isa.Tests;

/// <summary>One instruction as a function: encoded, decoded, dispatched to the reference hart.</summary>
internal static class Instructions
{
    private const int Rd = 12;
    private const int Rs1 = Registers.A0;
    private const int Rs2 = Registers.A1;

    /// <summary>What a row leaves in rd.</summary>
    public static ulong Run(InstructionTable table, string mnemonic, ulong rs1, ulong rs2 = 0, int immediate = 0) =>
        Run(table, Row(table, mnemonic), rs1, rs2, immediate);

    /// <summary>What a row leaves in rd.</summary>
    public static ulong Run(InstructionTable table, InstructionDefinition row, ulong rs1, ulong rs2, int immediate)
    {
        Assert.True(table.TryDecode(Word(row.Pattern, Rd, Rs1, Rs2, immediate), out Instruction instruction));
        var hart = new ReferenceHart(table, 0, []);
        hart.Write(Rs1, hart.Register(rs1));
        hart.Write(Rs2, hart.Register(rs2));
        hart.Run([instruction, new Instruction { Row = Instruction.EndOfBlock }]);
        return hart.X[Rd];
    }
}
