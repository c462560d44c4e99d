using System.Buffers.Binary;
using System.Globalization;

namespace CoDesign.Isa;

/// <summary>
/// Assembles text from the rows of a table: every instruction of the table, the standard pseudoinstructions, labels, and a few
/// directives. It makes tests readable; programs are built with a compiler.
/// </summary>
/// <remarks>
/// <code>
/// line      = [ label ":" ] [ statement ] [ "#" comment ]         statements are also separated by ";"
/// statement = mnemonic operands | directive
/// operand   = register | number | label | csr name | fence set | number "(" register ")"
/// directive = ".byte" | ".half" | ".word" | ".dword" numbers | ".zero" bytes | ".align" power of two | ".org" offset from the origin
/// </code>
/// <c>li rd, number</c> becomes as many instructions as the number needs; <c>la rd, label</c> becomes auipc and addi. 16-bit forms
/// are used only where the text asks for them (<c>c.addi</c>).
/// </remarks>
/// <param name="table">The instructions that may be used.</param>
public sealed class Assembler(InstructionTable table)
{
    private static readonly Dictionary<string, int> DataBytes = new() { [".byte"] = 1, [".half"] = 2, [".word"] = 4, [".dword"] = 8 };

    /// <summary>Assembles a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="origin">Address of the first byte.</param>
    public AssemblyResult Assemble(string text, ulong origin)
    {
        ArgumentNullException.ThrowIfNull(text);
        var labels = new Dictionary<string, ulong>();
        List<Statement> statements = Split(text);

        // Sizes do not depend on label values, so one pass places everything and a second one encodes.
        Pass(statements, origin, labels, isFinal: false);
        (byte[] code, List<AssemblyProblem> problems) = Pass(statements, origin, labels, isFinal: true);
        return new AssemblyResult(problems.Count == 0 ? code : [], labels, problems);
    }

    private (byte[] Code, List<AssemblyProblem> Problems) Pass(
        List<Statement> statements, ulong origin, Dictionary<string, ulong> labels, bool isFinal)
    {
        var code = new List<byte>();
        var problems = new List<AssemblyProblem>();
        foreach (Statement statement in statements)
        {
            ulong pc = origin + (ulong)code.Count;
            if (statement.Label is not null)
            {
                if (!isFinal && !labels.TryAdd(statement.Label, pc))
                {
                    problems.Add(new AssemblyProblem(statement.Line, $"label '{statement.Label}' is defined twice"));
                }

                continue;
            }

            string? problem = Emit(statement, pc, origin, labels, isFinal, code);
            if (problem is not null)
            {
                problems.Add(new AssemblyProblem(statement.Line, problem));
            }
        }

        return ([.. code], problems);
    }

    private string? Emit(Statement statement, ulong pc, ulong origin, Dictionary<string, ulong> labels, bool isFinal, List<byte> code)
    {
        if (statement.Mnemonic[0] == '.')
        {
            return EmitDirective(statement, pc, origin, labels, isFinal, code);
        }

        foreach (string line in Expand(statement, pc, labels, isFinal))
        {
            Statement single = Statement.Parse(line, statement.Line);
            ulong at = origin + (ulong)code.Count;
            string? problem = Encode(single, at, labels, isFinal, out uint word, out int length);
            for (int i = 0; i < length; i++)
            {
                code.Add((byte)(word >> (8 * i)));
            }

            if (problem is not null && isFinal)
            {
                return problem;
            }
        }

        return null;
    }

    private IEnumerable<string> Expand(Statement statement, ulong pc, Dictionary<string, ulong> labels, bool isFinal)
    {
        string[] operands = statement.Operands;
        if (statement.Mnemonic == "li" && operands.Length == 2 && Integers.TryParse(operands[1], out long value))
        {
            return LoadImmediate.Expand(operands[0], value, table.Isa.Xlen);
        }

        if (statement.Mnemonic == "la" && operands.Length == 2)
        {
            long distance = isFinal && labels.TryGetValue(operands[1], out ulong target) ? (long)(target - pc) : 0;
            long low = (distance << 52) >> 52;
            return
            [
                string.Create(CultureInfo.InvariantCulture, $"auipc {operands[0]}, {(distance - low) >> 12 & 0xFFFFF}"),
                string.Create(CultureInfo.InvariantCulture, $"addi {operands[0]}, {operands[0]}, {low}"),
            ];
        }

        return [PseudoInstruction.TryExpand(statement.Mnemonic, operands, out string expansion) ? expansion : statement.Text];
    }

    private string? Encode(Statement statement, ulong pc, Dictionary<string, ulong> labels, bool isFinal, out uint word, out int length)
    {
        (string mnemonic, int aq, int rl) = SplitOrdering(statement.Mnemonic);
        InstructionSyntax syntax;
        EncodingPattern pattern;
        bool isPcRelative;
        if (table.TryFind(mnemonic, out InstructionDefinition row))
        {
            (syntax, pattern, isPcRelative) = (row.Syntax, row.Pattern, row.Shape is Shape.Branch or Shape.Jump);
        }
        else if (table.Forms.FirstOrDefault(f => f.Syntax.Mnemonic == mnemonic) is CompressedForm form)
        {
            isPcRelative = table.TryFind(form.ExpansionMnemonic, out InstructionDefinition target) && target.Shape is Shape.Branch or Shape.Jump;
            (syntax, pattern) = (form.Syntax, form.Pattern);
        }
        else
        {
            word = 0;
            length = 4;
            return $"no instruction '{statement.Mnemonic}' in {table.Isa}";
        }

        length = pattern.LengthBytes;
        word = pattern.Match;
        string? problem = aq + rl > 0 && !(pattern.TryInsert(ref word, OperandKind.Aq, aq) && pattern.TryInsert(ref word, OperandKind.Rl, rl))
            ? $"'{mnemonic}' has no ordering bits"
            : null;
        SyntaxPart[] wanted = [.. syntax.Parts.Where(p => p.Operand is not null || char.IsAsciiLetterOrDigit(p.Text.FirstOrDefault()))];
        string[] given = statement.Fields;
        if (given.Length != wanted.Length)
        {
            return $"'{mnemonic}' takes {wanted.Length} operands, as in '{syntax}'; {given.Length} given";
        }

        for (int i = 0; i < wanted.Length; i++)
        {
            problem ??= EncodeOperand(wanted[i], given[i], pattern, pc, labels, isPcRelative, isFinal, ref word);
        }

        return problem ?? (pattern.Matches(word) ? null : $"'{statement.Text}' is a reserved encoding");
    }

    private string? EncodeOperand(
        SyntaxPart part, string text, EncodingPattern pattern, ulong pc, Dictionary<string, ulong> labels, bool isPcRelative, bool isFinal, ref uint word)
    {
        if (part.Operand is not OperandKind operand)
        {
            return part.Text == text ? null : $"'{text}' where '{part.Text}' is required";
        }

        int register = 0;
        int set = 0;
        long value = 0;
        switch (operand)
        {
            case OperandKind.Rd or OperandKind.Rs1 or OperandKind.Rs2 or OperandKind.Rs3:
                if (!Registers.TryParse(text, out register))
                {
                    return $"'{text}' is no register";
                }

                value = register;
                break;
            case OperandKind.Csr:
                if (!Csrs.TryParse(text, out register))
                {
                    return $"'{text}' is no CSR";
                }

                value = register;
                break;
            case OperandKind.Pred or OperandKind.Succ:
                if (!FenceSet.TryParse(text, out set))
                {
                    return $"'{text}' is no fence set; write letters of iorw in this order";
                }

                value = set;
                break;
            default:
                if (labels.TryGetValue(text, out ulong target))
                {
                    value = isPcRelative ? (long)(target - pc) : (long)target;
                }
                else if (!Integers.TryParse(text, out value))
                {
                    return isFinal ? $"'{text}' is neither a number nor a label" : null;
                }
                else if (isPcRelative)
                {
                    value -= (long)pc;
                }

                // Addresses of a 32-bit hart wrap: a branch from 0 can reach 0xffff_fff0.
                value = isPcRelative && table.Isa.Xlen == 32 ? (int)value : value;

                // lui and auipc: the operand is the upper 20 bits.
                value = pattern.ImmediateBits.Low == 12 && operand is OperandKind.Immediate ? (int)(value << 12) : value;
                break;
        }

        return value == (int)value && pattern.TryInsert(ref word, operand, (int)value)
            ? null
            : $"{part.Text} = {text} does not fit the encoding '{pattern}'";
    }

    private static string? EmitDirective(
        Statement statement, ulong pc, ulong origin, Dictionary<string, ulong> labels, bool isFinal, List<byte> code)
    {
        Span<byte> buffer = stackalloc byte[8];
        if (DataBytes.TryGetValue(statement.Mnemonic, out int bytes))
        {
            foreach (string operand in statement.Operands)
            {
                long value = 0;
                if (labels.TryGetValue(operand, out ulong address))
                {
                    value = (long)address;
                }
                else if (!Integers.TryParse(operand, out value) && isFinal)
                {
                    return $"'{operand}' is neither a number nor a label";
                }

                BinaryPrimitives.WriteInt64LittleEndian(buffer, value);
                code.AddRange(buffer[..bytes]);
            }

            return null;
        }

        if (statement.Operands.Length != 1 || !Integers.TryParse(statement.Operands[0], out long amount) || amount is < 0 or > 1 << 24)
        {
            return $"'{statement.Mnemonic}' takes one number, 0 to 2^24";
        }

        long padding = statement.Mnemonic switch
        {
            ".zero" => amount,
            ".align" => (long)((0 - pc) & ((1UL << (int)Math.Min(amount, 12)) - 1)),
            ".org" => (long)(origin + (ulong)amount - pc),
            _ => -1,
        };
        if (padding < 0)
        {
            return statement.Mnemonic == ".org" ? ".org cannot go back" : $"unknown directive '{statement.Mnemonic}'";
        }

        code.AddRange(new byte[padding]);
        return null;
    }

    private static (string Mnemonic, int Aq, int Rl) SplitOrdering(string mnemonic) =>
        mnemonic.EndsWith(".aqrl", StringComparison.Ordinal) ? (mnemonic[..^5], 1, 1)
        : mnemonic.EndsWith(".aq", StringComparison.Ordinal) ? (mnemonic[..^3], 1, 0)
        : mnemonic.EndsWith(".rl", StringComparison.Ordinal) ? (mnemonic[..^3], 0, 1)
        : (mnemonic, 0, 0);

    private static List<Statement> Split(string text)
    {
        var statements = new List<Statement>();
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            foreach (string part in lines[i].Split('#')[0].Split(';'))
            {
                string rest = part.Trim();
                int colon = rest.IndexOf(':', StringComparison.Ordinal);
                if (colon > 0)
                {
                    statements.Add(Statement.ForLabel(rest[..colon].Trim(), i + 1));
                    rest = rest[(colon + 1)..].Trim();
                }

                if (rest.Length > 0)
                {
                    statements.Add(Statement.Parse(rest, i + 1));
                }
            }
        }

        return statements;
    }

    // A statement cut into operands ("4(sp)" is one operand and two fields), or a label.
    private sealed record Statement(string Text, string? Label, string Mnemonic, string[] Operands, int Line)
    {
        public string[] Fields => [.. Operands
            .SelectMany(o => o.Split('(', ')'))
            .Select(o => o.Trim())
            .Where(o => o.Length > 0)];

        public static Statement ForLabel(string label, int line) => new(label, label, string.Empty, [], line);

        public static Statement Parse(string text, int line)
        {
            int blank = text.IndexOfAny([' ', '\t']);
            string[] operands = blank < 0 ? [] : [.. text[blank..].Split(',').Select(o => o.Trim())];
            return new Statement(text, null, blank < 0 ? text : text[..blank], operands, line);
        }
    }
}
