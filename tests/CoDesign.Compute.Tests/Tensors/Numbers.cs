namespace CoDesign.Compute.Tests.Tensors;

/// <summary>Repeatable operands.</summary>
internal static class Numbers
{
    public static int[] Bytes(int count, ulong seed) => [.. Words(count, seed).Select(w => (int)(sbyte)(w >> 40))];

    /// <summary>Numbers between -4 and 4 with all 24 bits of fraction.</summary>
    public static float[] Singles(int count, ulong seed) => [.. Words(count, seed).Select(w => (((int)(w >> 40) - (1 << 23)) / (float)(1 << 21)))];

    private static IEnumerable<ulong> Words(int count, ulong seed)
    {
        // Knuth, The Art of Computer Programming 2, 3.3.4, table 1, line 26: MMIX.
        for (int i = 0; i < count; i++)
        {
            seed = (seed * 6364136223846793005) + 1442695040888963407;
            yield return seed;
        }
    }
}
