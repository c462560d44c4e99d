using System.Globalization;
using System.Numerics;

namespace CoDesign.Isa;

/// <summary>
/// An encoding, written as in the tables of the specification: fields from the highest bit down, separated by blanks.
/// </summary>
/// <remarks>
/// <code>
/// pattern  = field { " " field }                      the widths add up to 16 or 32 bits
/// field    = bits | register | immediate | flag
/// bits     = { "0" | "1" }
/// register = "rd" | "rs1" | "rs2" | "rs3"             5 bits
///          | "r1s" | "r2s"                            3 bits, s0 to s7 by their number
///          | "rd'" | "rs1'" | "rs2'"                  3 bits, x8 to x15
///            [ "!=0" | "!=2" | "!=0,2" ]              encodings with these values belong to another instruction, or to none
/// immediate = ( "spimm" | "imm" | "nzimm" | "uimm" | "nzuimm" | "shamt" | "bs" | "rnum" | "csr" | "zimm" ) "[" bits of the operand "]"
///            [ "!=" … ]                               as for a register
///            imm and nzimm are sign-extended from their highest bit; nz…: 0 is not this instruction
///            "imm[12|10:5]" holds bit 12, then bits 10 to 5
/// flag     = "rlist" (4 bits) | "aq" | "rl" (1 bit) | "rm" [ "!=5,6" ] (3 bits) | "fm" | "pred" | "succ" (4 bits)
/// </code>
/// </remarks>
public sealed class EncodingPattern
{
    private const int MaxFields = 16;

    private readonly EncodingField[] _fields;
    private readonly List<ReservedValue> _reserved = [];

    // Hot at start: a table parses every pattern of its rows, most of it in code that the JIT compiler has just seen for the first
    // time. Plain loops compile four times faster than LINQ over value types, which needs its own code per type.
    private EncodingPattern(string text)
    {
        string[] tokens = text.Split(' ');
        var fields = new EncodingField[MaxFields];
        int first = MaxFields;
        int position = 0;
        bool isSigned = false;
        for (int i = tokens.Length - 1; i >= 0; i--) // from bit 0 up
        {
            string token = tokens[i];
            if (token[0] is '0' or '1')
            {
                Mask |= (uint)((1UL << token.Length) - 1) << position;
                Match |= Convert.ToUInt32(token, 2) << position;
                position += token.Length;
                continue;
            }

            string name = NameOf(token);
            OperandKind operand = OperandOf(name, text);
            isSigned |= name is "imm" or "nzimm";
            position = AddFields(token, operand, position, fields, ref first);
            AddReserved(token, name, operand);
        }

        if (position is not (16 or 32))
        {
            throw new FormatException($"encoding '{text}' has {position} bits; 16 or 32 are needed");
        }

        Text = text;
        LengthBytes = position / 8;
        _fields = fields[first..];
        ImmediateBits = BitsOf(OperandKind.Immediate);
        SignBit = isSigned ? ImmediateBits.High : 0;
    }

    /// <summary>The pattern as written.</summary>
    public string Text { get; }

    /// <summary>2 for a compressed form, else 4.</summary>
    public int LengthBytes { get; }

    /// <summary>Bits that are fixed.</summary>
    public uint Mask { get; }

    /// <summary>Values of the fixed bits.</summary>
    public uint Match { get; }

    /// <summary>The operand fields.</summary>
    public IReadOnlyList<EncodingField> Fields => _fields;

    /// <summary>Bits of the immediate's sign; 0 for an unsigned immediate or none.</summary>
    public int SignBit { get; }

    /// <summary>Lowest and highest bit of the immediate that the encoding holds; (0, −1) without immediate.</summary>
    public (int Low, int High) ImmediateBits { get; }

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="FormatException">The text does not follow the grammar; only a programming error can cause this.</exception>
    public static EncodingPattern Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new EncodingPattern(text);
    }

    /// <summary>Whether a word is encoded by this pattern.</summary>
    public bool Matches(uint word)
    {
        if ((word & Mask) != Match)
        {
            return false;
        }

        foreach (ReservedValue reserved in _reserved)
        {
            if (Extract(word, reserved.Operand) == reserved.Value)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether every word of this pattern is also one of the other pattern, and not the reverse.</summary>
    public bool IsMoreSpecificThan(EncodingPattern other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return LengthBytes == other.LengthBytes
            && (Mask & other.Mask) == other.Mask
            && Mask != other.Mask
            && (Match & other.Mask) == other.Match;
    }

    /// <summary>Whether some word has both encodings.</summary>
    public bool Overlaps(EncodingPattern other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return LengthBytes == other.LengthBytes && ((Match ^ other.Match) & Mask & other.Mask) == 0;
    }

    /// <summary>Number of fixed bits.</summary>
    public int Specificity => BitOperations.PopCount(Mask);

    /// <summary>Whether the encoding has the operand.</summary>
    public bool Has(OperandKind operand) => BitsOf(operand).High >= 0;

    /// <summary>The operand's value in a word: a register number, or the immediate extended as the pattern says.</summary>
    public int Extract(uint word, OperandKind operand)
    {
        uint value = 0;
        int width = 0;
        foreach (EncodingField field in _fields)
        {
            if (field.Operand == operand)
            {
                value |= field.Extract(word);
                width = field.Width;
            }
        }

        return operand switch
        {
            _ when IsShortRegister(operand, width) => (int)value + 8,
            OperandKind.Immediate when SignBit is > 0 and < 31 => (int)(value << (31 - SignBit)) >> (31 - SignBit),
            _ => (int)value,
        };
    }

    /// <summary>Puts an operand into a word.</summary>
    /// <returns><see langword="false"/> if the encoding cannot hold the value.</returns>
    public bool TryInsert(ref uint word, OperandKind operand, int value)
    {
        int width = 0;
        uint result = word;
        foreach (EncodingField field in _fields)
        {
            if (field.Operand == operand)
            {
                width = field.Width;
                uint bits = IsShortRegister(operand, width) ? (uint)(value - 8) : (uint)value;
                result = (result & ~field.Mask) | field.Insert(bits);
            }
        }

        // What was put in must come out again: this one test covers range, alignment and sign.
        if (width == 0 || Extract(result, operand) != value)
        {
            return false;
        }

        word = result;
        return true;
    }

    /// <summary>The values that the encoding has for an operand, as text: <c>-512 to 496 in steps of 16</c>.</summary>
    internal string RangeOf(OperandKind operand)
    {
        (int low, int high) = BitsOf(operand);
        bool isSigned = operand is OperandKind.Immediate && SignBit > 0;
        long step = 1L << low;
        long end = isSigned ? 1L << high : 1L << (high + 1);
        return string.Create(
            CultureInfo.InvariantCulture, $"{(isSigned ? -end : 0)} to {end - step}{(step > 1 ? $" in steps of {step}" : string.Empty)}");
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    // Three-bit register fields of the compressed formats name x8 to x15.
    private static bool IsShortRegister(OperandKind operand, int width) =>
        width == 3 && operand is (OperandKind.Rd or OperandKind.Rs1 or OperandKind.Rs2);

    private static string NameOf(string token) => token.Split('[', '!', '\'')[0];

    private static OperandKind OperandOf(string name, string text) => name switch
    {
        "rd" => OperandKind.Rd,
        "rs1" => OperandKind.Rs1,
        "rs2" => OperandKind.Rs2,
        "rs3" => OperandKind.Rs3,
        "imm" or "nzimm" or "uimm" or "nzuimm" or "shamt" or "bs" or "rnum" or "spimm" => OperandKind.Immediate,
        "csr" => OperandKind.Csr,
        "zimm" => OperandKind.Zimm,
        "fm" => OperandKind.Fm,
        "pred" => OperandKind.Pred,
        "succ" => OperandKind.Succ,
        "aq" => OperandKind.Aq,
        "rl" => OperandKind.Rl,
        "rm" => OperandKind.Rm,
        "rlist" => OperandKind.RegisterList,
        "r1s" => OperandKind.FirstSaved,
        "r2s" => OperandKind.SecondSaved,
        _ => throw new FormatException($"encoding '{text}' has the unknown field '{name}'"),
    };

    private static int WidthOf(string name, string token) => name switch
    {
        "aq" or "rl" => 1,
        "rm" or "r1s" or "r2s" => 3,
        "fm" or "pred" or "succ" or "rlist" => 4,
        _ => token.Contains('\'', StringComparison.Ordinal) ? 3 : 5,
    };

    // Fields of a token from bit "position" up; its ranges are written from the highest down. The array is filled from its end, so
    // that the fields come out in the order in which they are written.
    private static int AddFields(string token, OperandKind operand, int position, EncodingField[] fields, ref int first)
    {
        int open = token.IndexOf('[', StringComparison.Ordinal);
        if (open < 0)
        {
            int width = WidthOf(NameOf(token), token);
            fields[--first] = new EncodingField(operand, position, width, 0);
            return position + width;
        }

        string[] ranges = token[(open + 1)..token.IndexOf(']', StringComparison.Ordinal)].Split('|');
        for (int i = ranges.Length - 1; i >= 0; i--)
        {
            string[] ends = ranges[i].Split(':');
            int low = int.Parse(ends[^1], CultureInfo.InvariantCulture);
            int width = int.Parse(ends[0], CultureInfo.InvariantCulture) - low + 1;
            fields[--first] = new EncodingField(operand, position, width, low);
            position += width;
        }

        return position;
    }

    private void AddReserved(string token, string name, OperandKind operand)
    {
        if (name is "nzimm" or "nzuimm")
        {
            _reserved.Add(new ReservedValue(operand, 0));
        }

        int unequal = token.IndexOf("!=", StringComparison.Ordinal);
        if (unequal >= 0)
        {
            foreach (string value in token[(unequal + 2)..].Split(','))
            {
                _reserved.Add(new ReservedValue(operand, int.Parse(value, CultureInfo.InvariantCulture)));
            }
        }
    }

    // Lowest and highest bit of an operand that the encoding holds; (0, -1) if none.
    private (int Low, int High) BitsOf(OperandKind operand)
    {
        int low = int.MaxValue;
        int high = -1;
        foreach (EncodingField field in _fields)
        {
            if (field.Operand == operand)
            {
                low = Math.Min(low, field.OperandLow);
                high = Math.Max(high, field.OperandLow + field.Width - 1);
            }
        }

        return high < 0 ? (0, -1) : (low, high);
    }

    // A value of an operand at which the encoding belongs to another instruction.
    private sealed record ReservedValue(OperandKind Operand, int Value);
}
