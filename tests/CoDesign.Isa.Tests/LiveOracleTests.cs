using System.Text;

namespace CoDesign.Isa.Tests;

/// <summary>Random programs in user-mode qemu and on the reference hart: all registers and the memory must agree.</summary>
public sealed class LiveOracleTests
{
    private const int Programs = 3000;
    private const int Steps = 24;

    [ToolFact("qemu-riscv32")]
    public void Random_programs_of_rv32_end_as_in_qemu() => Compare(Vectors.TablesKnownOutside[0], seed: 0x20240411_0000);

    [ToolFact("qemu-riscv64")]
    public void Random_programs_of_rv64_end_as_in_qemu() => Compare(Vectors.TablesKnownOutside[1], seed: 0x20240411_8000);

    private static void Compare(InstructionTable table, ulong seed)
    {
        IEnumerable<int> numbers = Enumerable.Range(0, Programs);
        RandomProgram[] programs = [.. numbers.Select(n => RandomProgramSource.Create(table, seed + (ulong)n, Steps))];
        var image = new ProgramImage(table, programs);
        int index = image.FirstDifference(image.RunInQemu(), image.RunHere(), out _);
        if (index >= 0)
        {
            Assert.Fail(Shrunk(table, programs[index]));
        }
    }

    // The shortest prefix that differs: its last step is the culprit.
    private static string Shrunk(InstructionTable table, RandomProgram program)
    {
        RandomProgram[] prefixes = [.. Enumerable.Range(0, program.Steps.Length + 1).Select(program.Prefix)];
        var image = new ProgramImage(table, prefixes);
        int steps = image.FirstDifference(image.RunInQemu(), image.RunHere(), out string difference);
        var text = new StringBuilder($"{table.Isa}, seed 0x{program.Seed:x}, after step {steps}: {difference}\nregisters at the start:\n");
        for (int r = 1; r < Registers.Count; r++)
        {
            ulong value = program.Registers[r] & (ulong.MaxValue >> (64 - table.Isa.Xlen));
            text.Append(r == program.Base ? $" {Registers.NameOf(r)}=memory" : $" {Registers.NameOf(r)}=0x{value:x}");
            text.Append(r % 8 == 0 ? "\n" : "");
        }

        text.AppendLine();
        var disassembler = new Disassembler(table);
        ulong pc = 0;
        foreach (uint word in prefixes[steps].Steps.SelectMany(s => s))
        {
            text.AppendLine($"{pc,6:x}: {word:x8}  {disassembler.Disassemble(word, pc)}");
            pc += (ulong)InstructionTable.LengthOf(word);
        }

        return text.ToString();
    }
}
