using CoDesign.Compute.Fields;

namespace CoDesign.Modules.Prover;

/// <summary>Elements in the memory of a chip.</summary>
internal static class FieldBytes
{
    /// <summary>Reads an element of a prime field; what is not reduced is reduced, as a modular multiplier would.</summary>
    /// <param name="bytes">The least byte first.</param>
    public static T Read<T>(ReadOnlySpan<byte> bytes)
        where T : unmanaged, IField<T>
    {
        if (T.TryRead(bytes, out T element))
        {
            return element;
        }

        T radix = T.FromUInt64(1UL << 32);
        T sum = T.Zero;
        for (int end = bytes.Length; end > 0; end -= sizeof(uint))
        {
            uint word = BitConverter.ToUInt32(bytes[(end - sizeof(uint))..]);
            sum = (sum * radix) + T.FromUInt64(word);
        }

        return sum;
    }

    /// <summary>Writes elements one after the other.</summary>
    public static byte[] Write<T>(ReadOnlySpan<T> elements)
        where T : unmanaged, IField<T>
    {
        byte[] bytes = new byte[elements.Length * T.ByteCount];
        for (int i = 0; i < elements.Length; i++)
        {
            elements[i].Write(bytes.AsSpan(i * T.ByteCount, T.ByteCount));
        }

        return bytes;
    }
}
