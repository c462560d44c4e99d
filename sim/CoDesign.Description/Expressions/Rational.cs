using System.Numerics;

namespace CoDesign.Description.Expressions;

/// <summary>An exact fraction in lowest terms; the denominator is positive.</summary>
public readonly record struct Rational
{
    private readonly BigInteger _denominatorLessOne;

    /// <summary>Makes a fraction.</summary>
    /// <param name="numerator">Above the line.</param>
    /// <param name="denominator">Below the line, not 0.</param>
    public Rational(BigInteger numerator, BigInteger denominator)
    {
        BigInteger divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        Numerator = numerator / divisor;
        _denominatorLessOne = (denominator / divisor) - 1;
    }

    /// <summary>Above the line.</summary>
    public BigInteger Numerator { get; }

    /// <summary>Below the line; kept less one, so that the default value is 0.</summary>
    public BigInteger Denominator => _denominatorLessOne + 1;

    /// <summary>A whole number.</summary>
    public static Rational Of(BigInteger number) => new(number, BigInteger.One);

    /// <summary>Sum.</summary>
    public static Rational operator +(Rational left, Rational right) =>
        new((left.Numerator * right.Denominator) + (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    /// <summary>Difference.</summary>
    public static Rational operator -(Rational left, Rational right) => left + -right;

    /// <summary>The same with the other sign.</summary>
    public static Rational operator -(Rational number) => new(-number.Numerator, number.Denominator);

    /// <summary>Product.</summary>
    public static Rational operator *(Rational left, Rational right) => new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <summary>Quotient.</summary>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static Rational operator /(Rational left, Rational right) =>
        right.Numerator.IsZero ? throw new DivideByZeroException() : new(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    /// <summary>Whether the first is smaller.</summary>
    public static bool operator <(Rational left, Rational right) => left.Numerator * right.Denominator < right.Numerator * left.Denominator;

    /// <summary>Whether the first is larger.</summary>
    public static bool operator >(Rational left, Rational right) => right < left;

    /// <summary>The largest whole number that is not above.</summary>
    public BigInteger Floor() => (Numerator - ((((Numerator % Denominator) + Denominator) % Denominator))) / Denominator;

    /// <summary>The smallest whole number that is not below.</summary>
    public BigInteger Ceiling() => -(-this).Floor();
}
