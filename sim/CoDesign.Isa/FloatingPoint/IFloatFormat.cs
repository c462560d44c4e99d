namespace CoDesign.Isa;

/// <summary>A binary interchange format (IEEE 754-2019, 3.4) and how a 64-bit register holds it.</summary>
internal interface IFloatFormat
{
    /// <summary>Width of the trailing significand field.</summary>
    static abstract int FractionBits { get; }

    /// <summary>Width of the biased exponent field.</summary>
    static abstract int ExponentBits { get; }
}
