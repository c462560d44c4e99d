namespace CoDesign.Isa;

/// <summary>Puts the operands of a statement into the encoding of its row or form.</summary>
/// <param name="table">The instructions that may be used.</param>
/// <param name="symbols">The labels that may be used.</param>
internal sealed class InstructionEncoder(InstructionTable table, Symbols symbols)
{
    /// <summary>Encodes a statement.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="pc">Its address.</param>
    /// <param name="problems">Gets what is wrong with it.</param>
    /// <param name="length">Length in bytes, right also when there are problems.</param>
    public uint Encode(Statement statement, ulong pc, List<AssemblyProblem> problems, out int length)
    {
        (string mnemonic, int aq, int rl) = SplitOrdering(statement.Mnemonic);
        if (table.Sequences.FirstOrDefault(s => s.Mnemonic == mnemonic) is InstructionSequence sequence)
        {
            length = sequence.Pattern.LengthBytes;
            Add(sequence.Encode(statement.Text[mnemonic.Length..].Trim(), table.Isa.Xlen, out uint bits));
            return bits;
        }

        length = 4;
        InstructionSyntax syntax;
        EncodingPattern pattern;
        CompressedForm? form = table.Forms.FirstOrDefault(f => f.Mnemonic == mnemonic);
        if (table.TryFind(form?.ExpansionMnemonic ?? mnemonic, out InstructionDefinition row))
        {
            (syntax, pattern) = form is null ? (row.Syntax, row.Pattern) : (form.Syntax, form.Pattern);
        }
        else
        {
            string? pseudo = PseudoInstruction.FormOf(mnemonic);
            Add(pseudo is null ? table.ExplainMissing(statement.Mnemonic) : WrongCount(statement, pseudo));
            return 0;
        }

        length = pattern.LengthBytes;
        uint word = pattern.Match;
        if (aq + rl > 0 && !(pattern.TryInsert(ref word, OperandKind.Aq, aq) && pattern.TryInsert(ref word, OperandKind.Rl, rl)))
        {
            Add($"'{mnemonic}' has no ordering bits");
        }

        string[] tokens = statement.Tokens;
        bool hasOmitted = syntax.OmittedRounding is not null && statement.Operands.Length == syntax.Count - 1;
        if (hasOmitted)
        {
            tokens = [.. tokens, ",", RoundingModes.NameOf((int)syntax.OmittedRounding!)];
        }

        if (statement.Operands.Length != syntax.Count && !hasOmitted)
        {
            Add(WrongCount(statement, syntax.ToString()));
            return word;
        }

        if (!TryMatch(syntax, tokens, out List<(SyntaxPart Part, string Text)> operands))
        {
            Add($"'{statement.Text}' does not have the form '{syntax}'");
            return word;
        }

        int before = problems.Count;
        bool isRelative = row.Shape is Shape.Branch or Shape.Jump;
        foreach ((SyntaxPart part, string text) in operands)
        {
            Add(part.Operand is not OperandKind operand ? part.Text == text ? null : $"'{text}' where '{part.Text}' is required"
                : operand is OperandKind.Immediate && isRelative ? InsertTarget(part.Text, text, pattern, pc, ref word)
                : Insert(part, operand, text, pattern, ref word));
        }

        Add(problems.Count > before || pattern.Matches(word) ? null : $"'{statement.Text}' is a reserved encoding");
        return word;

        void Add(string? problem)
        {
            if (problem is not null)
            {
                problems.Add(new AssemblyProblem(statement.Line, problem));
            }
        }
    }

    /// <summary>Says how many operands a statement should have.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="form">A statement as it should be.</param>
    public static string WrongCount(Statement statement, string form)
    {
        int wanted = new Statement(0, form).Operands.Length;
        string takes = wanted == 0 ? "no operands" : $"{wanted} {(wanted == 1 ? "operand" : "operands")}, as in '{form}'";
        return $"'{statement.Mnemonic}' takes {takes}; {statement.Operands.Length} given";
    }

    private static (string Mnemonic, int Aq, int Rl) SplitOrdering(string mnemonic) =>
        mnemonic.EndsWith(".aqrl", StringComparison.Ordinal) ? (mnemonic[..^5], 1, 1)
        : mnemonic.EndsWith(".aq", StringComparison.Ordinal) ? (mnemonic[..^3], 1, 0)
        : mnemonic.EndsWith(".rl", StringComparison.Ordinal) ? (mnemonic[..^3], 0, 1)
        : (mnemonic, 0, 0);

    // Pairs the words of a template with those of a statement. "(a0)" for "imm(rs1)" means offset 0.
    private static bool TryMatch(InstructionSyntax syntax, string[] tokens, out List<(SyntaxPart Part, string Text)> operands)
    {
        operands = [];
        int next = 0;
        foreach (SyntaxPart part in syntax.Parts)
        {
            string token = next < tokens.Length ? tokens[next] : string.Empty;
            if (InstructionSyntax.IsPunctuation(part.Text))
            {
                if (token != part.Text)
                {
                    return false;
                }
            }
            else if (part.Operand is OperandKind.Immediate && token == "(")
            {
                operands.Add((part, "0"));
                continue;
            }
            else if (token.Length == 0 || InstructionSyntax.IsPunctuation(token))
            {
                return false;
            }
            else
            {
                operands.Add((part, token));
            }

            next++;
        }

        return next == tokens.Length;
    }

    private string? Insert(SyntaxPart part, OperandKind operand, string text, EncodingPattern pattern, ref uint word)
    {
        int value;
        switch (operand)
        {
            case OperandKind.Rd or OperandKind.Rs1 or OperandKind.Rs2 or OperandKind.Rs3:
                return part.IsFloatRegister ? InsertFloatRegister(part.Text, operand, text, pattern, ref word)
                    : !Registers.TryParse(text, out value) ? $"'{text}' is no register; x0 to x31 or a name such as a0 is needed"
                    : pattern.TryInsert(ref word, operand, value) ? null
                    : $"{part.Text} = {text} is out of range: x8 to x15 (s0, s1, a0 to a5)";
            case OperandKind.Rm:
                return RoundingModes.TryParse(text, out value) && pattern.TryInsert(ref word, operand, value)
                    ? null
                    : $"'{text}' is no rounding mode; rne, rtz, rdn, rup, rmm or dyn is needed";
            case OperandKind.Csr:
                return Csrs.TryParse(text, out value) && pattern.TryInsert(ref word, operand, value)
                    ? null
                    : $"'{text}' is no CSR; a name such as mstatus or a number from 0 to 0xfff is needed";
            case OperandKind.Pred or OperandKind.Succ:
                return FenceSet.TryParse(text, out value) && pattern.TryInsert(ref word, operand, value)
                    ? null
                    : $"'{text}' is no fence set; letters of iorw in this order, or 0, are needed";
            default:
                return InsertNumber(part.Text, operand, text, pattern, ref word);
        }
    }

    private static string? InsertFloatRegister(string name, OperandKind operand, string text, EncodingPattern pattern, ref uint word) =>
        !FloatRegisters.TryParse(text, out int value) ? $"'{text}' is no floating-point register; f0 to f31 or a name such as fa0 is needed"
        : pattern.TryInsert(ref word, operand, value) ? null
        : $"{name} = {text} is out of range: f8 to f15 (fs0, fs1, fa0 to fa5)";

    private string? InsertNumber(string name, OperandKind operand, string text, EncodingPattern pattern, ref uint word)
    {
        if (!symbols.TryRead(text, out long value))
        {
            return NoNumber(text);
        }

        // lui and auipc: the operand is the upper 20 bits of a 32-bit number.
        const int UpperBits = 20;
        bool isUpper = operand is OperandKind.Immediate && pattern.ImmediateBits.Low == 32 - UpperBits;
        bool isInserted = isUpper
            ? value is >= 0 and < 1 << UpperBits && pattern.TryInsert(ref word, operand, (int)(value << (32 - UpperBits)))
            : value == (int)value && pattern.TryInsert(ref word, operand, (int)value);
        return isInserted ? null : $"{name} = {text} is out of range: {(isUpper ? UpperRange(pattern.SignBit) : pattern.RangeOf(operand))}";
    }

    private string? InsertTarget(string name, string text, EncodingPattern pattern, ulong pc, ref uint word)
    {
        if (!symbols.TryRead(text, out long target))
        {
            return NoNumber(text);
        }

        // Addresses of a 32-bit hart wrap: a branch from 0 reaches 0xffff_fff0.
        long distance = target - (long)pc;
        distance = table.Isa.Xlen == 32 && target is >= int.MinValue and <= uint.MaxValue ? (int)distance : distance;
        return distance == (int)distance && pattern.TryInsert(ref word, OperandKind.Immediate, (int)distance)
            ? null
            : $"{name} = {text} is at distance {distance}; possible are {pattern.RangeOf(OperandKind.Immediate)}";
    }

    /// <summary>Says that a text is neither of what it may be.</summary>
    public static string NoNumber(string text) => $"'{text}' is neither a number nor a label";

    // The sign of the 20 bits is that of the 32-bit number, so a narrow immediate has its negative numbers at the upper end.
    private static string UpperRange(int signBit)
    {
        int half = 1 << (signBit - 12);
        return signBit == 31 ? "0 to 0xfffff" : $"0 to 0x{half - 1:x}, or 0x{(1 << 20) - half:x} to 0xfffff";
    }
}
