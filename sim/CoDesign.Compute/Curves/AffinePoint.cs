using CoDesign.Compute.Fields;

namespace CoDesign.Compute.Curves;

/// <summary>A point by its two coordinates; (0, 0), which is on no curve with b other than 0, stands for the point at infinity.</summary>
/// <typeparam name="TField">The field of the coordinates.</typeparam>
/// <typeparam name="TCurve">The curve.</typeparam>
/// <param name="X">x.</param>
/// <param name="Y">y.</param>
public readonly record struct AffinePoint<TField, TCurve>(TField X, TField Y)
    where TField : unmanaged, IField<TField>
    where TCurve : struct, ICurve<TField>
{
    /// <summary>The neutral element.</summary>
    public static AffinePoint<TField, TCurve> Infinity => default;

    /// <summary>The generator of the subgroup.</summary>
    public static AffinePoint<TField, TCurve> Generator => new(TCurve.Generator.X, TCurve.Generator.Y);

    /// <summary>Bytes of a point: x, then y.</summary>
    public static int ByteCount => 2 * TField.ByteCount;

    /// <summary>Whether this is the neutral element.</summary>
    public bool IsInfinity => X.IsZero & Y.IsZero;

    /// <summary>Whether the coordinates fulfil the equation of the curve; true for infinity.</summary>
    public bool IsOnCurve => IsInfinity || Y.Square() == (X.Square() * X) + TCurve.B;

    /// <summary>Whether the point is on the curve and in the subgroup of prime order.</summary>
    public bool IsInSubgroup => IsOnCurve && ExtendedPoint<TField, TCurve>.FromAffine(this).Multiply(TCurve.GroupOrder).IsInfinity;

    /// <summary>The point with the sign of y turned.</summary>
    public static AffinePoint<TField, TCurve> operator -(AffinePoint<TField, TCurve> point) => new(point.X, -point.Y);

    /// <summary>Reads a point; whether it is on the curve is not checked.</summary>
    /// <param name="bytes"><see cref="ByteCount"/> bytes: x, then y, each as its field reads it; zeros for infinity.</param>
    /// <param name="point">The point.</param>
    /// <returns>False if the length is another one or a coordinate is no element.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out AffinePoint<TField, TCurve> point)
    {
        point = default;
        if (bytes.Length != ByteCount
            || !TField.TryRead(bytes[..TField.ByteCount], out TField x)
            || !TField.TryRead(bytes[TField.ByteCount..], out TField y))
        {
            return false;
        }
        point = new AffinePoint<TField, TCurve>(x, y);
        return true;
    }

    /// <summary>Writes a point as <see cref="TryRead"/> reads it.</summary>
    /// <param name="bytes"><see cref="ByteCount"/> bytes.</param>
    /// <exception cref="ArgumentException">The length is another one.</exception>
    public void Write(Span<byte> bytes)
    {
        if (bytes.Length != ByteCount)
        {
            throw new ArgumentException($"{bytes.Length} bytes given; a point has {ByteCount}", nameof(bytes));
        }
        X.Write(bytes[..TField.ByteCount]);
        Y.Write(bytes[TField.ByteCount..]);
    }
}
