using System.Globalization;
using System.Text;
using CoDesign.Results;

namespace CoDesign.Reports;

/// <summary>The command that makes a run again.</summary>
internal static class Reproduction
{
    // Room in a line of a page.
    private const int LineLength = 100;

    private const string RunCommand = "codesign run";
    private const string AuditCommand = "codesign audit";

    /// <summary>The command, on one line, quoted for a POSIX shell.</summary>
    /// <remarks>Files stand by the names that the record knows; their SHA-256 say which ones are meant.</remarks>
    public static string CommandOf(InputsRecord inputs) => string.Join(' ', Words(inputs, RunCommand));

    /// <summary>The command that audits the run again and gives the same Merkle root, on one line.</summary>
    public static string AuditOf(InputsRecord inputs) => string.Join(' ', Words(inputs, AuditCommand));

    /// <summary>The command on as many lines as it needs, to be read and pasted.</summary>
    public static string LinesOf(InputsRecord inputs)
    {
        var text = new StringBuilder();
        int length = 0;
        foreach (string word in Words(inputs, RunCommand))
        {
            if (length > 0 && length + 1 + word.Length > LineLength)
            {
                text.Append(" \\\n  ");
                length = 1;
            }

            text.Append(length > 1 ? " " : string.Empty).Append(word);
            length += 1 + word.Length;
        }

        return text.ToString();
    }

    // An option and its value are one word here: they stay on one line.
    private static List<string> Words(InputsRecord inputs, string command)
    {
        List<string> words = [command];
        void Option(string name, string value) => words.Add($"--{name} {Word(value)}");
        Option("chip", inputs.Chip.Name);
        Option("workload", inputs.Workload.Name);
        if (inputs.Workload.Size is string size)
        {
            Option("size", size);
        }

        if (inputs.Policy is not null)
        {
            Option("policy", inputs.Policy.Name);
        }

        Option("energy", inputs.Energy.Name);
        Option("mode", inputs.Mode);
        Option("offload", OffloadText.OptionOf(inputs));
        if (inputs.Timing != InputsRecord.FullTiming)
        {
            Option("timing", inputs.Timing);
        }

        if (inputs.SkipTo is string place)
        {
            Option("skip-to", place);
        }

        if (inputs.IsWarm)
        {
            words.Add("--warm");
        }

        Option("seed", inputs.Seed.ToString(CultureInfo.InvariantCulture));
        if (inputs.MaxCycles is long limit)
        {
            Option("max-cycles", limit.ToString(CultureInfo.InvariantCulture));
        }

        foreach (string assignment in inputs.Overrides)
        {
            Option("set", assignment);
        }

        return words;
    }

    // Only words that no shell looks at twice stay bare; in single quotes nothing has a meaning but the quote itself.
    private static string Word(string value) =>
        value.Length > 0 && value.All(c => char.IsAsciiLetterOrDigit(c) || "-_./=:,+@%".Contains(c, StringComparison.Ordinal))
            ? value
            : "'" + value.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
