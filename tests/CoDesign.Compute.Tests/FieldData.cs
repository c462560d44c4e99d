using System.Numerics;
using CoDesign.Compute.Fields;

namespace CoDesign.Compute.Tests;

/// <summary>Field elements from numbers and back, by way of bytes.</summary>
internal static class FieldData
{
    public static TField Element<TField>(BigInteger number)
        where TField : unmanaged, IPrimeField<TField>
    {
        byte[] bytes = new byte[TField.ByteCount];
        Assert.True(number.TryWriteBytes(bytes, out _, isUnsigned: true), number.ToString());
        Assert.True(TField.TryRead(bytes, out TField element), number.ToString());
        return element;
    }

    public static BigInteger Number<TField>(TField element)
        where TField : unmanaged, IField<TField>
    {
        byte[] bytes = new byte[TField.ByteCount];
        element.Write(bytes);
        return new BigInteger(bytes, isUnsigned: true);
    }

    /// <summary>A number below a limit from SplitMix64, with 128 bits to spare so that none is preferred.</summary>
    public static BigInteger Random(ref ulong state, BigInteger limit)
    {
        BigInteger number = 0;
        for (int bits = 0; bits < limit.GetBitLength() + 128; bits += 64)
        {
            number = (number << 64) | TestData.Next(ref state);
        }
        return number % limit;
    }

    public static TField[] RandomElements<TField>(ulong seed, int count)
        where TField : unmanaged, IPrimeField<TField> =>
        [.. Enumerable.Range(0, count).Select(_ => Element<TField>(Random(ref seed, TField.Modulus)))];
}
