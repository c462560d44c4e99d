using System.Globalization;
using System.Text.Json;
using CoDesign.Results;

namespace CoDesign.Reports;

/// <summary>The rules of a SARIF file: the record's catalogue, and whatever findings name beyond it.</summary>
internal sealed class SarifRules
{
    private readonly List<RuleRecord> _rules;

    /// <summary>Collects the rules of a record.</summary>
    public SarifRules(RunRecord record)
    {
        // A record made before it carried the catalogue still gives a valid file.
        IEnumerable<RuleRecord> unknown = record.Findings
            .Where(f => record.Rules.All(r => r.Id != f.Rule))
            .DistinctBy(f => f.Rule)
            .Select(f => new RuleRecord(f.Rule, f.Rule, f.Level, [], "Rule of the trust model.", "See the message of the finding."));
        _rules = [.. record.Rules, .. unknown];
    }

    /// <summary>Place of a rule in the list.</summary>
    public int IndexOf(string id) => _rules.FindIndex(r => r.Id == id);

    /// <summary>Writes the list.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("rules");
        foreach (RuleRecord rule in _rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            json.WriteString("name", PascalCase(rule.Title));
            WriteText(json, "shortDescription", rule.Title);
            WriteText(json, "fullDescription", rule.Meaning);
            WriteText(json, "help", $"{rule.Meaning} {rule.Remedy}");
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", Level(rule.Level));
            json.WriteEndObject();
            json.WriteStartObject("properties");
            json.WriteStrings(
                "tags", ["security", .. rule.Cwe.Select(c => $"external/cwe/cwe-{c.ToString(CultureInfo.InvariantCulture)}")]);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>A level as SARIF spells it; one that is not known counts as an error.</summary>
    public static string Level(string level) => level is "warning" or "note" ? level : "error";

    /// <summary>An object with a text.</summary>
    public static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    // "IOPMP: partial hit" gives IopmpPartialHit, the form that SARIF (3.49.7) suggests for names.
    private static string PascalCase(string title) => string.Concat(
        string.Concat(title.Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(
                w => char.ToUpperInvariant(w[0]) + (w.Length > 1 && w.All(char.IsAsciiLetterUpper) ? w[1..].ToLowerInvariant() : w[1..])));
}
