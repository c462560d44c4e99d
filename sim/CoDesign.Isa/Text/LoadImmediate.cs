using System.Globalization;
using System.Numerics;

namespace CoDesign.Isa;

/// <summary>The instructions that put a constant or an address into a register (<c>li</c>, <c>la</c>).</summary>
internal static class LoadImmediate
{
    /// <summary>Expands <c>li rd, value</c>.</summary>
    public static IEnumerable<string> Expand(string rd, long value, int xlen)
    {
        var lines = new List<string>();
        Add(lines, rd, xlen == 32 ? (int)value : value, xlen);
        return lines;
    }

    /// <summary>Expands <c>la rd, label</c>.</summary>
    /// <param name="rd">Destination.</param>
    /// <param name="distance">From the first instruction to the label.</param>
    public static IEnumerable<string> ExpandAddress(string rd, long distance)
    {
        long low = (distance << 52) >> 52;
        return [Line($"auipc {rd}, {(distance - low) >> 12 & 0xFFFFF}"), Line($"addi {rd}, {rd}, {low}")];
    }

    // lui and addi reach any 32-bit value; a longer one is built from its upper part, shifted, plus its lowest 12 bits.
    private static void Add(List<string> lines, string rd, long value, int xlen)
    {
        long low = (value << 52) >> 52;
        if (value == (int)value)
        {
            int upper = (int)((value - low) >> 12) & 0xFFFFF;
            if (upper == 0)
            {
                lines.Add(Line($"addi {rd}, x0, {low}"));
                return;
            }

            lines.Add(Line($"lui {rd}, {upper}"));
            if (low != 0)
            {
                lines.Add(Line($"{(xlen == 64 ? "addiw" : "addi")} {rd}, {rd}, {low}"));
            }

            return;
        }

        long rest = (value - low) >> 12;
        int shift = 12 + BitOperations.TrailingZeroCount(rest);
        Add(lines, rd, rest >> (shift - 12), xlen);
        lines.Add(Line($"slli {rd}, {rd}, {shift}"));
        if (low != 0)
        {
            lines.Add(Line($"addi {rd}, {rd}, {low}"));
        }
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
