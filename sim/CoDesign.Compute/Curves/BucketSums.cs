using CoDesign.Compute.Fields;

namespace CoDesign.Compute.Curves;

/// <summary>Adds points bucket by bucket, with coordinates all along: a chord costs 5M + 1S when its division is shared with thousands of others.</summary>
/// <typeparam name="TField">The field of the coordinates.</typeparam>
/// <typeparam name="TCurve">The curve.</typeparam>
/// <remarks>
/// Points come ordered by bucket and are collected until the batch is full; then neighbours of one bucket are added in pairs, round by
/// round, until each bucket has one point left. The last bucket of a batch may go on and is carried over. Pairs of a round do not depend on
/// each other, so that nothing has to be put off, however the scalars are.
/// </remarks>
internal sealed class BucketSums<TField, TCurve>
    where TField : unmanaged, IField<TField>
    where TCurve : struct, ICurve<TField>
{
    private const int MaximumBatchPoints = 4096;

    private readonly AffinePoint<TField, TCurve>[] _points; // the batch
    private readonly int[] _buckets; // and where its points belong
    private readonly TField[] _inverses;
    private readonly TField[] _scratch;
    private readonly AffinePoint<TField, TCurve>[] _sums;
    private int _count;

    /// <summary>Starts with empty buckets.</summary>
    /// <param name="bucketCount">Number of buckets.</param>
    /// <param name="pointCount">How many points will come.</param>
    public BucketSums(int bucketCount, int pointCount)
    {
        int batchPoints = Math.Clamp(pointCount, 2, MaximumBatchPoints);
        _points = new AffinePoint<TField, TCurve>[batchPoints];
        _buckets = new int[batchPoints];
        _inverses = new TField[batchPoints / 2];
        _scratch = new TField[batchPoints / 2];
        _sums = new AffinePoint<TField, TCurve>[bucketCount];
    }

    /// <summary>The sum of each bucket, after <see cref="Finish"/>.</summary>
    public ReadOnlySpan<AffinePoint<TField, TCurve>> Sums => _sums;

    /// <summary>Adds a point to a bucket; buckets come in order.</summary>
    public void Add(int bucket, AffinePoint<TField, TCurve> point)
    {
        if (_count == _points.Length)
        {
            Reduce();
            // What is left is one point per bucket; the last may get more.
            for (int index = 0; index < _count - 1; index++)
            {
                _sums[_buckets[index]] = _points[index];
            }
            (_points[0], _buckets[0], _count) = (_points[_count - 1], _buckets[_count - 1], 1);
        }
        (_points[_count], _buckets[_count]) = (point, bucket);
        _count++;
    }

    /// <summary>Adds what is still waiting.</summary>
    public void Finish()
    {
        Reduce();
        for (int index = 0; index < _count; index++)
        {
            _sums[_buckets[index]] = _points[index];
        }
        _count = 0;
    }

    private void Reduce()
    {
        while (AddPairs())
        {
        }
    }

    // One round. False when no two neighbours are of one bucket.
    private bool AddPairs()
    {
        int pairs = 0;
        for (int index = 0; index + 1 < _count; index++)
        {
            if (_buckets[index] == _buckets[index + 1])
            {
                _inverses[pairs++] = Denominator(_points[index], _points[index + 1]);
                index++;
            }
        }
        if (pairs == 0)
        {
            return false;
        }
        FieldMath.Invert<TField>(_inverses.AsSpan(0, pairs), _scratch);
        int left = 0, pair = 0;
        for (int index = 0; index < _count; index++, left++)
        {
            _buckets[left] = _buckets[index];
            if (index + 1 < _count && _buckets[index] == _buckets[index + 1])
            {
                _points[left] = Sum(_points[index], _points[index + 1], _inverses[pair++]);
                index++;
            }
            else
            {
                _points[left] = _points[index];
            }
        }
        _count = left;
        return true;
    }

    // Of the slope; zero where the sum is infinity or one of the two points.
    private static TField Denominator(in AffinePoint<TField, TCurve> left, in AffinePoint<TField, TCurve> right)
    {
        if (left.IsInfinity || right.IsInfinity)
        {
            return TField.Zero;
        }
        TField difference = right.X - left.X;
        return !difference.IsZero ? difference : left.Y == right.Y ? left.Y.Double() : TField.Zero;
    }

    private static AffinePoint<TField, TCurve> Sum(in AffinePoint<TField, TCurve> left, in AffinePoint<TField, TCurve> right, TField inverse)
    {
        if (inverse.IsZero)
        {
            return left.IsInfinity ? right : right.IsInfinity ? left : AffinePoint<TField, TCurve>.Infinity;
        }
        TField numerator = right.Y - left.Y;
        if (left.X == right.X)
        {
            TField square = left.X.Square();
            numerator = square.Double() + square;
        }
        TField slope = numerator * inverse;
        TField x = slope.Square() - left.X - right.X;
        return new AffinePoint<TField, TCurve>(x, (slope * (left.X - x)) - left.Y);
    }
}
