namespace CoDesign.Cli.Presentation;

/// <summary>A chip or a workload of the library, in a few lines.</summary>
/// <param name="Name">The name that options take.</param>
/// <param name="Summary">Description; its first sentence is shown.</param>
/// <param name="Facts">What it has; empty ones are left out.</param>
internal sealed record LibraryItem(string Name, string Summary, params (string Label, string Value)[] Facts)
{
    private const int Indent = 16;

    /// <summary>Writes the lines.</summary>
    public void Write(TextWriter output, int width)
    {
        string head = Name.PadRight(Indent);
        string facts = string.Join("; ", Facts.Where(f => f.Value.Length > 0).Select(f => $"{f.Label} {f.Value}"));
        foreach (string line in TextTable.Wrap(facts, width - Indent).Concat(TextTable.Wrap(FirstSentence, width - Indent)))
        {
            output.WriteLine(head + line);
            head = new string(' ', Indent);
        }
    }

    private string FirstSentence
    {
        get
        {
            string text = string.Join(' ', Summary.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            int end = text.IndexOf(". ", StringComparison.Ordinal);
            return end < 0 ? text : text[..(end + 1)];
        }
    }
}
