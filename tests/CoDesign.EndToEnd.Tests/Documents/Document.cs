using System.Text.RegularExpressions;

namespace CoDesign.EndToEnd.Tests.Documents;

/// <summary>A document whose blocks are executed; docs/how-to/README.md describes the form.</summary>
/// <param name="Name">Path in the repository, for messages.</param>
/// <param name="Blocks">Its fenced blocks, in order.</param>
internal sealed partial record Document(string Name, IReadOnlyList<DocumentBlock> Blocks)
{
    private static readonly string[] Known = ["exit", "file", "needs"];

    /// <summary>Reads a document of the repository.</summary>
    public static Document Read(string name) => Parse(name, File.ReadAllLines(Path.Combine(Repository.Root, name)));

    /// <summary>Reads a document.</summary>
    /// <exception cref="FormatException">A fence or what stands behind it is wrong; nothing is skipped in silence.</exception>
    public static Document Parse(string name, IReadOnlyList<string> lines)
    {
        List<DocumentBlock> blocks = [];
        for (int i = 0; i < lines.Count; i++)
        {
            if (!lines[i].TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                continue;
            }

            int open = i;
            Match match = Fence().Match(lines[open]);
            string fence = match.Success ? match.Groups["fence"].Value : throw new FormatException($"{name}:{open + 1}: this is no fence of the form ```language name=value");
            List<string> content = [];
            while (++i < lines.Count && lines[i].TrimEnd() != fence)
            {
                content.Add(lines[i]);
            }

            if (i == lines.Count)
            {
                throw new FormatException($"{name}:{open + 1}: the block is not closed");
            }

            blocks.Add(Checked(name, new DocumentBlock(open + 1, match.Groups["language"].Value, Attributes(match), content), fence));
        }

        return new Document(name, blocks);
    }

    private static Dictionary<string, string> Attributes(Match match) => match.Groups["attribute"].Captures
        .Select(c => c.Value.Split('=', 2))
        .ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);

    private static DocumentBlock Checked(string name, DocumentBlock block, string fence)
    {
        string place = $"{name}:{block.Line}";
        if (block.Attributes.Keys.FirstOrDefault(k => !Known.Contains(k)) is string unknown)
        {
            throw new FormatException($"{place}: '{unknown}' is not one of {string.Join(", ", Known)}");
        }

        // A longer fence shows how blocks are written.
        return fence.Length == 3 && !block.IsConsole && block.Lines.Any(l => l.StartsWith("$ ", StringComparison.Ordinal))
            ? throw new FormatException($"{place}: commands stand in console blocks, so that they are executed")
            : block;
    }

    [GeneratedRegex(@"^(?<fence>`{3,})(?<language>[a-z0-9]*)(?: (?<attribute>[a-z]+=\S+))*\s*$")]
    private static partial Regex Fence();
}
