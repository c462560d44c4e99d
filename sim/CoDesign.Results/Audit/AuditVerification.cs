using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoDesign.Results;

/// <summary>The outcome of checking an audit log.</summary>
/// <param name="IsValid">Whether the log is whole and unchanged since it was written.</param>
/// <param name="Problem">What is wrong; null if nothing is.</param>
/// <param name="Records">Records read.</param>
/// <param name="Root">Merkle root over what was read.</param>
public sealed record AuditVerification(bool IsValid, string? Problem, long Records, string Root)
{
    // A name that is there twice has two meanings; the writer never writes one.
    private static readonly JsonDocumentOptions StrictOptions = new() { AllowDuplicateProperties = false };

    /// <summary>Checks the chain of hashes, the count and the Merkle root of a log.</summary>
    /// <remarks>
    /// This shows that the file was not edited after it was written by someone who did not rewrite all of it. That the run really
    /// happened so is shown by running it again.
    /// </remarks>
    public static AuditVerification Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tree = new MerkleTree();
        string? previous = null;
        long records = -1;
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (i == lines.Length - 1 && lines[i].Length == 0)
            {
                break;
            }

            AuditVerification Bad(string problem) => new(false, $"line {i + 1}: {problem}", Math.Max(0, records), RootOf(tree));
            if (Parse(lines[i]) is not JsonObject record)
            {
                return Bad(i == lines.Length - 1 ? "the log ends within this line: it is truncated" : "this is no JSON object");
            }

            if (CanonicalJson.Write(record) != lines[i])
            {
                return Bad("the line is not in canonical form: it was edited");
            }

            string kind = record["kind"]?.ToString() ?? string.Empty;
            if (previous is null)
            {
                if (kind != "header" || record["schema"]?.ToString() != AuditLog.Schema)
                {
                    return Bad($"no header of {AuditLog.Schema}");
                }
            }
            else if (record["prev"]?.ToString() != AuditLog.HashOf(previous))
            {
                return Bad("'prev' is not the hash of the line before: this line or the one before was changed, or one between was removed");
            }

            if (kind == "footer")
            {
                return Footer(record, records, tree, isLast: i + 1 >= lines.Length - 1 && lines[^1].Length == 0, i + 1);
            }

            tree.Add(Encoding.UTF8.GetBytes(lines[i]));
            previous = lines[i];
            records++;
        }

        return new AuditVerification(false, "there is no footer: the log is truncated", Math.Max(0, records), RootOf(tree));
    }

    private static AuditVerification Footer(JsonObject footer, long records, MerkleTree tree, bool isLast, int line)
    {
        string root = RootOf(tree);
        string? problem = footer["records"]?.ToString() != records.ToString(System.Globalization.CultureInfo.InvariantCulture)
                ? $"line {line}: the footer counts {footer["records"]} records, and there are {records}"
            : footer["root"]?.ToString() != root ? $"line {line}: the Merkle root in the footer is not that of the records"
            : !isLast ? $"line {line}: something follows the footer"
            : null;
        return new AuditVerification(problem is null, problem, records, root);
    }

    private static JsonObject? Parse(string line)
    {
        try
        {
            return JsonNode.Parse(line, documentOptions: StrictOptions) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string RootOf(MerkleTree tree) => "sha256:" + Convert.ToHexStringLower(tree.Root());
}
