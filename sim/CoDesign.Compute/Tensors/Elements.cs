using System.Buffers.Binary;

namespace CoDesign.Compute.Tensors;

/// <summary>Elements as bytes: little endian, row by row.</summary>
public static class Elements
{
    /// <summary>Bytes of a sum or of a result of floating point: int32 or fp32.</summary>
    public const int SumBytes = 4;

    private static readonly float CanonicalNaN = BitConverter.UInt32BitsToSingle(0x7fc0_0000);

    /// <summary>Bytes of an element.</summary>
    public static int BytesOf(ElementType type) => type switch
    {
        ElementType.Int8 => 1,
        ElementType.Float16 or ElementType.BFloat16 => 2,
        _ => 4,
    };

    /// <summary>Widens 8-bit integers.</summary>
    /// <param name="bytes">The elements.</param>
    public static int[] ToInt32(ReadOnlySpan<byte> bytes)
    {
        int[] wide = new int[bytes.Length];
        for (int i = 0; i < wide.Length; i++)
        {
            wide[i] = (sbyte)bytes[i];
        }

        return wide;
    }

    /// <summary>Reads floating-point numbers; every fp16 and bf16 is a fp32 exactly.</summary>
    /// <param name="bytes">A whole number of elements.</param>
    /// <param name="type">Not an integer.</param>
    public static float[] ToSingle(ReadOnlySpan<byte> bytes, ElementType type)
    {
        int size = BytesOf(type);
        float[] wide = new float[bytes.Length / size];
        for (int i = 0; i < wide.Length; i++)
        {
            ReadOnlySpan<byte> one = bytes[(i * size)..];
            wide[i] = type switch
            {
                ElementType.Float16 => (float)BinaryPrimitives.ReadHalfLittleEndian(one),
                ElementType.BFloat16 => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(one) << 16),
                _ => BinaryPrimitives.ReadSingleLittleEndian(one),
            };
        }

        return wide;
    }

    /// <summary>Reads sums of integers.</summary>
    /// <param name="bytes">A multiple of four bytes.</param>
    public static int[] ReadInt32(ReadOnlySpan<byte> bytes)
    {
        int[] values = new int[bytes.Length / SumBytes];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(i * SumBytes)..]);
        }

        return values;
    }

    /// <summary>Writes sums of integers.</summary>
    public static byte[] ToBytes(ReadOnlySpan<int> values)
    {
        byte[] bytes = new byte[values.Length * SumBytes];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(i * SumBytes), values[i]);
        }

        return bytes;
    }

    /// <summary>Writes 8-bit integers.</summary>
    public static byte[] ToBytes(ReadOnlySpan<sbyte> values)
    {
        byte[] bytes = new byte[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            bytes[i] = (byte)values[i];
        }

        return bytes;
    }

    /// <summary>Writes fp32. What is no number becomes 0x7fc00000, because sign and payload of a NaN differ from host to host.</summary>
    public static byte[] ToBytes(ReadOnlySpan<float> values)
    {
        byte[] bytes = new byte[values.Length * SumBytes];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * SumBytes), float.IsNaN(values[i]) ? CanonicalNaN : values[i]);
        }

        return bytes;
    }
}
