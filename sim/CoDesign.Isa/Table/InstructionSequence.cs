using System.Globalization;

namespace CoDesign.Isa;

/// <summary>
/// A 16-bit instruction that stands for several others (RISC-V Unprivileged ISA, “Zc*”, “Zcmp”). It retires as one, and what it stands for
/// may be begun again after a trap.
/// </summary>
/// <param name="mnemonic">The name of the instruction.</param>
/// <param name="encoding">The 16 bits.</param>
/// <param name="moves">Whether its operands are two registers; else a list of registers and a distance of the stack pointer.</param>
/// <param name="expand">Makes the instructions from operands and register width in bytes.</param>
public sealed class InstructionSequence(
    string mnemonic, string encoding, bool moves, Func<SequenceOperands, int, IEnumerable<string>> expand)
{
    private const int FirstList = 4;

    /// <summary>The name of the instruction.</summary>
    public string Mnemonic { get; } = mnemonic;

    /// <summary>The encoding.</summary>
    public EncodingPattern Pattern => field ??= EncodingPattern.Parse(encoding);

    private bool IsPush => Mnemonic == "cm.push";

    // Both moves write their results at once, so two to the same register have no meaning.
    private bool WritesOperands => Mnemonic == "cm.mvsa01";

    /// <summary>Whether a word that has the encoding is reserved.</summary>
    public bool IsReserved(uint word) => WritesOperands && Pattern.Extract(word, OperandKind.FirstSaved) == Pattern.Extract(word, OperandKind.SecondSaved);

    /// <summary>The instructions that a word stands for, as assembly.</summary>
    /// <param name="word">The 16 bits.</param>
    /// <param name="xlen">Register width in bits.</param>
    public IEnumerable<string> Expand(uint word, int xlen) => expand(OperandsOf(word, xlen), xlen / 8);

    /// <summary>The operands as text.</summary>
    public string Write(uint word, int xlen)
    {
        SequenceOperands operands = OperandsOf(word, xlen);
        return moves
            ? $"{Mnemonic} {Registers.NameOf(operands.First)}, {Registers.NameOf(operands.Second)}"
            : string.Create(CultureInfo.InvariantCulture, $"{Mnemonic} {ListText(operands.Registers)}, {(IsPush ? -operands.Adjustment : operands.Adjustment)}");
    }

    /// <summary>Reads operands.</summary>
    /// <param name="text">The operands.</param>
    /// <param name="xlen">Register width in bits.</param>
    /// <param name="word">The instruction.</param>
    /// <returns>What is wrong with them; null: nothing.</returns>
    public string? Encode(string text, int xlen, out uint word)
    {
        // Six words or 208 have the name: the one that is written so.
        string wanted = Normal($"{Mnemonic} {text}");
        for (uint bits = 0; bits <= ushort.MaxValue; bits++)
        {
            if (Pattern.Matches(bits) && !IsReserved(bits) && Normal(Write(bits, xlen)) == wanted)
            {
                word = bits;
                return null;
            }
        }

        word = Pattern.Match;
        return $"'{Mnemonic} {text}' has no encoding; possible are {(moves
            ? $"two {(WritesOperands ? "different " : string.Empty)}registers of s0 to s7"
            : $"{{ra}}, {{ra, s0}}, {{ra, s0-s1}} to {{ra, s0-s9}}, {{ra, s0-s11}}, and {Range(xlen)}")}";
    }

    /// <inheritdoc/>
    public override string ToString() => Mnemonic;

    private static string Normal(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private string Range(int xlen) => $"{(IsPush ? "a negative" : "a")} number of bytes that holds them, in steps of 16, up to 48 more than needed ({xlen / 8} per register)";

    private SequenceOperands OperandsOf(uint word, int xlen)
    {
        if (moves)
        {
            return new SequenceOperands([], 0, SavedRegister(Pattern.Extract(word, OperandKind.FirstSaved)), SavedRegister(Pattern.Extract(word, OperandKind.SecondSaved)));
        }

        int[] registers = ListOf(Pattern.Extract(word, OperandKind.RegisterList));
        int needed = ((registers.Length * xlen / 8) + 15) / 16 * 16;
        return new SequenceOperands(registers, needed + Pattern.Extract(word, OperandKind.Immediate), 0, 0);
    }

    // ra, and s0 to as many as the list says; the last list has two more than the one before it.
    private static int[] ListOf(int list)
    {
        int saved = list == 15 ? 12 : list - FirstList;
        return [Registers.Ra, .. Enumerable.Range(0, saved).Select(SavedRegister)];
    }

    // s0 and s1 are x8 and x9, s2 to s11 x18 to x27.
    private static int SavedRegister(int number) => number < 2 ? 8 + number : 16 + number;

    private static string ListText(IReadOnlyList<int> registers) => registers.Count switch
    {
        1 => "{ra}",
        2 => "{ra, s0}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{{ra, s0-s{registers.Count - 2}}}"),
    };
}
