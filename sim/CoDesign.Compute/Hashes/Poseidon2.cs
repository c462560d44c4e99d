using System.Numerics;
using CoDesign.Compute.Backends;
using CoDesign.Compute.Fields;

namespace CoDesign.Compute.Hashes;

/// <summary>The permutation Poseidon2 over a prime field, and a hash and a compression made of it.</summary>
/// <typeparam name="TField">The field.</typeparam>
/// <remarks>
/// Source: Grassi, Khovratovich, Schofnegger, "Poseidon2: A Faster Version of the Poseidon Hash Function", 2023. Steps do not depend on the
/// elements. Instances: <see cref="Poseidon2Instances"/>.
/// </remarks>
public sealed class Poseidon2<TField> : IMerkleHash<TField>
    where TField : unmanaged, IPrimeField<TField>
{
    private const int DigestBits = 248; // of collision resistance nearly 124: four elements of 64 bits, eight of 31, one of 254

    private readonly int _fullRounds;
    private readonly int _partialRounds;
    private readonly int _power;
    private readonly Poseidon2Block _block;
    private readonly TField[] _diagonal; // of the matrix of partial rounds, less 1
    private readonly TField[] _constants; // in the order in which they are added

    internal Poseidon2(int width, int fullRounds, int partialRounds, Poseidon2Block block, TField[] diagonal)
    {
        Width = width;
        _fullRounds = fullRounds;
        _partialRounds = partialRounds;
        _block = block;
        _diagonal = diagonal;
        // The least power that can be undone.
        _power = Enumerable.Range(3, 8).First(a => BigInteger.GreatestCommonDivisor(a, TField.Modulus - 1).IsOne);
        var grain = new GrainGenerator(TField.BitCount, width, fullRounds, partialRounds);
        _constants = new TField[(fullRounds * width) + partialRounds];
        foreach (ref TField constant in _constants.AsSpan())
        {
            constant = FieldMath.FromBigInteger<TField>(grain.Next(TField.Modulus));
        }
    }

    /// <summary>Full rounds, partial rounds, power of the S-box and matrix of the full rounds, for back ends.</summary>
    internal (int Full, int Partial, int Power, Poseidon2Block Block) Shape => (_fullRounds, _partialRounds, _power, _block);

    /// <summary>Constants in the order in which they are added.</summary>
    internal ReadOnlySpan<TField> Constants => _constants;

    /// <summary>Diagonal of the matrix of partial rounds, less 1.</summary>
    internal ReadOnlySpan<TField> Diagonal => _diagonal;

    /// <summary>Elements of the state.</summary>
    public int Width { get; }

    /// <summary>Elements of a digest, also of the part of the state that no input touches: 248 bits or more.</summary>
    public int DigestLength => (DigestBits + TField.BitCount - 1) / TField.BitCount;

    /// <summary>Elements that one permutation absorbs.</summary>
    public int Rate => Width - DigestLength;

    /// <summary>Permutes a state.</summary>
    /// <param name="state"><see cref="Width"/> elements.</param>
    /// <exception cref="ArgumentException">There are more or less.</exception>
    public void Permute(Span<TField> state)
    {
        if (state.Length != Width)
        {
            throw new ArgumentException($"{state.Length} elements given; the state has {Width}", nameof(state));
        }
        ReadOnlySpan<TField> constants = _constants;
        MixFull(state);
        constants = FullRounds(state, constants);
        for (int round = 0; round < _partialRounds; round++)
        {
            state[0] = Power(state[0] + constants[round]);
            MixPartial(state);
        }
        FullRounds(state, constants[_partialRounds..]);
    }

    /// <summary>Hashes elements: a sponge without padding in which the input takes the place of the state.</summary>
    /// <param name="input">Any number of elements; for one use always the same, for nothing marks the end.</param>
    /// <param name="digest"><see cref="DigestLength"/> elements.</param>
    /// <exception cref="ArgumentException">The digest has another length.</exception>
    /// <remarks>Source: Plonky3, symmetric/src/sponge.rs, PaddingFreeSponge.</remarks>
    public void Hash(ReadOnlySpan<TField> input, Span<TField> digest)
    {
        Check(digest);
        Span<TField> state = stackalloc TField[Width];
        state.Clear();
        while (input.Length != 0)
        {
            int fitting = Math.Min(Rate, input.Length);
            input[..fitting].CopyTo(state);
            Permute(state);
            input = input[fitting..];
        }
        state[..digest.Length].CopyTo(digest);
    }

    /// <inheritdoc/>
    void IMerkleHash<TField>.HashLeaf(ReadOnlySpan<TField> leaf, Span<TField> digest) => Hash(leaf, digest);

    /// <summary>Compresses two digests to one: the permutation, cut off.</summary>
    /// <param name="children">Twice <see cref="DigestLength"/> elements.</param>
    /// <param name="digest"><see cref="DigestLength"/> elements.</param>
    /// <exception cref="ArgumentException">A length is another one.</exception>
    /// <remarks>Source: Plonky3, symmetric/src/compression.rs, TruncatedPermutation.</remarks>
    public void Join(ReadOnlySpan<TField> children, Span<TField> digest)
    {
        Check(digest);
        if (children.Length != 2 * DigestLength)
        {
            throw new ArgumentException($"{children.Length} elements given; two digests have {2 * DigestLength}", nameof(children));
        }
        Span<TField> state = stackalloc TField[Width];
        state.Clear();
        children.CopyTo(state);
        Permute(state);
        state[..digest.Length].CopyTo(digest);
    }

    /// <inheritdoc/>
    void IMerkleHash<TField>.HashLeaves(ReadOnlyMemory<TField> leaves, int leafLength, Memory<TField> digests, IComputeBackend backend)
    {
        int count = digests.Length / DigestLength;
        var states = new TField[count * Width];
        for (int start = 0; start < leafLength; start += Rate)
        {
            int fitting = Math.Min(Rate, leafLength - start);
            for (int index = 0; index < count; index++)
            {
                leaves.Span.Slice((index * leafLength) + start, fitting).CopyTo(states.AsSpan(index * Width));
            }
            backend.Permute(this, states);
        }
        Digests(states, digests.Span);
    }

    /// <inheritdoc/>
    void IMerkleHash<TField>.JoinAll(ReadOnlyMemory<TField> children, Memory<TField> digests, IComputeBackend backend)
    {
        int count = digests.Length / DigestLength, pair = 2 * DigestLength;
        var states = new TField[count * Width];
        for (int index = 0; index < count; index++)
        {
            children.Span.Slice(index * pair, pair).CopyTo(states.AsSpan(index * Width));
        }
        backend.Permute(this, states);
        Digests(states, digests.Span);
    }

    private void Digests(ReadOnlySpan<TField> states, Span<TField> digests)
    {
        for (; !digests.IsEmpty; digests = digests[DigestLength..], states = states[Width..])
        {
            states[..DigestLength].CopyTo(digests);
        }
    }

    private ReadOnlySpan<TField> FullRounds(Span<TField> state, ReadOnlySpan<TField> constants)
    {
        for (int round = 0; round < _fullRounds / 2; round++)
        {
            for (int index = 0; index < state.Length; index++)
            {
                state[index] = Power(state[index] + constants[index]);
            }
            MixFull(state);
            constants = constants[state.Length..];
        }
        return constants;
    }

    private TField Power(TField value)
    {
        TField square = value.Square(), fourth = square.Square();
        return _power == 5 ? fourth * value : fourth * square * value;
    }

    // Sections 5.1: of width 3 the circulant of 2, 1, 1; else a matrix of 4 by 4 on each four, and the sum over all fours added.
    private void MixFull(Span<TField> state)
    {
        if (state.Length == 3)
        {
            TField sum = state[0] + state[1] + state[2];
            (state[0], state[1], state[2]) = (state[0] + sum, state[1] + sum, state[2] + sum);
            return;
        }
        TField sum0 = TField.Zero, sum1 = sum0, sum2 = sum0, sum3 = sum0;
        for (int index = 0; index < state.Length; index += 4)
        {
            Span<TField> four = state.Slice(index, 4);
            MixFour(four);
            sum0 += four[0];
            sum1 += four[1];
            sum2 += four[2];
            sum3 += four[3];
        }
        for (int index = 0; index < state.Length; index += 4)
        {
            state[index] += sum0;
            state[index + 1] += sum1;
            state[index + 2] += sum2;
            state[index + 3] += sum3;
        }
    }

    private void MixFour(Span<TField> x)
    {
        TField ab = x[0] + x[1], cd = x[2] + x[3];
        if (_block == Poseidon2Block.Circulant)
        {
            TField all = ab + cd, b = all + x[1], d = all + x[3];
            (x[0], x[1], x[2], x[3]) = (b + ab, b + x[2].Double(), d + cd, d + x[0].Double());
            return;
        }
        TField e = x[1].Double() + cd, f = x[3].Double() + ab;
        TField fourth = cd.Double().Double() + f, second = ab.Double().Double() + e;
        (x[0], x[1], x[2], x[3]) = (f + second, second, e + fourth, fourth);
    }

    private void MixPartial(Span<TField> state)
    {
        TField sum = TField.Zero;
        foreach (TField element in state)
        {
            sum += element;
        }
        for (int index = 0; index < state.Length; index++)
        {
            state[index] = (state[index] * _diagonal[index]) + sum;
        }
    }

    private void Check(ReadOnlySpan<TField> digest)
    {
        if (digest.Length != DigestLength)
        {
            throw new ArgumentException($"{digest.Length} elements given; a digest has {DigestLength}", nameof(digest));
        }
    }
}
