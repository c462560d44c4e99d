using System.Numerics;
using CoDesign.Compute.Fields;

namespace CoDesign.Compute.Curves;

/// <summary>A point as (X, Y, ZZ, ZZZ) with x = X / ZZ, y = Y / ZZZ and ZZ^3 = ZZZ^2; ZZ = 0 is infinity. No operation divides.</summary>
/// <typeparam name="TField">The field of the coordinates.</typeparam>
/// <typeparam name="TCurve">The curve.</typeparam>
/// <remarks>
/// Source of the formulas: Bernstein, Lange, Explicit-Formulas Database, "XYZZ coordinates for short Weierstrass curves": add-2008-s
/// (12M + 2S), madd-2008-s (8M + 2S), dbl-2008-s-1 (6M + 3S for a = 0). They are complete by branches: not for secret points or scalars.
/// </remarks>
public readonly struct ExtendedPoint<TField, TCurve> : IEquatable<ExtendedPoint<TField, TCurve>>
    where TField : unmanaged, IField<TField>
    where TCurve : struct, ICurve<TField>
{
    private readonly TField _x, _y, _zz, _zzz;

    private ExtendedPoint(TField x, TField y, TField zz, TField zzz)
    {
        _x = x;
        _y = y;
        _zz = zz;
        _zzz = zzz;
    }

    /// <summary>The neutral element.</summary>
    public static ExtendedPoint<TField, TCurve> Infinity => default;

    /// <summary>Whether this is the neutral element.</summary>
    public bool IsInfinity => _zz.IsZero;

    /// <summary>Sum.</summary>
    public static ExtendedPoint<TField, TCurve> operator +(ExtendedPoint<TField, TCurve> left, ExtendedPoint<TField, TCurve> right)
    {
        if (left.IsInfinity)
        {
            return right;
        }
        if (right.IsInfinity)
        {
            return left;
        }
        TField u = left._x * right._zz, s = left._y * right._zzz;
        TField p = (right._x * left._zz) - u, r = (right._y * left._zzz) - s;
        return p.IsZero
            ? r.IsZero ? left.Double() : Infinity
            : Chord(u, s, p, r, left._zz * right._zz, left._zzz * right._zzz);
    }

    /// <summary>Sum with a point that has its coordinates.</summary>
    public static ExtendedPoint<TField, TCurve> operator +(ExtendedPoint<TField, TCurve> left, AffinePoint<TField, TCurve> right)
    {
        if (left.IsInfinity)
        {
            return FromAffine(right);
        }
        if (right.IsInfinity)
        {
            return left;
        }
        TField p = (right.X * left._zz) - left._x, r = (right.Y * left._zzz) - left._y;
        return p.IsZero
            ? r.IsZero ? left.Double() : Infinity
            : Chord(left._x, left._y, p, r, left._zz, left._zzz);
    }

    /// <summary>The point with the sign of y turned.</summary>
    public static ExtendedPoint<TField, TCurve> operator -(ExtendedPoint<TField, TCurve> point) =>
        new(point._x, -point._y, point._zz, point._zzz);

    /// <summary>Equality of the points, whatever their denominators.</summary>
    public static bool operator ==(ExtendedPoint<TField, TCurve> left, ExtendedPoint<TField, TCurve> right) => left.Equals(right);

    /// <summary>Inequality of the points.</summary>
    public static bool operator !=(ExtendedPoint<TField, TCurve> left, ExtendedPoint<TField, TCurve> right) => !left.Equals(right);

    /// <summary>The same point.</summary>
    public static ExtendedPoint<TField, TCurve> FromAffine(AffinePoint<TField, TCurve> point) =>
        point.IsInfinity ? Infinity : new ExtendedPoint<TField, TCurve>(point.X, point.Y, TField.One, TField.One);

    /// <summary>This and this.</summary>
    public ExtendedPoint<TField, TCurve> Double()
    {
        TField u = _y.Double(), v = u.Square(), w = u * v, s = _x * v, square = _x.Square();
        TField m = square.Double() + square;
        TField x = m.Square() - s.Double();
        return new ExtendedPoint<TField, TCurve>(x, (m * (s - x)) - (w * _y), v * _zz, w * _zzz);
    }

    /// <summary>This so many times; by doubling and adding, so that time depends on the scalar.</summary>
    /// <param name="scalar">Not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scalar is negative.</exception>
    public ExtendedPoint<TField, TCurve> Multiply(BigInteger scalar)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(scalar);
        ExtendedPoint<TField, TCurve> result = Infinity;
        for (int bit = (int)scalar.GetBitLength() - 1; bit >= 0; bit--)
        {
            result = result.Double();
            if (!((scalar >> bit) & 1).IsZero)
            {
                result += this;
            }
        }
        return result;
    }

    /// <summary>The point by its coordinates, for one inversion.</summary>
    public AffinePoint<TField, TCurve> ToAffine()
    {
        TField inverse = (_zz * _zzz).Inverse(); // zero for infinity, whose coordinates become (0, 0)
        return new AffinePoint<TField, TCurve>(_x * inverse * _zzz, _y * inverse * _zz);
    }

    /// <inheritdoc/>
    public bool Equals(ExtendedPoint<TField, TCurve> other) =>
        IsInfinity || other.IsInfinity
            ? IsInfinity == other.IsInfinity
            : _x * other._zz == other._x * _zz && _y * other._zzz == other._y * _zzz;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ExtendedPoint<TField, TCurve> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => ToAffine().GetHashCode();

    // Both points over the common denominators zz and zzz: (u, s) and (u + p, s + r).
    private static ExtendedPoint<TField, TCurve> Chord(TField u, TField s, TField p, TField r, TField zz, TField zzz)
    {
        TField pp = p.Square(), ppp = p * pp, q = u * pp;
        TField x = r.Square() - ppp - q.Double();
        return new ExtendedPoint<TField, TCurve>(x, (r * (q - x)) - (s * ppp), zz * pp, zzz * ppp);
    }
}
