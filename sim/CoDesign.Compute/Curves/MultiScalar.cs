using CoDesign.Compute.Backends;
using CoDesign.Compute.Fields;

namespace CoDesign.Compute.Curves;

/// <summary>Multi-scalar multiplication: the sum of points, each times its scalar.</summary>
/// <remarks>
/// Source: Pippenger, "On the Evaluation of Powers and Monomials", 1980, as bucket method; signed digits halve the buckets. Windows are
/// summed in parallel, which changes nothing in the result. Time depends on the scalars.
/// </remarks>
public static class MultiScalar
{
    /// <summary>The widest window.</summary>
    public const int MaximumWindowBits = 24;

    // Products of the field: a chord in a batch, and per bucket one addition of a point with coordinates (8M + 2S) and one without (12M + 2S).
    private const long BatchedAddition = 6, PerBucket = 24;

    /// <summary>The number of bits per window for which the products of the field are fewest.</summary>
    /// <param name="points">Number of points, not negative.</param>
    /// <param name="scalarBits">Bits of the longest scalar.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static int ChooseWindowBits(int points, int scalarBits)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(points);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scalarBits);
        return Enumerable.Range(1, MaximumWindowBits).MinBy(c =>
            ScalarDigits.CountWindows(scalarBits, c) * ((BatchedAddition * points) + (PerBucket << (c - 1))));
    }

    /// <summary>Sums points times scalars, with the window chosen.</summary>
    /// <typeparam name="TField">The field of the coordinates.</typeparam>
    /// <typeparam name="TCurve">The curve.</typeparam>
    /// <typeparam name="TScalar">The field of the scalars.</typeparam>
    /// <param name="points">Points of the curve, infinity too.</param>
    /// <param name="scalars">As many scalars.</param>
    /// <param name="backend">Who computes; null: the managed back end.</param>
    /// <exception cref="ArgumentException">There are not as many.</exception>
    public static AffinePoint<TField, TCurve> Sum<TField, TCurve, TScalar>(
        ReadOnlyMemory<AffinePoint<TField, TCurve>> points, ReadOnlySpan<TScalar> scalars, IComputeBackend? backend = null)
        where TField : unmanaged, IField<TField>
        where TCurve : struct, ICurve<TField>
        where TScalar : unmanaged, IPrimeField<TScalar> =>
        Sum(points, scalars, ChooseWindowBits(points.Length, TScalar.BitCount), backend);

    /// <summary>Sums points times scalars.</summary>
    /// <typeparam name="TField">The field of the coordinates.</typeparam>
    /// <typeparam name="TCurve">The curve.</typeparam>
    /// <typeparam name="TScalar">The field of the scalars.</typeparam>
    /// <param name="points">Points of the curve, infinity too.</param>
    /// <param name="scalars">As many scalars.</param>
    /// <param name="windowBits">1 to <see cref="MaximumWindowBits"/>; the result is the same for all.</param>
    /// <param name="backend">Who computes; null: the managed back end.</param>
    /// <exception cref="ArgumentException">There are not as many.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The window is too narrow or too wide.</exception>
    public static AffinePoint<TField, TCurve> Sum<TField, TCurve, TScalar>(
        ReadOnlyMemory<AffinePoint<TField, TCurve>> points, ReadOnlySpan<TScalar> scalars, int windowBits, IComputeBackend? backend = null)
        where TField : unmanaged, IField<TField>
        where TCurve : struct, ICurve<TField>
        where TScalar : unmanaged, IPrimeField<TScalar>
    {
        if (points.Length != scalars.Length)
        {
            throw new ArgumentException($"{points.Length} points and {scalars.Length} scalars given", nameof(scalars));
        }
        ArgumentOutOfRangeException.ThrowIfLessThan(windowBits, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(windowBits, MaximumWindowBits);
        ExtendedPoint<TField, TCurve>[] windows = (backend ?? ManagedBackend.Instance).SumWindows(points, ScalarDigits.Cut(scalars, windowBits));
        ExtendedPoint<TField, TCurve> sum = ExtendedPoint<TField, TCurve>.Infinity;
        for (int window = windows.Length - 1; window >= 0; window--)
        {
            for (int bit = 0; bit < windowBits; bit++)
            {
                sum = sum.Double();
            }
            sum += windows[window];
        }
        return sum.ToAffine();
    }
}
