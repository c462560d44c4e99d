namespace CoDesign.Compute.Fields;

/// <summary>What has to be written down of a prime; the rest follows.</summary>
/// <typeparam name="TInteger">An integer that holds the prime and has at least one bit to spare.</typeparam>
public interface IPrime<TInteger>
    where TInteger : unmanaged, IWideInteger<TInteger>
{
    /// <summary>The prime.</summary>
    static abstract TInteger Modulus { get; }

    /// <summary>A generator of the multiplicative group.</summary>
    static abstract ulong Generator { get; }
}
