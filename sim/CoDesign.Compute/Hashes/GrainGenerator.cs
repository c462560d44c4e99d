using System.Numerics;

namespace CoDesign.Compute.Hashes;

/// <summary>The bits from which the constants of Poseidon and Poseidon2 are drawn, so that nobody chose them.</summary>
/// <remarks>
/// Source: Grassi, Khovratovich, Rechberger, Roy, Schofnegger, "Poseidon: A New Hash Function for Zero-Knowledge Proof Systems", USENIX
/// Security 2021, Appendix "Initialization of the Grain LFSR"; HorizenLabs/poseidon2, poseidon2_rust_params.sage.
/// </remarks>
internal sealed class GrainGenerator
{
    private const int StateBits = 80, SkippedBits = 160;

    private readonly int _fieldBits;
    private UInt128 _state; // the oldest bit lowest

    /// <summary>Starts with what describes the permutation.</summary>
    public GrainGenerator(int fieldBits, int width, int fullRounds, int partialRounds)
    {
        _fieldBits = fieldBits;
        // Each number with its highest bit first: prime field, S-box that is a power, bits of the field, width, rounds; then thirty ones.
        int position = 0;
        foreach ((int value, int bits) in ((int, int)[])[(1, 2), (0, 4), (fieldBits, 12), (width, 12), (fullRounds, 10), (partialRounds, 10), ((1 << 30) - 1, 30)])
        {
            for (int bit = bits - 1; bit >= 0; bit--)
            {
                _state |= (UInt128)(uint)((value >> bit) & 1) << position++;
            }
        }
        for (int skipped = 0; skipped < SkippedBits; skipped++)
        {
            Step();
        }
    }

    /// <summary>The next number below a prime: as many bits as the field has, the highest first, again until it is less.</summary>
    public BigInteger Next(BigInteger prime)
    {
        BigInteger number;
        do
        {
            number = 0;
            for (int bit = 0; bit < _fieldBits; bit++)
            {
                number = (number << 1) | NextBit();
            }
        }
        while (number >= prime);
        return number;
    }

    // Of two bits the second counts if the first is 1 (self-shrinking).
    private uint NextBit()
    {
        while (Step() == 0)
        {
            Step();
        }
        return Step();
    }

    private uint Step()
    {
        uint bit = (uint)(((_state >> 62) ^ (_state >> 51) ^ (_state >> 38) ^ (_state >> 23) ^ (_state >> 13) ^ _state) & 1);
        _state = (_state >> 1) | ((UInt128)bit << (StateBits - 1));
        return bit;
    }
}
