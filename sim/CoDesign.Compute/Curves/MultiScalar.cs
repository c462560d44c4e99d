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
    /// <exception cref="ArgumentException">There are not as many.</exception>
    public static AffinePoint<TField, TCurve> Sum<TField, TCurve, TScalar>(
        ReadOnlyMemory<AffinePoint<TField, TCurve>> points, ReadOnlySpan<TScalar> scalars)
        where TField : unmanaged, IField<TField>
        where TCurve : struct, ICurve<TField>
        where TScalar : unmanaged, IPrimeField<TScalar> =>
        Sum(points, scalars, ChooseWindowBits(points.Length, TScalar.BitCount));

    /// <summary>Sums points times scalars.</summary>
    /// <typeparam name="TField">The field of the coordinates.</typeparam>
    /// <typeparam name="TCurve">The curve.</typeparam>
    /// <typeparam name="TScalar">The field of the scalars.</typeparam>
    /// <param name="points">Points of the curve, infinity too.</param>
    /// <param name="scalars">As many scalars.</param>
    /// <param name="windowBits">1 to <see cref="MaximumWindowBits"/>; the result is the same for all.</param>
    /// <exception cref="ArgumentException">There are not as many.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The window is too narrow or too wide.</exception>
    public static AffinePoint<TField, TCurve> Sum<TField, TCurve, TScalar>(
        ReadOnlyMemory<AffinePoint<TField, TCurve>> points, ReadOnlySpan<TScalar> scalars, int windowBits)
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
        var digits = ScalarDigits.Cut(scalars, windowBits);
        var windows = new ExtendedPoint<TField, TCurve>[digits.WindowCount];
        Parallel.For(0, windows.Length, window => windows[window] = SumWindow(points.Span, digits, window, 1 << (windowBits - 1)));
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

    private static ExtendedPoint<TField, TCurve> SumWindow<TField, TCurve>(
        ReadOnlySpan<AffinePoint<TField, TCurve>> points, ScalarDigits digits, int window, int bucketCount)
        where TField : unmanaged, IField<TField>
        where TCurve : struct, ICurve<TField>
    {
        int[] order = OrderByDigit(digits, window, points.Length, bucketCount);
        var buckets = new BucketSums<TField, TCurve>(bucketCount, order.Length);
        foreach (int point in order)
        {
            int digit = digits[point, window];
            buckets.Add(Math.Abs(digit) - 1, digit < 0 ? -points[point] : points[point]);
        }
        buckets.Finish();
        // The bucket of the digit d counts d times: it is in d of the running sums from the top.
        ExtendedPoint<TField, TCurve> running = ExtendedPoint<TField, TCurve>.Infinity, sum = running;
        for (int bucket = bucketCount - 1; bucket >= 0; bucket--)
        {
            running += buckets.Sums[bucket];
            sum += running;
        }
        return sum;
    }

    // The points whose digit is not zero, by its magnitude and then by place.
    private static int[] OrderByDigit(ScalarDigits digits, int window, int points, int bucketCount)
    {
        int[] next = new int[bucketCount + 2]; // after the first loop, of magnitude m at m + 1; then where m starts at m
        for (int point = 0; point < points; point++)
        {
            next[Math.Abs(digits[point, window]) + 1]++;
        }
        next[1] = 0;
        for (int magnitude = 1; magnitude < next.Length; magnitude++)
        {
            next[magnitude] += next[magnitude - 1];
        }
        int[] order = new int[next[^1]];
        for (int point = 0; point < points; point++)
        {
            int magnitude = Math.Abs(digits[point, window]);
            if (magnitude != 0)
            {
                order[next[magnitude]++] = point;
            }
        }
        return order;
    }
}
