namespace CoDesign.Description.Quantities;

/// <summary>Integer divisions whose rounding direction is named, because every one of them is part of a documented result.</summary>
internal static class Rounding
{
    /// <summary>⌊dividend / divisor⌋ for a positive divisor.</summary>
    public static Int128 DivideDown(Int128 dividend, Int128 divisor)
    {
        (Int128 quotient, Int128 rest) = Int128.DivRem(dividend, divisor);
        return rest < 0 ? quotient - 1 : quotient;
    }

    /// <summary>⌈dividend / divisor⌉ for a positive divisor.</summary>
    public static Int128 DivideUp(Int128 dividend, Int128 divisor)
    {
        (Int128 quotient, Int128 rest) = Int128.DivRem(dividend, divisor);
        return rest > 0 ? quotient + 1 : quotient;
    }

    /// <summary>dividend / divisor rounded to the nearest integer, a tie to the even neighbour, for a positive divisor.</summary>
    public static Int128 DivideToNearestEven(Int128 dividend, Int128 divisor)
    {
        Int128 down = DivideDown(dividend, divisor);
        Int128 twiceRest = (dividend - (down * divisor)) * 2;
        bool isUp = twiceRest > divisor || (twiceRest == divisor && Int128.IsOddInteger(down));
        return isUp ? down + 1 : down;
    }
}
