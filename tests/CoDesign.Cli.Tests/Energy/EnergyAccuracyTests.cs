using System.Globalization;
using System.Text;
using CoDesign.Cli.Tests.Documents;
using CoDesign.Description.Scalars;
using CoDesign.Results;

namespace CoDesign.Cli.Tests.Energy;

// What the energy tables are worth, against chips that exist; the table in docs/accuracy.md is made here.
public sealed class EnergyAccuracyTests
{
    // Best case and typical energy of an instruction of CVA6 in 22FDX; PublishedFigures has the sources.
    private const double BestCase = 25;
    private const double Typical = 52;

    private static readonly string[] Kernels =
    [
        "aes128", "crc32_bit", "crc32_tab", "gemm8", "interp", "keccak", "matmul32", "nqueens", "ntt", "quicksort", "sha256", "strsearch",
    ];

    private static readonly Lazy<IReadOnlyList<(string Kernel, RunRecord Record)>> Runs = new(() => [.. Kernels.Select(k => (k, Bench.Run("cva6", $"rv64gc/kern_{k}")))]);

    [Fact]
    public void Published_energies_of_CVA6_lie_in_the_range_of_every_run_and_the_range_is_narrow()
    {
        foreach ((string kernel, RunRecord record) in Runs.Value)
        {
            (double low, double nominal, double high) = PublishedFigures.PerInstruction(record);
            Assert.True(low <= Typical && Typical <= high, $"{kernel}: {Typical} pJ is not between {low} and {high}");

            // No program is better than the best case; the range may reach it.
            Assert.True(nominal >= BestCase, $"{kernel}: {nominal} pJ is less than the best case");
            Assert.True(record.Energy!.HighPj <= 2.5m * record.Energy!.LowPj, $"{kernel}: {record.Energy!.HighPj / record.Energy!.LowPj}");
        }
    }

    [Fact]
    public void What_the_tables_rest_on_lies_in_their_range() =>
        Assert.All(PublishedFigures.All.Where(f => f.Kind == FigureKind.Calibrated), f => Assert.True(f.IsInside, f.Chip));

    [Fact]
    public void The_best_case_of_a_chip_is_no_more_than_the_table_allows() =>
        Assert.All(PublishedFigures.All.Where(f => f.Kind == FigureKind.BestCase), f => Assert.True(f.Published <= f.Predicted.High, f.Chip));

    [Fact]
    public void The_document_has_the_errors_of_today() =>
        new GeneratedSection("docs/accuracy.md", nameof(EnergyAccuracyTests)).Check(Published() + Programs() + Interpolation());

    private static string Published()
    {
        var text = new StringBuilder("| table | published | how an operation is counted | figure | predicted | error | within the range | kind |\n|---|---|---|---|---|---|---|---|\n");
        foreach (PublishedFigure figure in PublishedFigures.All.OrderByDescending(f => f.Node).ThenByDescending(f => Math.Abs(f.Error)))
        {
            string kind = figure.Kind switch
            {
                FigureKind.BestCase => "best case: a lower bound",
                FigureKind.Calibrated => "the table rests on it",
                FigureKind.Bound => "not the same thing: order of magnitude",
                _ => "compared",
            };
            text.Append(
                $"| {figure.Node} nm | {figure.Chip} | {figure.Counted} | {Digits(figure.Published)} {figure.Unit} | {Digits(figure.Predicted.Nominal)} ({Digits(figure.Predicted.Low)} to {Digits(figure.Predicted.High)}) | {Percent(figure.Error)} | {(figure.IsInside ? "yes" : "no")} | {kind} |\n");
        }

        return text.ToString();
    }

    private static string Programs()
    {
        var text = new StringBuilder("\nPrograms on preset `cva6` at 22 nm, 0.8 V, 600 MHz, memory of 1 MiB included in the total:\n\n| program | core, pJ per instruction | whole, pJ per instruction | high / low of the whole | largest shares of the range |\n|---|---|---|---|---|\n");
        foreach ((string kernel, RunRecord record) in Runs.Value)
        {
            (double low, double nominal, double high) = PublishedFigures.PerInstruction(record);
            EnergyRecord energy = record.Energy!;
            double count = record.Instructions;
            text.Append(
                $"| `kern_{kernel}` | {Digits(nominal)} ({Digits(low)} to {Digits(high)}) | {Digits((double)energy.TotalPj / count)} ({Digits((double)energy.LowPj / count)} to {Digits((double)energy.HighPj / count)}) | {((double)(energy.HighPj / energy.LowPj)).ToString("0.00", CultureInfo.InvariantCulture)} | {string.Join(", ", energy.LargestUncertainties.Select(u => u.Constant))} |\n");
        }

        return text.ToString();
    }

    private static string Interpolation()
    {
        var text = new StringBuilder("\nPoints of the memory tables left out, and what interpolation then says of them (read energy):\n\n| table | class | left out | points | mean absolute error | worst | at |\n|---|---|---|---|---|---|---|\n");
        foreach (HeldOutRow row in HeldOut.All)
        {
            text.Append($"| {row.Node} nm | `{row.Class}` ({YamlName.Of(row.Cell)}) | {row.What} | {row.Count} | {Digits(100 * row.MeanAbsolute)} % | {Percent(row.Worst)} | {row.At} |\n");
        }

        return text.ToString();
    }

    // Three significant digits.
    private static string Digits(double value)
    {
        int decimals = value == 0 ? 0 : Math.Max(0, 2 - (int)Math.Floor(Math.Log10(Math.Abs(value))));
        return value.ToString($"F{decimals}", CultureInfo.InvariantCulture);
    }

    private static string Percent(double share) => share.ToString("+0 %;-0 %;0 %", CultureInfo.InvariantCulture);
}
