using System.Numerics;
using CoDesign.Description.Cores;
using CoDesign.Isa;

namespace CoDesign.Timing;

/// <summary>Cycles of divisions, which depend on the operands.</summary>
public sealed class DivisionTiming
{
    private readonly int _setup;
    private readonly int _perBit;
    private readonly int _negative;
    private readonly int _shorter;
    private readonly int _byZero;

    // By row: whether the operands are signed, and whether only their low words count.
    private readonly bool[] _isSigned = new bool[InstructionRows.All.Length];
    private readonly bool[] _isWord = new bool[InstructionRows.All.Length];

    /// <summary>From a description of a divider.</summary>
    public DivisionTiming(DivisionDescription division)
    {
        ArgumentNullException.ThrowIfNull(division);
        _setup = (int)division.Setup.Value.Count;
        _perBit = (int)division.PerBit.Value.Count;
        _negative = (int)division.Negative.Value.Count;
        _shorter = (int)division.Shorter.Value.Count;
        _byZero = (int)division.ByZero.Value.Count;
        Least = Math.Max(1, Math.Min(_setup, Math.Min(_shorter, _byZero)));
        ResultEarly = (int)(division.ResultEarly?.Value.Count ?? 0);
        Usual = _perBit == 0 ? Math.Max(Least, _setup) : Least;
        foreach (InstructionDefinition row in InstructionRows.All.Where(r => r.OpClass is OpClass.IntDiv))
        {
            // divu, remu and their word forms name the unsigned operand; the rest is signed. RV32 divides words.
            string stem = row.Mnemonic.TrimEnd('w');
            _isSigned[row.Number] = !stem.EndsWith('u');
            _isWord[row.Number] = row.Mnemonic.EndsWith('w') || row.Xlen is XlenSet.Rv32;
        }
    }

    /// <summary>Cycles that every division takes.</summary>
    public int Least { get; }

    /// <summary>Cycles by which the result is there before the divider is free.</summary>
    public int ResultEarly { get; }

    /// <summary>Cycles of most divisions, where the operands do not matter.</summary>
    public int Usual { get; }

    /// <summary>Cycles that these operands take beyond <see cref="Least"/>.</summary>
    public int ExtraCycles(int row, ulong dividend, ulong divisor)
    {
        if (_isWord[row])
        {
            dividend = _isSigned[row] ? (ulong)(int)dividend : (uint)dividend;
            divisor = _isSigned[row] ? (ulong)(int)divisor : (uint)divisor;
        }

        if (divisor == 0)
        {
            return _byZero - Least;
        }

        bool isNegative = _isSigned[row] && (long)dividend < 0;
        int quotientBits = BitLength(row, dividend) - BitLength(row, divisor);
        int cycles = quotientBits < 0 && _perBit > 0 ? _shorter : _setup + (_perBit * Math.Max(0, quotientBits));
        return cycles + (isNegative ? _negative : 0) - Least;
    }

    // A divider finds the length of a negative operand from its inverted bits; what the sign takes on top is told apart.
    private int BitLength(int row, ulong value) =>
        64 - BitOperations.LeadingZeroCount(_isSigned[row] && (long)value < 0 ? ~value : value);
}
