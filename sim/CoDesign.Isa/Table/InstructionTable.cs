namespace CoDesign.Isa;

/// <summary>The instructions of one ISA string, and the decoder made from them.</summary>
public sealed class InstructionTable
{
    private static readonly Dictionary<IsaString, InstructionTable> Tables = [];

    private readonly Dictionary<string, InstructionDefinition> _rowsByMnemonic = [];

    // Words of 32 bits by opcode (bits 6:2) and funct3 (bits 14:12); words of 16 bits by quadrant (1:0) and funct3 (15:13).
    private readonly EncodingIndex<InstructionDefinition> _rows = new(low: 2, lowBits: 5, high: 12);
    private readonly EncodingIndex<CompressedForm> _forms = new(low: 0, lowBits: 2, high: 13);
    private readonly EncodingIndex<InstructionSequence> _sequences = new(low: 0, lowBits: 2, high: 13);
    private readonly List<InstructionSequence> _allSequences = [];
    private readonly List<InstructionDefinition> _definitions = [];
    private readonly List<CompressedForm> _allForms = [];

    /// <summary>Builds a table from given rows.</summary>
    /// <exception cref="InvalidOperationException">Two encodings overlap and neither is strictly more specific.</exception>
    internal InstructionTable(IsaString isa, IEnumerable<InstructionDefinition> rows, IEnumerable<CompressedForm> forms)
    {
        Isa = isa;
        foreach (InstructionDefinition row in rows)
        {
            if (isa.HasAny(row.Extensions) && (row.Xlen & isa.XlenSet) != 0)
            {
                _definitions.Add(row);
                _rows.Add(row, row.Mnemonic, row.Pattern);
                _rowsByMnemonic[row.Mnemonic] = row;
            }
        }

        foreach (CompressedForm form in forms)
        {
            if (isa.Has(form.Extension) && (form.Xlen & isa.XlenSet) != 0 && _rowsByMnemonic.ContainsKey(form.ExpansionMnemonic))
            {
                _allForms.Add(form);
                _forms.Add(form, form.Mnemonic, form.Pattern);
            }
        }

        foreach (InstructionSequence sequence in isa.Has(Extension.Zcmp) ? Extensions.PushPop.All : [])
        {
            _allSequences.Add(sequence);
            _sequences.Add(sequence, sequence.Mnemonic, sequence.Pattern);
        }
    }

    /// <summary>The ISA string.</summary>
    public IsaString Isa { get; }

    /// <summary>The rows of this table.</summary>
    public IReadOnlyList<InstructionDefinition> Definitions => _definitions;

    /// <summary>The 16-bit forms of this table.</summary>
    public IReadOnlyList<CompressedForm> Forms => _allForms;

    /// <summary>The 16-bit instructions of this table that stand for several.</summary>
    public IReadOnlyList<InstructionSequence> Sequences => _allSequences;

    /// <summary>The table of an ISA string; built once per string.</summary>
    public static InstructionTable For(IsaString isa)
    {
        ArgumentNullException.ThrowIfNull(isa);
        lock (Tables)
        {
            if (!Tables.TryGetValue(isa, out InstructionTable? table))
            {
                table = new InstructionTable(isa, InstructionRows.All, Extensions.Compressed.All);
                Tables.Add(isa, table);
            }

            return table;
        }
    }

    /// <summary>Length in bytes of the instruction that begins with these 16 bits: 2, or 4.</summary>
    /// <remarks>Longer encodings (bits 4:0 all ones) are reserved; they decode as illegal 4-byte words.</remarks>
    public static int LengthOf(uint lowHalf) => (lowHalf & 3) == 3 ? 4 : 2;

    /// <summary>Decodes a word.</summary>
    /// <param name="word">The instruction; for a 16-bit form the upper half is ignored.</param>
    /// <param name="instruction">The decoded instruction.</param>
    /// <returns><see langword="false"/> if the table has no such instruction.</returns>
    public bool TryDecode(uint word, out Instruction instruction)
    {
        instruction = default;
        if (LengthOf(word) == 2)
        {
            return TryFindForm(word & 0xFFFF, out CompressedForm form)
                && TryFind(form.ExpansionMnemonic, out InstructionDefinition target)
                && Set(out instruction, target, form.Expand(word & 0xFFFF, target), 2);
        }

        return TryFindRow(word, out InstructionDefinition row) && Set(out instruction, row, OperandValues.Extract(row.Pattern, word), 4);
    }

    /// <summary>Decodes a word that stands for several instructions.</summary>
    /// <param name="word">The instruction; the upper half is ignored.</param>
    /// <param name="instructions">The instructions; each has the length of the whole.</param>
    /// <returns><see langword="false"/> if the table has no such sequence.</returns>
    public bool TryDecodeSequence(uint word, out IReadOnlyList<Instruction> instructions)
    {
        instructions = [];
        if (!TryFindSequence(word, out InstructionSequence sequence))
        {
            return false;
        }

        // As rows of this table, so that they are written once.
        AssemblyResult code = new Assembler(this).Assemble(string.Join('\n', sequence.Expand(word & 0xFFFF, Isa.Xlen)), 0);
        var decoded = new List<Instruction>();
        for (int at = 0; at < code.Code.Length; at += sizeof(uint))
        {
            decoded.Add(TryDecode(BitConverter.ToUInt32(code.Code.AsSpan(at, sizeof(uint))), out Instruction instruction)
                ? instruction with { Length = 2 }
                : throw new InvalidOperationException($"{sequence} stands for an instruction that {Isa} does not have"));
        }

        instructions = decoded;
        return true;
    }

    /// <summary>The sequence that a 16-bit word stands for.</summary>
    public bool TryFindSequence(uint word, out InstructionSequence sequence)
    {
        sequence = null!;
        return LengthOf(word) == 2 && _sequences.TryFind(word & 0xFFFF, out sequence) && !sequence.IsReserved(word & 0xFFFF);
    }

    /// <summary>The row of a mnemonic.</summary>
    public bool TryFind(string mnemonic, out InstructionDefinition definition) => _rowsByMnemonic.TryGetValue(mnemonic, out definition!);

    /// <summary>The most specific row that encodes a 32-bit word.</summary>
    public bool TryFindRow(uint word, out InstructionDefinition row)
    {
        row = null!;
        return LengthOf(word) == 4 && _rows.TryFind(word, out row);
    }

    /// <summary>The most specific 16-bit form of a word.</summary>
    public bool TryFindForm(uint word, out CompressedForm form)
    {
        form = null!;
        return LengthOf(word) == 2 && _forms.TryFind(word, out form);
    }

    /// <summary>Says why a word does not decode: which extension it would need, or that no known extension has it.</summary>
    public string ExplainIllegal(uint word)
    {
        bool isShort = LengthOf(word) == 2;
        string text = isShort ? $"0x{word & 0xFFFF:x4}" : $"0x{word:x8}";
        if (isShort ? (word & 0xFFFF) == 0 : word == uint.MaxValue)
        {
            return $"{text} is the defined illegal instruction (data or erased memory was executed)";
        }

        // A word can belong to extensions that exclude each other.
        var owners = new List<string>();
        foreach (InstructionTable all in Everything())
        {
            string? mnemonic = isShort && all.TryFindForm(word & 0xFFFF, out CompressedForm form) ? form.Mnemonic
                : isShort && all.TryFindSequence(word, out InstructionSequence sequence) ? sequence.Mnemonic
                : all.TryFindRow(word, out InstructionDefinition row) ? row.Mnemonic
                : null;
            if (mnemonic is not null && (owners.Count == 0 || all.Isa.Xlen == Isa.Xlen))
            {
                owners.Add($"{mnemonic} of {OwnerOf(all, mnemonic)}");
            }
        }

        if (owners.Count > 0)
        {
            return $"{text} is {string.Join(" or ", owners.Distinct())}, which {Isa} does not have";
        }

        return $"{text} belongs to no instruction that this version knows";
    }

    /// <summary>Says why a mnemonic is not in the table.</summary>
    internal string ExplainMissing(string mnemonic) =>
        Everything().FirstOrDefault(t => t.Has(mnemonic)) is InstructionTable all
            ? $"'{mnemonic}' is of {OwnerOf(all, mnemonic)}, which {Isa} does not have"
            : $"no instruction '{mnemonic}' in {Isa}";

    private bool Has(string mnemonic) => _rowsByMnemonic.ContainsKey(mnemonic) || _allForms.Exists(f => f.Mnemonic == mnemonic)
        || _allSequences.Exists(s => s.Mnemonic == mnemonic);

    // The tables with everything that there is, that of the same width first.
    private IEnumerable<InstructionTable> Everything() =>
        ((int[])[Isa.Xlen, 96 - Isa.Xlen]).SelectMany(xlen => (InstructionTable[])[For(IsaString.Everything(xlen)), For(IsaString.EverythingWithZcmp(xlen))]);

    private string OwnerOf(InstructionTable all, string mnemonic) =>
        all.Isa.Xlen != Isa.Xlen ? $"RV{all.Isa.Xlen}"
        : all._rowsByMnemonic.TryGetValue(mnemonic, out InstructionDefinition? row) ? $"extension {row.ExtensionNames}"
        : all._allSequences.Exists(s => s.Mnemonic == mnemonic) ? $"extension {Extension.Zcmp}"
        : $"extension {OwnerOf(all, all._allForms.Find(f => f.Mnemonic == mnemonic)!)}";

    // A form of Zcb needs its 32-bit instruction as well: c.mul is of Zcb with M.
    private string OwnerOf(InstructionTable all, CompressedForm form) =>
        form.Extension is Extension.Zca ? "C"
        // Zcf and Zcd bring what they need.
        : form.Extension is not Extension.Zcb || TryFind(form.ExpansionMnemonic, out _) || !all.TryFind(form.ExpansionMnemonic, out InstructionDefinition target) ? $"{form.Extension}"
        : $"{form.Extension} with {target.ExtensionNames}";

    private static bool Set(out Instruction instruction, InstructionDefinition row, in OperandValues values, int length)
    {
        // rd, rs1, fm and imm of fences are reserved for finer fences; a hart must ignore them, so they must make no difference here.
        instruction = new Instruction
        {
            Row = (ushort)row.Number,
            Rd = Slot(row.WritesRd ? values.Rd : 0, row.HasFloatRd),
            Rs1 = Slot(row.Shape is Shape.CsrImmediate ? values.Zimm : row.ReadsRs1 ? values.Rs1 : 0, row.HasFloatRs1),
            Rs2 = Slot(values.Rs2, row.HasFloatRs2),
            Rs3 = Slot(values.Rs3, row.ReadsRs3),
            Length = (byte)length,
            Immediate = row.Shape switch
            {
                Shape.CsrRegister or Shape.CsrImmediate => values.Csr,
                Shape.Fence => values.Pred << 4 | values.Succ,
                Shape.FloatLoad or Shape.FloatStore => values.Immediate,
                _ when row.IsFloat => values.Rm,
                _ => values.Immediate,
            },
            Traits = TraitsOf(row, values),
        };
        return true;
    }

    private static byte Slot(int register, bool isFloat) => (byte)(isFloat ? FloatRegisters.FirstSlot + register : register);

    private static InstructionTraits TraitsOf(InstructionDefinition row, in OperandValues values)
    {
        bool isRegister = row.Shape is Shape.AluRegister or Shape.AluRegisterImmediate;
        bool hasZeroOperand = isRegister ? values.Rs1 == 0 || values.Rs2 == 0 : values.Immediate == 0;
        InstructionTraits traits = row.Labels switch
        {
            LabelRule.BytewiseZeroIfSame or LabelRule.JoinZeroIfSame when isRegister && values.Rs1 == values.Rs2 =>
                InstructionTraits.ConstantResult,
            LabelRule.BytewiseMask when hasZeroOperand => InstructionTraits.ConstantResult,
            LabelRule.JoinCopyIfZero when hasZeroOperand => InstructionTraits.Copy,
            _ => InstructionTraits.None,
        };
        return traits
            | (values.Aq != 0 ? InstructionTraits.Acquire : InstructionTraits.None)
            | (values.Rl != 0 ? InstructionTraits.Release : InstructionTraits.None);
    }
}
