using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using CoDesign.Description.Chips;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Files;
using CoDesign.Description.Loading;
using CoDesign.Description.Presets;
using CoDesign.Description.Reading;
using CoDesign.Description.Schema;
using CoDesign.Description.Yaml;
using CoDesign.Machine.Tests.Fixture;

namespace CoDesign.Modules.Tests.Sweep;

// The classic complaint about simulators: parameters that change nothing. Every parameter of every kind is found in the schema, gets other
// values, and must change time or energy of a job, or be named with the reason why it cannot.
public sealed partial class EveryParameterTests
{
    // Kinds of schema rows that belong to the constants around them.
    private static readonly string[] Documentation = ["source", "tolerance"];

    // A buffer or a rate may have to be a thousand times smaller before it is what everything waits for.
    private static readonly Dictionary<string, string> SmallerUnits = new() { ["KiB"] = "B", ["GB/s"] = "MB/s", ["TB/s"] = "MB/s", ["MB/s"] = "kB/s" };

    public static TheoryData<string> Kinds => [.. ModuleKinds.All.Select(k => k.Tag)];

    [Fact]
    public void Every_kind_has_its_sweep() => Assert.Equal(ModuleKinds.All.Select(k => k.Tag).Order(), KindSweeps.All.Select(s => s.Kind).Order());

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_parameter_is_in_the_sweep(string kind)
    {
        KindSweep sweep = Sweep(kind);
        string[] varied = [.. Variations(sweep).Select(v => v.Path).Distinct()];
        string[] keys = [.. Leaves(kind).Select(r => r.Path)];
        string[] forgotten = [.. keys.Where(k => !sweep.Exceptions.ContainsKey(k) && !varied.Any(v => IsAt(v, k)))];
        string[] unknown = [.. sweep.Exceptions.Keys.Except(keys)];
        Assert.Equal([], forgotten);
        Assert.Equal([], unknown);
        Assert.All(sweep.Exceptions.Values, reason => Assert.False(string.IsNullOrWhiteSpace(reason)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_parameter_changes_time_or_energy_of_a_job(string kind)
    {
        KindSweep sweep = Sweep(kind);
        (string Unit, SweepJob Job, (long?, decimal?)? Cost)[] bases = [.. sweep.Units.SelectMany(u => sweep.Jobs.Select(j => (u, j, j.Cost(u))))];
        string[] idle = [.. Variations(sweep)
            .GroupBy(v => v.Path)
            .Where(g => !g.Any(v => bases.Any(b => b.Job.Cost(b.Unit, $"modules.{IdOf(b.Unit)}.{v.Path}", v.Value) is { } cost && cost != b.Cost)))
            .Select(g => g.Key)];
        Assert.Equal([], idle);
    }

    private static KindSweep Sweep(string kind) => KindSweeps.All.Single(s => s.Kind == kind);

    // Places of a module with other values, those that are likeliest to matter first.
    private static IEnumerable<(string Path, string Value)> Variations(KindSweep sweep)
    {
        SchemaRow[] leaves = [.. Leaves(sweep.Kind)];
        bool IsSwept(string path) => leaves.Any(l => IsAt(path, l.Path) && !sweep.Exceptions.ContainsKey(l.Path));
        foreach (StatedNumber number in sweep.Units.SelectMany(NumbersOf).DistinctBy(n => n.Path).Where(n => IsSwept(n.Path)))
        {
            foreach (string value in OtherNumbers(number.Text))
            {
                yield return (number.Path, value);
            }
        }

        foreach (SchemaRow leaf in leaves.Where(l => !sweep.Exceptions.ContainsKey(l.Path)))
        {
            string[] words = leaf.TypeText == "boolean" ? ["true", "false"] : leaf.TypeText.StartsWith("map ", StringComparison.Ordinal) || !leaf.TypeText.Contains(" | ", StringComparison.Ordinal) ? [] : leaf.TypeText.Split(" | ");
            foreach (string path in words.Length == 0 ? [] : Concrete(leaf.Path, sweep))
            {
                foreach (string word in words)
                {
                    yield return (path, word);
                }
            }
        }

        foreach ((string path, string value) in sweep.Changes)
        {
            yield return (path, value);
        }
    }

    // A choice below a key that the author chooses, such as that of an op, stands wherever the units have such a key.
    private static IEnumerable<string> Concrete(string key, KindSweep sweep) => !key.Contains('*', StringComparison.Ordinal)
        ? [key]
        : sweep.Changes.Select(c => c.Path.Split('.')).Select(parts => string.Join('.', key.Split('.').Select((part, i) => part == "*" ? parts[i] : part))).Distinct();

    private static IEnumerable<SchemaRow> Leaves(string kind)
    {
        SchemaRow[] rows = [.. DescriptionKinds.ModelOf(ModulePreset.SchemaKind, ModuleKinds.Registry).Rows().Where(r => r.Condition == $"kind: {kind}")];
        return rows.Where(r => !Documentation.Contains(r.Path.Split('.')[^1])
            && !rows.Any(other => other.Path.StartsWith(r.Path + ".", StringComparison.Ordinal) || other.Path.StartsWith(r.Path + "[].", StringComparison.Ordinal)));
    }

    // Whether a place of a file is, or is inside, what a key of the schema means: algorithms.sha256.load and algorithms.*.load.
    private static bool IsAt(string path, string key)
    {
        string pattern = Regex.Escape(key).Replace(@"\[]", @"\.\d+", StringComparison.Ordinal).Replace(@"\.\*", @"\.[^.]+", StringComparison.Ordinal);
        return Regex.IsMatch(path, $@"^{pattern}(\.|$)");
    }

    private static IEnumerable<StatedNumber> NumbersOf(string unit)
    {
        MemoryFileSystem files = new();
        files.Add("chip.yaml", new ChipText { Modules = unit }.ToString());
        DiagnosticBag diagnostics = new();
        var reader = new DescriptionReader(files, ModuleKinds.Registry);
        List<StatedNumber> numbers = [];
        Assert.True(reader.TryParse("chip.yaml", diagnostics, out YamlNode? root));
        reader.ReadNode(root, ChipDescription.Read, diagnostics, numbers: numbers);
        string prefix = $"modules.{IdOf(unit)}.";
        return [.. numbers.Where(n => n.Path.StartsWith(prefix, StringComparison.Ordinal)).Select(n => n with { Path = n.Path[prefix.Length..] })];
    }

    private static IEnumerable<string> OtherNumbers(string text)
    {
        Match parts = NumberPattern().Match(text);
        BigInteger value = BigInteger.Parse(parts.Groups[1].Value, CultureInfo.InvariantCulture);
        BigInteger[] others = [value * 2, value * 16, value / 2, value / 16, value * 1000, value / 1024, value / 4096, 1];
        string unit = parts.Groups[2].Value;
        IEnumerable<string> near = others.Where(o => o > 0 && o != value).Distinct().Select(o => $"{o}{unit}");
        return SmallerUnits.TryGetValue(unit.Trim(), out string? smaller) ? near.Concat(others.Append(value).Where(o => o > 0).Distinct().Select(o => $"{o} {smaller}")) : near;
    }

    private static string IdOf(string unit) => IdPattern().Match(unit).Groups[1].Value;

    [GeneratedRegex(@"^(\d+)(.*)$")]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"^- id: (\w+)")]
    private static partial Regex IdPattern();
}
