using CoDesign.Results;
using FsCheck;
using FsCheck.Fluent;

namespace CoDesign.Reports.Tests;

public sealed class CsvTests
{
    private static readonly Config Repeatable = Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20_261_122, 1);

    [Fact] // RFC 4180, section 2, rules 5 to 7
    public void Commas_quotes_and_line_breaks_come_back()
    {
        const string Name = "a,b \"c\"\r\nd\n,\"";
        IReadOnlyList<IReadOnlyList<string>> read = CsvReader.Read(CsvTables.Regions(WithRegion(Name)));
        Assert.Equal(2, read.Count);
        Assert.Equal(Name, read[1][0]);
    }

    [Fact]
    public void Every_text_comes_back() => Check.One(Repeatable, Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), name =>
    {
        IReadOnlyList<IReadOnlyList<string>> read = CsvReader.Read(CsvTables.Regions(WithRegion(name.Get)));
        return read.Count == 2 && read[1][0] == name.Get && read.All(r => r.Count == read[0].Count);
    }));

    [Fact]
    public void Columns_carry_their_units_and_unknown_is_an_empty_cell()
    {
        IReadOnlyList<IReadOnlyList<string>> read = CsvReader.Read(Rendering.Report("regions.csv"));
        Dictionary<string, string> digest = read[0].Zip(read[2]).ToDictionary(p => p.First, p => p.Second);
        Assert.Equal("digest", digest["region"]);
        Assert.Equal("90", digest["cycles"]);
        Assert.Equal("0", digest["offloaded"]); // zero is known
        Assert.All(
            new[] { "module", "software_cycles", "speedup", "break_even_bytes", "energy_pj" },
            c => Assert.Equal(string.Empty, digest[c]));
    }

    [Fact]
    public void Crossings_have_a_line_each_with_the_sums_of_the_record()
    {
        IReadOnlyList<IReadOnlyList<string>> read = CsvReader.Read(Rendering.Report("crossings.csv"));
        int Column(string name) => read[0].ToList().IndexOf(name);
        Assert.Equal(1 + 3, read.Count);
        // 64 + 0 + 16 bytes in 2 + 1 + 1 transfers: the fixture's summary says 80 and 4.
        Assert.Equal(80, read.Skip(1).Sum(r => int.Parse(r[Column("bytes")], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(4, read.Skip(1).Sum(r => int.Parse(r[Column("transfers")], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal("operator<<(a, b)+0x10", read[1][Column("symbol")]);
        Assert.Equal("gemm, \"fast\"", read[3][Column("operation")]);
        Assert.Equal("0x80000010", read[1][Column("pc")]);
        Assert.Equal(string.Empty, read[2][Column("pc")]); // an interrupt has no instruction
    }

    [Fact]
    public void Hostile_crossings_come_back() =>
        Assert.Equal(Hostile.Result.Crossings[0].From, CsvReader.Read(Rendering.Report("crossings.csv", Hostile.Result))[1][3]);

    private static RunRecord WithRegion(string name) => Fixture.Record with { Regions = [Fixture.Record.Regions[0] with { Name = name }] };
}
