namespace CoDesign.Isa;

/// <summary>Predecessor and successor sets of a fence: device input, device output, memory reads, memory writes.</summary>
internal static class FenceSet
{
    private const string Letters = "iorw";

    /// <summary>Writes a set; the empty set is 0.</summary>
    public static string Write(int set)
    {
        string text = string.Concat(Letters.Where((_, i) => (set >> (3 - i) & 1) != 0));
        return text.Length == 0 ? "0" : text;
    }

    /// <summary>Reads a set: letters in the order iorw.</summary>
    public static bool TryParse(string text, out int set)
    {
        set = 0;
        for (int value = 0; value < 16; value++)
        {
            if (Write(value) == text)
            {
                set = value;
                return true;
            }
        }

        return false;
    }
}
