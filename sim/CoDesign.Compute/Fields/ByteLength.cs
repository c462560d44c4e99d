namespace CoDesign.Compute.Fields;

/// <summary>The one message about elements of a wrong length.</summary>
internal static class ByteLength
{
    /// <summary>Refuses another length.</summary>
    public static void Check(ReadOnlySpan<byte> bytes, int expected)
    {
        if (bytes.Length != expected)
        {
            throw new ArgumentException($"{bytes.Length} bytes given; an element has {expected}", nameof(bytes));
        }
    }
}
