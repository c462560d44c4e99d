namespace CoDesign.Isa;

/// <summary>
/// Assembles text from the rows of a table: every instruction of the table, the standard pseudoinstructions, labels, and a few
/// directives. It makes tests readable; programs are built with a compiler.
/// </summary>
/// <remarks>
/// <code>
/// line      = { label ":" } [ statement ] [ "#" comment ]         statements are also separated by ";"
/// statement = mnemonic operands | directive
/// operand   = register | number | label | csr name | fence set | [ number ] "(" register ")"
/// directive = ".byte" | ".half" | ".word" | ".dword" numbers | ".zero" bytes | ".align" power of two | ".org" offset from the origin
/// </code>
/// <c>li rd, number</c> becomes as many instructions as the number needs; <c>la rd, label</c> becomes auipc and addi. Targets of
/// branches and jumps are labels or addresses, not distances. 16-bit forms are used only where the text asks for them
/// (<c>c.addi</c>). Padding is zeros, which are illegal instructions.
/// </remarks>
/// <param name="table">The instructions that may be used.</param>
public sealed class Assembler(InstructionTable table)
{
    // auipc adds a multiple of 4096 of 32 bits, addi 12 bits with sign.
    private const long NearestForLa = int.MinValue - 2048L;
    private const long FarthestForLa = int.MaxValue - 4095L + 2047;

    /// <summary>Assembles a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="origin">Address of the first byte.</param>
    public AssemblyResult Assemble(string text, ulong origin)
    {
        ArgumentNullException.ThrowIfNull(text);
        Statement[] statements = [.. Statement.Split(text)];
        var symbols = new Symbols();
        var problems = new List<AssemblyProblem>();

        // Sizes do not depend on the addresses of labels, so a first pass places every label and a second one encodes.
        Pass(statements, origin, symbols, (label, pc) => Add(problems, label, symbols.Define(label, pc)), []);
        byte[] code = Pass(statements, origin, symbols, (_, _) => { }, problems);
        return new AssemblyResult(problems.Count == 0 ? code : [], symbols.Addresses, [.. problems.OrderBy(p => p.Line)]);
    }

    private byte[] Pass(
        Statement[] statements, ulong origin, Symbols symbols, Action<Statement, ulong> onLabel, List<AssemblyProblem> problems)
    {
        var code = new List<byte>();
        var encoder = new InstructionEncoder(table, symbols);
        foreach (Statement statement in statements)
        {
            ulong pc = origin + (ulong)code.Count;
            if (statement.IsLabel)
            {
                onLabel(statement, pc);
            }
            else if (statement.Mnemonic[0] == '.')
            {
                Directive.Emit(statement, origin, symbols, code, problems);
            }
            else
            {
                foreach (string line in Expand(statement, pc, symbols, problems))
                {
                    uint word = encoder.Encode(new Statement(statement.Line, line), origin + (ulong)code.Count, problems, out int length);
                    for (int i = 0; i < length; i++)
                    {
                        code.Add((byte)(word >> (8 * i)));
                    }
                }
            }
        }

        return [.. code];
    }

    private IEnumerable<string> Expand(Statement statement, ulong pc, Symbols symbols, List<AssemblyProblem> problems)
    {
        string[] operands = statement.Operands;
        switch (statement.Mnemonic)
        {
            case "li" or "la" when operands.Length != 2:
                string form = statement.Mnemonic == "li" ? "li rd, number" : "la rd, label";
                Add(problems, statement, InstructionEncoder.WrongCount(statement, form));
                return [];
            case "li":
                bool isNumber = Integers.TryParse(operands[1], out long value);
                bool fits = table.Isa.Xlen == 64 || value is >= int.MinValue and <= uint.MaxValue;
                Add(problems, statement, !isNumber ? $"'{operands[1]}' is no number; la loads the address of a label"
                    : fits ? null
                    : $"{operands[1]} does not fit a register of {table.Isa.Xlen} bits");
                return LoadImmediate.Expand(operands[0], value, table.Isa.Xlen);
            case "la":
                long distance = symbols.TryRead(operands[1], out long target) ? target - (long)pc : 0;
                bool isNear = table.Isa.Xlen == 32 || distance is >= NearestForLa and <= FarthestForLa;
                Add(problems, statement, !symbols.TryRead(operands[1], out _) ? InstructionEncoder.NoNumber(operands[1])
                    : isNear ? null
                    : $"{operands[1]} is at distance {distance}; possible are {NearestForLa} to {FarthestForLa}");
                return LoadImmediate.ExpandAddress(operands[0], distance);
            default:
                return [PseudoInstruction.TryExpand(statement.Mnemonic, operands, out string expansion) ? expansion : statement.Text];
        }
    }

    private static void Add(List<AssemblyProblem> problems, Statement statement, string? problem)
    {
        if (problem is not null)
        {
            problems.Add(new AssemblyProblem(statement.Line, problem));
        }
    }
}
