using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace CoDesign.Results;

/// <summary>
/// The audit log: JSON Lines, each in canonical form (RFC 8785 for what occurs here: sorted keys, no blanks, integers) with the
/// SHA-256 of the line before; a footer with the number of records and a Merkle root (RFC 6962 prefixes) that says the log is whole.
/// </summary>
/// <param name="Text">The lines.</param>
/// <param name="Records">Records between header and footer.</param>
/// <param name="Root">Merkle root over header and records: <c>sha256:…</c>.</param>
public sealed record AuditLog(string Text, long Records, string Root)
{
    /// <summary>Id of the format.</summary>
    public const string Schema = "codesign.audit/1";

    /// <summary>Writes a log.</summary>
    /// <param name="inputs">What the run was made of.</param>
    /// <param name="tool">What made it.</param>
    /// <param name="crossings">Transfers from zone to zone, in order.</param>
    /// <param name="isComplete">Whether the run came to its end; an interrupted one gets no footer, and so counts as truncated.</param>
    public static AuditLog Write(InputsRecord inputs, ToolRecord tool, IReadOnlyList<CrossingRecord> crossings, bool isComplete)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(tool);
        ArgumentNullException.ThrowIfNull(crossings);
        var text = new StringBuilder();
        var tree = new MerkleTree();
        string previous = Header(inputs, tool);
        Append(text, tree, previous);
        foreach (CrossingRecord crossing in crossings)
        {
            previous = Line(crossing, HashOf(previous));
            Append(text, tree, previous);
        }

        string root = "sha256:" + Convert.ToHexStringLower(tree.Root());
        if (isComplete)
        {
            text.Append(CanonicalJson.Write(new JsonObject
            {
                ["kind"] = "footer",
                ["prev"] = HashOf(previous),
                ["records"] = crossings.Count,
                ["root"] = root,
            })).Append('\n');
        }

        return new AuditLog(text.ToString(), crossings.Count, root);
    }

    /// <summary>SHA-256 of a line without its line break, in hexadecimal.</summary>
    internal static string HashOf(string line) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line)));

    private static void Append(StringBuilder text, MerkleTree tree, string line)
    {
        text.Append(line).Append('\n');
        tree.Add(Encoding.UTF8.GetBytes(line));
    }

    private static string Header(InputsRecord inputs, ToolRecord tool) => CanonicalJson.Write(new JsonObject
    {
        ["kind"] = "header",
        ["schema"] = Schema,
        ["tool"] = $"{tool.Name} {tool.Version}",
        ["fingerprint"] = inputs.Fingerprint,
        ["chip_sha256"] = inputs.Chip.Sha256,
        ["elf_sha256"] = inputs.Workload.ElfSha256,
        ["policy_sha256"] = inputs.Policy?.Sha256,
        ["seed"] = inputs.Seed.ToString(CultureInfo.InvariantCulture),
        ["mode"] = inputs.Mode,
    });

    private static string Line(CrossingRecord crossing, string previous) => CanonicalJson.Write(new JsonObject
    {
        ["seq"] = crossing.Sequence,
        ["t_ps"] = crossing.TimePs,
        ["kind"] = crossing.Kind,
        ["from"] = crossing.From,
        ["from_zone"] = crossing.FromZone,
        ["to"] = crossing.To,
        ["to_zone"] = crossing.ToZone,
        ["op"] = crossing.Operation,
        ["rrid"] = crossing.RequestRoleId,
        ["pc"] = crossing.Pc == 0 ? null : $"0x{crossing.Pc:x}",
        ["sym"] = crossing.Symbol,
        ["addr"] = crossing.Address is ulong address ? $"0x{address:x}" : null,
        ["bytes"] = crossing.Bytes,
        ["count"] = crossing.Count,
        ["label"] = crossing.Label,
        ["tags"] = new JsonArray([.. crossing.Tags.Select(t => JsonValue.Create(t))]),
        ["residuals"] = new JsonArray([.. crossing.Residuals.Select(t => JsonValue.Create(t))]),
        ["verdict"] = crossing.Verdict,
        ["rules"] = new JsonArray([.. crossing.Rules.Select(t => JsonValue.Create(t))]),
        ["prev"] = previous,
    });
}
