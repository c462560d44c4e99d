using System.Numerics;

namespace CoDesign.Description.Expressions;

/// <summary>Words of expressions: functions, and units of numbers.</summary>
internal static class ExpressionWords
{
    /// <summary>Rounds up.</summary>
    public const string Ceiling = "ceil";

    /// <summary>Rounds down.</summary>
    public const string Floor = "floor";

    /// <summary>Logarithm to base 2.</summary>
    public const string Logarithm = "log2";

    /// <summary>Smallest.</summary>
    public const string Minimum = "min";

    /// <summary>Largest.</summary>
    public const string Maximum = "max";

    /// <summary>Functions of one value.</summary>
    public static IReadOnlyList<string> Unary { get; } = [Ceiling, Floor, Logarithm];

    /// <summary>Every function.</summary>
    public static IReadOnlyList<string> Functions { get; } = [.. Unary, Minimum, Maximum];

    /// <summary>Units that may stand behind a number.</summary>
    public static IReadOnlyList<(string Name, ExpressionUnit Unit, Rational Factor)> Units { get; } =
    [
        ("cycle", ExpressionUnit.OfCycles, Rational.Of(1)),
        ("cycles", ExpressionUnit.OfCycles, Rational.Of(1)),
        ("B", ExpressionUnit.OfBytes, Rational.Of(1)),
        ("KiB", ExpressionUnit.OfBytes, Rational.Of(1 << 10)),
        ("MiB", ExpressionUnit.OfBytes, Rational.Of(1 << 20)),
        ("GiB", ExpressionUnit.OfBytes, Rational.Of(1 << 30)),
        ("ns", ExpressionUnit.OfSeconds, new Rational(1, 1_000_000_000)),
        ("us", ExpressionUnit.OfSeconds, new Rational(1, 1_000_000)),
        ("ms", ExpressionUnit.OfSeconds, new Rational(1, 1_000)),
        ("s", ExpressionUnit.OfSeconds, Rational.Of(BigInteger.One)),
    ];
}
