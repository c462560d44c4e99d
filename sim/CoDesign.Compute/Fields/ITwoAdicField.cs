namespace CoDesign.Compute.Fields;

/// <summary>A field whose multiplicative group has a large subgroup of a power of two, over which number-theoretic transforms work.</summary>
/// <typeparam name="TSelf">The field.</typeparam>
public interface ITwoAdicField<TSelf> : IField<TSelf>
    where TSelf : unmanaged, ITwoAdicField<TSelf>
{
    /// <summary>The largest k for which 2^k divides the order of the multiplicative group.</summary>
    static abstract int TwoAdicity { get; }

    /// <summary>An element of order 2^<see cref="TwoAdicity"/>.</summary>
    static abstract TSelf TwoAdicRoot { get; }

    /// <summary>An element outside every subgroup of a power of two: the usual shift of a coset.</summary>
    static abstract TSelf CosetShift { get; }
}
