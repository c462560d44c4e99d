using CoDesign.Compute.Fields;

namespace CoDesign.Compute.Transforms;

/// <summary>The transform of R C elements by C transforms of R elements, a multiplication with twiddles, and R transforms of C elements.</summary>
/// <typeparam name="TField">The field.</typeparam>
/// <remarks>
/// Source: Bailey, "FFTs in External or Hierarchical Memory", Journal of Supercomputing 1990. It is what hardware with a small fast memory
/// does, in two passes over the large one; the result is that of <see cref="NumberTheoreticTransform{TField}.Forward"/>. Rows are done in
/// parallel, which changes nothing in the result.
/// </remarks>
public sealed class FourStepTransform<TField>
    where TField : unmanaged, ITwoAdicField<TField>
{
    private const int TransposeBlock = 16;

    private readonly NumberTheoreticTransform<TField> _ofColumns;
    private readonly NumberTheoreticTransform<TField> _ofRows;
    private readonly TField _root;
    private readonly TField[] _scratch;

    /// <summary>Makes the tables.</summary>
    /// <param name="rowsLogarithm">Binary logarithm of R.</param>
    /// <param name="columnsLogarithm">Binary logarithm of C.</param>
    /// <exception cref="ArgumentOutOfRangeException">The field has no root of the order R C, or an array no such length.</exception>
    public FourStepTransform(int rowsLogarithm, int columnsLogarithm)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rowsLogarithm + columnsLogarithm, 30);
        _root = FieldMath.RootOfUnity<TField>(rowsLogarithm + columnsLogarithm);
        _ofColumns = new NumberTheoreticTransform<TField>(rowsLogarithm);
        _ofRows = new NumberTheoreticTransform<TField>(columnsLogarithm);
        _scratch = new TField[_ofColumns.Length * _ofRows.Length];
    }

    /// <summary>Coefficients to values at the powers of w, both in order.</summary>
    /// <param name="values">R C elements.</param>
    /// <exception cref="ArgumentException">There are more or less.</exception>
    /// <remarks>Not for two threads at a time: there is one scratch.</remarks>
    public void Forward(Memory<TField> values)
    {
        int rows = _ofColumns.Length, columns = _ofRows.Length;
        if (values.Length != _scratch.Length)
        {
            throw new ArgumentException($"{values.Length} elements given; the transform has {_scratch.Length}", nameof(values));
        }
        Transpose(values.Span, _scratch, rows, columns);
        Parallel.For(0, columns, () => new TField[rows], (column, _, twiddles) =>
        {
            Span<TField> elements = _scratch.AsSpan(column * rows, rows);
            _ofColumns.Forward(elements);
            FieldMath.Powers(TField.One, FieldMath.Power(_root, column), twiddles);
            TField.Multiply(elements, twiddles);
            return twiddles;
        }, _ => { });
        Transpose(_scratch, values.Span, columns, rows);
        Parallel.For(0, rows, row => _ofRows.Forward(values.Span.Slice(row * columns, columns)));
        Transpose(values.Span, _scratch, rows, columns);
        _scratch.CopyTo(values);
    }

    // By blocks, so that neither side misses the cache at every element.
    private static void Transpose(ReadOnlySpan<TField> from, Span<TField> to, int rows, int columns)
    {
        for (int row = 0; row < rows; row += TransposeBlock)
        {
            for (int column = 0; column < columns; column += TransposeBlock)
            {
                for (int r = row; r < Math.Min(row + TransposeBlock, rows); r++)
                {
                    for (int c = column; c < Math.Min(column + TransposeBlock, columns); c++)
                    {
                        to[(c * rows) + r] = from[(r * columns) + c];
                    }
                }
            }
        }
    }
}
