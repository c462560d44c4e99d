namespace CoDesign.EndToEnd.Tests.Documents;

/// <summary>A fenced block of a document.</summary>
/// <param name="Line">Line of the opening fence, from 1.</param>
/// <param name="Language">First word behind the fence: <c>console</c>, <c>yaml</c>, …</param>
/// <param name="Attributes">The words <c>name=value</c> after it.</param>
/// <param name="Lines">What stands between the fences.</param>
internal sealed record DocumentBlock(int Line, string Language, IReadOnlyDictionary<string, string> Attributes, IReadOnlyList<string> Lines)
{
    /// <summary>Whether its commands are executed.</summary>
    public bool IsConsole => Language == "console";

    /// <summary>The file that the block is written to; null if it is none.</summary>
    public string? File => Attributes.GetValueOrDefault("file");

    /// <summary>Exit code of the last command; those before it end with 0.</summary>
    public int ExitCode => int.Parse(Attributes.GetValueOrDefault("exit", "0"), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Programs without which the block is left out.</summary>
    public IReadOnlyList<string> Needs => Attributes.GetValueOrDefault("needs", "").Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The commands of a console block.</summary>
    /// <exception cref="FormatException">The block does not begin with a command.</exception>
    public IReadOnlyList<DocumentCommand> Commands()
    {
        List<DocumentCommand> commands = [];
        List<string> expected = [];
        for (int i = 0; i < Lines.Count; i++)
        {
            if (!Lines[i].StartsWith("$ ", StringComparison.Ordinal))
            {
                expected.Add(commands.Count > 0 ? Lines[i] : throw new FormatException($"line {Line + 1 + i}: a console block begins with '$ '"));
                continue;
            }

            expected = [];
            int first = i;
            string text = Lines[i][2..];
            while (text.EndsWith('\\') && i + 1 < Lines.Count)
            {
                text += "\n" + Lines[++i];
            }

            commands.Add(new DocumentCommand(Line + 1 + first, text, expected));
        }

        return commands;
    }
}
