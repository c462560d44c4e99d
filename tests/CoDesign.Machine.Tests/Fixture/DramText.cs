using System.Globalization;

namespace CoDesign.Machine.Tests.Fixture;

/// <summary>
/// A DRAM as YAML. Unless a test says otherwise its clock has 1 GHz, so that a cycle is 1 ns, an access moves 64 bytes in 4 cycles, a
/// row holds 16 of them, and the next burst in memory lies in the same row.
/// </summary>
internal sealed record DramText
{
    /// <summary>The times of the part in cycles, by key.</summary>
    public static readonly IReadOnlyDictionary<string, int> Timings = new Dictionary<string, int>
    {
        ["cl"] = 10,
        ["cwl"] = 8,
        ["t_rcd"] = 12,
        ["t_rp"] = 11,
        ["t_ras"] = 30,
        ["t_rtp"] = 6,
        ["t_wr"] = 14,
        ["t_wtr"] = 7,
        ["t_ccd"] = 4,
        ["t_rrd"] = 5,
        ["t_faw"] = 40,
        ["t_refi"] = 4000,
        ["t_rfc"] = 200,
    };

    public string Clock { get; init; } = "1 GHz";

    public int Channels { get; init; } = 1;

    public int Banks { get; init; } = 8;

    public int BankGroups { get; init; } = 1;

    public int Row { get; init; } = 1024;

    public int Width { get; init; } = 64;

    public int Burst { get; init; } = 8;

    public string Address { get; init; } = "row, bank, column, channel";

    public string RowPolicy { get; init; } = "open";

    public int Controller { get; init; }

    /// <summary>Times that are not as above, or not there.</summary>
    public Dictionary<string, int> Times { get; init; } = [];

    /// <summary>The same with another time.</summary>
    public DramText With(string time, int cycles) => this with { Times = new(Times) { [time] = cycles } };

    public override string ToString() => $$"""
        schema: codesign.dram/1
        name: bench
        description: a DRAM for tests
        clock: {{Clock}}
        channels: {{Channels}}
        banks: {{Banks}}
        bank_groups: {{BankGroups}}
        row: {{Row}} B
        width: {{Width}} bit
        burst: {{Burst}}
        address: [{{Address}}]
        row_policy: {{RowPolicy}}
        controller: {value: {{Controller}} cycles, source: test}
        source: test
        timing: {source: test{{string.Concat(Timings.Where(t => !Times.ContainsKey(t.Key)).Concat(Times).Select(t => string.Create(CultureInfo.InvariantCulture, $", {t.Key}: {t.Value} cycles")))}}}

        """;
}
