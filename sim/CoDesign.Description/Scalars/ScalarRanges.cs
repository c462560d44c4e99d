namespace CoDesign.Description.Scalars;

/// <summary>Narrows the range of a kind: <c>Quantity.Size.AtLeast(ByteSize.FromBytes(1))</c>.</summary>
public static class ScalarRanges
{
    /// <summary>The same kind without values below a bound.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="kind">The kind to narrow.</param>
    /// <param name="minimum">Smallest allowed value.</param>
    public static ScalarKind<T> AtLeast<T>(this ScalarKind<T> kind, T minimum)
        where T : struct, IComparable<T> => new RangedKind<T>(kind, minimum, null);

    /// <summary>The same kind without values above a bound.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="kind">The kind to narrow.</param>
    /// <param name="maximum">Largest allowed value.</param>
    public static ScalarKind<T> AtMost<T>(this ScalarKind<T> kind, T maximum)
        where T : struct, IComparable<T> => new RangedKind<T>(kind, null, maximum);

    /// <summary>The same kind between two bounds, both allowed.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="kind">The kind to narrow.</param>
    /// <param name="minimum">Smallest allowed value.</param>
    /// <param name="maximum">Largest allowed value.</param>
    public static ScalarKind<T> Between<T>(this ScalarKind<T> kind, T minimum, T maximum)
        where T : struct, IComparable<T> => new RangedKind<T>(kind, minimum, maximum);

    /// <summary>The same kind with the bounds that are given; for methods that pass optional bounds on.</summary>
    internal static ScalarKind<T> Within<T>(this ScalarKind<T> kind, T? minimum, T? maximum)
        where T : struct, IComparable<T> =>
        minimum is null && maximum is null ? kind : new RangedKind<T>(kind, minimum, maximum);
}
