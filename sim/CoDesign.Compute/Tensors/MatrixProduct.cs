using System.Numerics;
using System.Runtime.InteropServices;

namespace CoDesign.Compute.Tensors;

/// <summary>
/// Matrix products. Every sum begins at 0 and takes its products in the order of k, each product rounded and then added: so a result
/// of floating point has the same bits whatever the width of the host's vectors. Sums of int32 wrap.
/// </summary>
public static class MatrixProduct
{
    private const int RowsAtOnce = 4;

    /// <summary>Multiplies integers that fit 8 bits, exactly as long as no sum exceeds 32 bits: up to 131,071 products.</summary>
    /// <inheritdoc cref="Multiply{T}"/>
    public static void Multiply(ReadOnlySpan<int> left, ReadOnlySpan<int> right, Span<int> result, GemmShape shape) =>
        Multiply<int>(left, right, result, shape);

    /// <summary>Multiplies numbers of single precision.</summary>
    /// <inheritdoc cref="Multiply{T}"/>
    public static void Multiply(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> result, GemmShape shape) =>
        Multiply<float>(left, right, result, shape);

    /// <summary>Adds a number to each column.</summary>
    /// <typeparam name="T">int or float.</typeparam>
    /// <param name="values">Rows as long as <paramref name="bias"/>.</param>
    /// <param name="bias">One number per column.</param>
    public static void AddToColumns<T>(Span<T> values, ReadOnlySpan<T> bias)
        where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] += bias[i % bias.Length];
        }
    }

    /// <summary>Looks whether operands have the shape.</summary>
    /// <exception cref="ArgumentException">One has not.</exception>
    internal static void Check(int left, int right, int result, GemmShape shape)
    {
        Check(left, shape.LeftElements, nameof(left));
        Check(right, shape.RightElements, nameof(right));
        Check(result, shape.ResultElements, nameof(result));
    }

    // Columns in panels of two vectors, whose rows then lie one behind the other; rows four at a time, so that each loaded vector
    // is used four times.
    private static void Multiply<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right, Span<T> result, GemmShape shape)
        where T : unmanaged, INumber<T>
    {
        Check(left.Length, right.Length, result.Length, shape);
        int width = 2 * Vector<T>.Count;
        T[] panel = new T[shape.K * width];
        T[] block = new T[RowsAtOnce * width];
        for (int column = 0; column < shape.N; column += width)
        {
            int columns = Math.Min(width, shape.N - column);
            Pack(right, panel, column, columns, width, shape);
            for (int row = 0; row < shape.M; row += RowsAtOnce)
            {
                int rows = Math.Min(RowsAtOnce, shape.M - row);
                MultiplyBlock(left.Slice(row * shape.K, rows * shape.K), panel, block, rows, shape.K);
                for (int i = 0; i < rows; i++)
                {
                    block.AsSpan(i * width, columns).CopyTo(result.Slice(((row + i) * shape.N) + column, columns));
                }
            }
        }
    }

    private static void Pack<T>(ReadOnlySpan<T> right, Span<T> panel, int column, int columns, int width, GemmShape shape)
        where T : unmanaged, INumber<T>
    {
        for (int k = 0; k < shape.K; k++)
        {
            Span<T> line = panel.Slice(k * width, width);
            right.Slice((k * shape.N) + column, columns).CopyTo(line);
            line[columns..].Clear();
        }
    }

    // With fewer than four rows the last one is computed several times, which costs no more than leaving it out would.
    private static void MultiplyBlock<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> panel, Span<T> block, int rows, int length)
        where T : unmanaged, INumber<T>
    {
        ReadOnlySpan<T> a = left[..length];
        ReadOnlySpan<T> b = left.Slice(Math.Min(1, rows - 1) * length, length);
        ReadOnlySpan<T> c = left.Slice(Math.Min(2, rows - 1) * length, length);
        ReadOnlySpan<T> d = left.Slice(Math.Min(3, rows - 1) * length, length);
        ReadOnlySpan<Vector<T>> lines = MemoryMarshal.Cast<T, Vector<T>>(panel);
        Vector<T> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        for (int k = 0; k < length; k++)
        {
            Vector<T> first = lines[2 * k];
            Vector<T> second = lines[(2 * k) + 1];
            Vector<T> factor = new(a[k]);
            a0 += factor * first;
            a1 += factor * second;
            factor = new(b[k]);
            b0 += factor * first;
            b1 += factor * second;
            factor = new(c[k]);
            c0 += factor * first;
            c1 += factor * second;
            factor = new(d[k]);
            d0 += factor * first;
            d1 += factor * second;
        }

        Span<Vector<T>> sums = MemoryMarshal.Cast<T, Vector<T>>(block);
        (sums[0], sums[1], sums[2], sums[3]) = (a0, a1, b0, b1);
        (sums[4], sums[5], sums[6], sums[7]) = (c0, c1, d0, d1);
    }

    private static void Check(int length, long elements, string name)
    {
        if (length != elements)
        {
            throw new ArgumentException($"{length} elements where the shape has {elements}", name);
        }
    }
}
