using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace CoDesign.Benchmarks.Speed;

/// <summary>A benchmark program, and the files with which the tool runs it.</summary>
internal sealed class SpeedGuest
{
    private const string Policy = """
        schema: codesign.policy/1
        name: speed
        description: whoever learns the secret may, so that no finding is explained
        mode: audit
        tags:
          - {id: secret, description: what the program computes from}
        destinations:
          - {id: secure, may_learn: [secret]}
          - {id: outside, may_learn: [secret]}
        propagation: {address: none}

        """;

    private readonly string _folder;

    /// <summary>Writes the files.</summary>
    /// <param name="elf">The program.</param>
    /// <param name="folder">Where the files go.</param>
    /// <param name="count">How often the program computes; 0: as often as it does by itself.</param>
    public SpeedGuest(string elf, string folder, int count)
    {
        Name = Path.GetFileNameWithoutExtension(elf);
        Elf = elf;
        Count = count;
        _folder = Path.Combine(folder, Name);
        Directory.CreateDirectory(_folder);
        File.Copy(elf, Path.Combine(_folder, "program.elf"));
        File.WriteAllText(Path.Combine(_folder, "policy.yaml"), Policy);
        File.WriteAllText(Path.Combine(_folder, "scopes.yaml"), Policy.Replace("{address: none}", "{address: none, branch: scopes}", StringComparison.Ordinal));
        string digest = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(elf)));
        foreach (string word in new[] { "public", "secret" })
        {
            File.WriteAllText(Path.Combine(_folder, $"{word}.yaml"), $$"""
                schema: codesign.workload/1
                name: {{Name}}
                description: a benchmark
                abi: linux_user
                elves:
                  rv64gc: {file: program.elf, sha256: {{digest}}}
                arguments: ["{{count}}", "{{word}}"]
                labels: [secret]

                """);
        }
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The program.</summary>
    public string Elf { get; }

    /// <summary>How often the program computes; 0: as often as it does by itself.</summary>
    public int Count { get; }

    /// <summary>Instructions of the last run in this simulator.</summary>
    public long Instructions => (long)JsonNode.Parse(File.ReadAllText(Path.Combine(_folder, "run", "run.json")))!["instructions"]!;

    /// <summary>Options of <c>codesign run</c> for a mode.</summary>
    public IReadOnlyList<string> OptionsFor(SpeedMode mode) =>
    [
        "run", "--chip", "citadel", "--quiet", "--max-cycles", "1000000000000", "--out", Path.Combine(_folder, "run"),
        "--workload", Path.Combine(_folder, mode.Labels is SpeedLabels.Secret ? "secret.yaml" : "public.yaml"),
        .. mode.Labels is SpeedLabels.None ? [] : new[] { "--policy", Path.Combine(_folder, mode.HasScopes ? "scopes.yaml" : "policy.yaml") },
        .. mode.Options,
    ];
}
