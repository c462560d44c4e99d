namespace CoDesign.Compute.Fields;

/// <summary>An unsigned integer of a fixed number of 64-bit words, with what modular arithmetic needs. No operation branches on its operands.</summary>
/// <typeparam name="TSelf">The integer.</typeparam>
public interface IWideInteger<TSelf> : IEquatable<TSelf>
    where TSelf : unmanaged, IWideInteger<TSelf>
{
    /// <summary>Number of words.</summary>
    static abstract int WordCount { get; }

    /// <summary>Whether every word is zero.</summary>
    bool IsZero { get; }

    /// <summary>Makes an integer of its words, the least first.</summary>
    static abstract TSelf FromWords(ReadOnlySpan<ulong> words);

    /// <summary>Writes the words, the least first.</summary>
    void CopyTo(Span<ulong> words);

    /// <summary>(a + b) mod p for a, b less than p.</summary>
    /// <typeparam name="TPrime">p, of which the highest bit of the integer is not set.</typeparam>
    static abstract TSelf Add<TPrime>(in TSelf a, in TSelf b)
        where TPrime : struct, IPrime<TSelf>;

    /// <summary>(a - b) mod p for a, b less than p.</summary>
    /// <typeparam name="TPrime">p.</typeparam>
    static abstract TSelf Subtract<TPrime>(in TSelf a, in TSelf b)
        where TPrime : struct, IPrime<TSelf>;

    /// <summary>a b / 2^(64 <see cref="WordCount"/>) mod p for a, b less than p.</summary>
    /// <typeparam name="TPrime">p, of which the highest bit of the integer is not set.</typeparam>
    static abstract TSelf MontgomeryMultiply<TPrime>(in TSelf a, in TSelf b)
        where TPrime : struct, IPrime<TSelf>;

    /// <summary>Whether a is less than b.</summary>
    static abstract bool IsLess(in TSelf a, in TSelf b);
}
