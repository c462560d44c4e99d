using CoDesign.Compute.Fields;

namespace CoDesign.Compute.Curves;

/// <summary>One window of a multi-scalar multiplication.</summary>
internal static class WindowSum
{
    /// <summary>The sum of points times their digits in a window.</summary>
    public static ExtendedPoint<TField, TCurve> Of<TField, TCurve>(ReadOnlySpan<AffinePoint<TField, TCurve>> points, ScalarDigits digits, int window)
        where TField : unmanaged, IField<TField>
        where TCurve : struct, ICurve<TField>
    {
        int[] order = Order(digits, window, points.Length, out int[] starts);
        var buckets = new BucketSums<TField, TCurve>(starts.Length - 1, order.Length);
        foreach (int entry in order)
        {
            int point = entry < 0 ? ~entry : entry;
            buckets.Add(Math.Abs(digits[point, window]) - 1, entry < 0 ? -points[point] : points[point]);
        }
        buckets.Finish();
        // The bucket of the digit d counts d times: it is in d of the running sums from the top.
        ExtendedPoint<TField, TCurve> running = ExtendedPoint<TField, TCurve>.Infinity, sum = running;
        for (int bucket = starts.Length - 2; bucket >= 0; bucket--)
        {
            running += buckets.Sums[bucket];
            sum += running;
        }
        return sum;
    }

    /// <summary>The sum of buckets, each times its magnitude.</summary>
    public static ExtendedPoint<TField, TCurve> OfBuckets<TField, TCurve>(ReadOnlySpan<ExtendedPoint<TField, TCurve>> buckets)
        where TField : unmanaged, IField<TField>
        where TCurve : struct, ICurve<TField>
    {
        ExtendedPoint<TField, TCurve> running = ExtendedPoint<TField, TCurve>.Infinity, sum = running;
        for (int bucket = buckets.Length - 1; bucket >= 0; bucket--)
        {
            running += buckets[bucket];
            sum += running;
        }
        return sum;
    }

    /// <summary>The points whose digit is not zero, by its magnitude and then by place; those with a negative digit as complements.</summary>
    /// <param name="digits">The digits.</param>
    /// <param name="window">The window.</param>
    /// <param name="points">Number of points.</param>
    /// <param name="starts">Where the points of each bucket begin, and the end: bucket b has those of the magnitude b + 1.</param>
    public static int[] Order(ScalarDigits digits, int window, int points, out int[] starts)
    {
        int bucketCount = digits.BucketCount;
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
        starts = next[1..];
        int[] order = new int[next[^1]];
        for (int point = 0; point < points; point++)
        {
            int digit = digits[point, window];
            if (digit != 0)
            {
                order[next[Math.Abs(digit)]++] = digit < 0 ? ~point : point;
            }
        }
        return order;
    }
}
