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
///          | "rd'" | "rs1'" | "rs2'"                  3 bits, x8 to x15
///            [ "!=0" | "!=2" | "!=0,2" ]              encodings with these values belong to another instruction
/// immediate = ( "imm" | "nzimm" | "uimm" | "nzuimm" | "shamt" | "csr" | "zimm" ) "[" bits of the operand "]"
///            imm and nzimm are sign-extended from their highest bit; nz…: 0 is not this instruction
///            "imm[12|10:5]" holds bit 12, then bits 10 to 5
/// flag     = "aq" | "rl" (1 bit) | "fm" | "pred" | "succ" (4 bits)
/// </code>
/// </remarks>
public sealed class EncodingPattern
{
    private readonly EncodingField[] _fields;
    private readonly List<(OperandKind Operand, int Value)> _forbidden = [];

    private EncodingPattern(string text, int lengthBytes, uint mask, uint match, EncodingField[] fields)
    {
        Text = text;
        LengthBytes = lengthBytes;
        Mask = mask;
        Match = match;
        _fields = fields;
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
    public int SignBit { get; private set; }

    /// <summary>Lowest and highest bit of the immediate that the encoding holds; (0, −1) without immediate.</summary>
    public (int Low, int High) ImmediateBits { get; private set; } = (0, -1);

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="FormatException">The text does not follow the grammar; only a programming error can cause this.</exception>
    public static EncodingPattern Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] tokens = text.Split(' ');
        int width = tokens.Sum(WidthOf);
        if (width is not (16 or 32))
        {
            throw new FormatException($"encoding '{text}' has {width} bits; 16 or 32 are needed");
        }

        uint mask = 0;
        uint match = 0;
        int position = width;
        var fields = new List<EncodingField>();
        var forbidden = new List<(OperandKind, int)>();
        bool isSigned = false;
        foreach (string token in tokens)
        {
            position -= WidthOf(token);
            if (token[0] is '0' or '1')
            {
                uint value = Convert.ToUInt32(token, 2);
                mask |= (uint)((1UL << token.Length) - 1) << position;
                match |= value << position;
                continue;
            }

            string name = NameOf(token);
            OperandKind operand = OperandOf(name, text);
            isSigned |= name is "imm" or "nzimm";
            AddFields(token, operand, position, fields);
            if (name is "nzimm" or "nzuimm")
            {
                forbidden.Add((operand, 0));
            }

            int unequal = token.IndexOf("!=", StringComparison.Ordinal);
            if (unequal >= 0)
            {
                forbidden.AddRange(token[(unequal + 2)..].Split(',').Select(v => (operand, int.Parse(v, CultureInfo.InvariantCulture))));
            }
        }

        var pattern = new EncodingPattern(text, width / 8, mask, match, [.. fields]);
        pattern._forbidden.AddRange(forbidden.Distinct());
        EncodingField[] immediate = [.. fields.Where(f => f.Operand is OperandKind.Immediate)];
        if (immediate.Length > 0)
        {
            int high = immediate.Max(f => f.OperandLow + f.Width - 1);
            pattern.ImmediateBits = (immediate.Min(f => f.OperandLow), high);
            pattern.SignBit = isSigned ? high : 0;
        }

        return pattern;
    }

    /// <summary>Whether a word is encoded by this pattern.</summary>
    public bool Matches(uint word)
    {
        if ((word & Mask) != Match)
        {
            return false;
        }

        foreach ((OperandKind operand, int value) in _forbidden)
        {
            if (Extract(word, operand) == value)
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
    public bool Has(OperandKind operand) => Array.Exists(_fields, f => f.Operand == operand);

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
        int low = _fields.Where(f => f.Operand == operand).Min(f => f.OperandLow);
        int high = _fields.Where(f => f.Operand == operand).Max(f => f.OperandLow + f.Width - 1);
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
        "imm" or "nzimm" or "uimm" or "nzuimm" or "shamt" => OperandKind.Immediate,
        "csr" => OperandKind.Csr,
        "zimm" => OperandKind.Zimm,
        "fm" => OperandKind.Fm,
        "pred" => OperandKind.Pred,
        "succ" => OperandKind.Succ,
        "aq" => OperandKind.Aq,
        "rl" => OperandKind.Rl,
        _ => throw new FormatException($"encoding '{text}' has the unknown field '{name}'"),
    };

    private static int WidthOf(string token)
    {
        if (token[0] is '0' or '1')
        {
            return token.Length;
        }

        if (token.Contains('[', StringComparison.Ordinal))
        {
            return RangesOf(token).Sum(r => r.High - r.Low + 1);
        }

        return NameOf(token) switch
        {
            "aq" or "rl" => 1,
            "fm" or "pred" or "succ" => 4,
            _ => token.Contains('\'', StringComparison.Ordinal) ? 3 : 5,
        };
    }

    private static void AddFields(string token, OperandKind operand, int low, List<EncodingField> fields)
    {
        if (!token.Contains('[', StringComparison.Ordinal))
        {
            fields.Add(new EncodingField(operand, low, WidthOf(token), 0));
            return;
        }

        int position = low + WidthOf(token);
        foreach ((int high, int rangeLow) in RangesOf(token))
        {
            position -= high - rangeLow + 1;
            fields.Add(new EncodingField(operand, position, high - rangeLow + 1, rangeLow));
        }
    }

    private static IEnumerable<(int High, int Low)> RangesOf(string token)
    {
        string inner = token[(token.IndexOf('[', StringComparison.Ordinal) + 1)..token.IndexOf(']', StringComparison.Ordinal)];
        foreach (string range in inner.Split('|'))
        {
            int[] ends = [.. range.Split(':').Select(v => int.Parse(v, CultureInfo.InvariantCulture))];
            yield return (ends[0], ends[^1]);
        }
    }
}
