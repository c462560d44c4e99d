using System.Globalization;
using System.Text;
using CoDesign.Results;

namespace CoDesign.Reports;

/// <summary>The profile as collapsed stacks, one path to a line: <c>outer;inner cycles</c>. Every flame graph tool reads it.</summary>
internal static class FoldedProfile
{
    /// <summary>The text.</summary>
    public static string Of(RunRecord record)
    {
        var text = new StringBuilder();
        foreach (ProfileEntry entry in record.Profile.Where(p => p.Cycles > 0))
        {
            text.Append(OnOneLine(entry.Stack)).Append(' ').Append(entry.Cycles.ToString(CultureInfo.InvariantCulture)).Append('\n');
        }

        return text.ToString();
    }

    // Symbol names come from the program. Blanks are legal in them (the count follows the last one), line breaks are not.
    private static string OnOneLine(string stack) => string.Concat(stack.Select(c => char.IsControl(c) ? '?' : c));
}
