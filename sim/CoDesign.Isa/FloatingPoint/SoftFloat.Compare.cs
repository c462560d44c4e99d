namespace CoDesign.Isa;

/// <content>Comparisons, sign operations and classes (IEEE 754-2019, 5.5.1, 5.7.2, 5.11 and 9.6).</content>
internal static partial class SoftFloat<TFormat>
{
    /// <summary>a = b; quiet: only a signaling NaN is invalid.</summary>
    public static FloatResult IsEqual(ulong a, ulong b) => Compare(a, b, isQuiet: true, allowsLess: false, allowsEqual: true);

    /// <summary>a &lt; b; any NaN is invalid.</summary>
    public static FloatResult IsLess(ulong a, ulong b) => Compare(a, b, isQuiet: false, allowsLess: true, allowsEqual: false);

    /// <summary>a ≤ b; any NaN is invalid.</summary>
    public static FloatResult IsLessOrEqual(ulong a, ulong b) => Compare(a, b, isQuiet: false, allowsLess: true, allowsEqual: true);

    /// <summary>minimumNumber: a number beats a NaN, −0 is below +0.</summary>
    public static FloatResult Minimum(ulong a, ulong b) => Extreme(a, b, isMaximum: false);

    /// <summary>maximumNumber.</summary>
    public static FloatResult Maximum(ulong a, ulong b) => Extreme(a, b, isMaximum: true);

    /// <summary>The magnitude of a with the sign of b.</summary>
    public static FloatResult CopySign(ulong a, ulong b) => WithSign(a, Unbox(b));

    /// <summary>The magnitude of a with the opposite of the sign of b.</summary>
    public static FloatResult CopyNegatedSign(ulong a, ulong b) => WithSign(a, ~Unbox(b));

    /// <summary>The magnitude of a; negative if exactly one of the signs is.</summary>
    public static FloatResult XorSign(ulong a, ulong b) => WithSign(a, Unbox(a) ^ Unbox(b));

    /// <summary>The class of a, as one bit (“F” Extension, table “Format of result of FCLASS instruction”).</summary>
    public static FloatResult Classify(ulong a)
    {
        FloatParts parts = Unpack(a);
        bool isSubnormal = parts.Exponent < 1 - Bias;
        int magnitude = parts.Kind switch
        {
            FloatKind.Infinity => 0,
            FloatKind.Finite => isSubnormal ? 2 : 1,
            _ => 3,
        };
        int bit = parts.Kind switch
        {
            FloatKind.SignalingNaN => 8,
            FloatKind.QuietNaN => 9,
            _ => parts.IsNegative ? magnitude : 7 - magnitude,
        };
        return new FloatResult(1UL << bit);
    }

    private static FloatResult WithSign(ulong a, ulong sign) => new(Box((Unbox(a) & ~SignBit) | (sign & SignBit)));

    private static FloatResult Compare(ulong a, ulong b, bool isQuiet, bool allowsLess, bool allowsEqual)
    {
        FloatParts left = Unpack(a);
        FloatParts right = Unpack(b);
        if (left.IsNaN || right.IsNaN)
        {
            return new FloatResult(0, !isQuiet || IsSignaling(left, right) ? FloatFlags.Invalid : FloatFlags.None);
        }

        bool isEqual = (left.IsZero && right.IsZero) || Unbox(a) == Unbox(b);
        bool isTrue = isEqual ? allowsEqual : allowsLess && OrderOf(a) < OrderOf(b);
        return new FloatResult(isTrue ? 1UL : 0);
    }

    private static FloatResult Extreme(ulong a, ulong b, bool isMaximum)
    {
        FloatParts left = Unpack(a);
        FloatParts right = Unpack(b);
        FloatFlags flags = IsSignaling(left, right) ? FloatFlags.Invalid : FloatFlags.None;
        bool isLeft = right.IsNaN || (!left.IsNaN && (OrderOf(a) < OrderOf(b)) != isMaximum);
        ulong chosen = Unbox(isLeft ? a : b);
        return new FloatResult(Box(left.IsNaN && right.IsNaN ? CanonicalNaN : chosen), flags);
    }

    // Numbers in order as integers, −0 just below +0.
    private static long OrderOf(ulong register)
    {
        ulong bits = Unbox(register);
        long magnitude = (long)(bits & ~SignBit);
        return (bits & SignBit) != 0 ? -1 - magnitude : magnitude;
    }
}
