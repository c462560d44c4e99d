using CoDesign.Cli.Presentation;
using CoDesign.Trust;

namespace CoDesign.Cli.Explanations;

/// <summary>Rules of the trust model.</summary>
internal sealed class RuleExplanation : IExplanation
{
    /// <inheritdoc/>
    public IEnumerable<string> Names => RuleIds.All.Select(r => r.Id);

    /// <inheritdoc/>
    public bool TryWrite(string what, TextWriter output, int width)
    {
        if (!RuleIds.TryFind(what.ToUpperInvariant(), out RuleDescription rule))
        {
            return false;
        }

        var table = new TextTable(string.Empty, string.Empty);
        table.Add("rule", $"{rule.Id}: {rule.Title}");
        table.Add("level", rule.Level);
        table.Add("meaning", rule.Meaning);
        table.Add("remedy", rule.Remedy);
        table.Add("weakness", string.Join(", ", rule.Cwe.Select(n => $"CWE-{n}")) + " (cwe.mitre.org)");
        table.Write(output, width);
        return true;
    }
}
