using System.Globalization;
using System.Text;
using CoDesign.Cli.Presentation;
using CoDesign.Cli.Validation;

namespace CoDesign.Cli.Fitting;

/// <summary>Tells what a fit found.</summary>
/// <param name="parameters">What was varied.</param>
/// <param name="truth">What was measured.</param>
/// <param name="result">What was found.</param>
internal sealed class FitReport(IReadOnlyList<FitParameter> parameters, IReadOnlyList<TruthRow> truth, FitResult result)
{
    private const int ProgramsShown = 8;

    /// <summary>For people.</summary>
    public void Write(TextWriter output, int width)
    {
        var table = new TextTable("parameter", "preset>", "found>", "as good", "next best>", "determined by");
        for (int i = 0; i < parameters.Count; i++)
        {
            FoundParameter found = result.Parameters[i];
            table.Add(
                parameters[i].Path,
                parameters[i].TextOf(parameters[i].Start),
                parameters[i].TextOf(found.Place),
                Same(parameters[i], found),
                found.NextBest is long next ? ValidationReport.Percent(next) : "-",
                found.DeterminedBy.Count == 0 ? "nothing here" : string.Join(", ", found.DeterminedBy.Select(p => truth[p].Program).Distinct()));
        }

        table.Write(output, Math.Max(width, 160));
        output.WriteLine();
        bool isExact = result.After.All(e => e == 0);
        output.WriteLine($"error of {truth.Count} programs, mean absolute: {Mean(result.Before)} before, {Mean(result.After)} after {result.Sweeps} sweeps{(isExact ? string.Empty : "; the largest:")}");
        foreach (int program in Enumerable.Range(0, truth.Count).OrderByDescending(i => result.After[i]).ThenBy(i => i).Take(ProgramsShown).Where(i => result.After[i] > 0))
        {
            output.WriteLine($"  {truth[program].Name}: {ValidationReport.Percent(result.After[program], isSigned: false)}");
        }
    }

    /// <summary>What was found, to be put into the preset.</summary>
    public string Yaml()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Fitted to {truth.Count} programs of {string.Join(", ", truth.Select(t => t.Hardware).Distinct())}; mean absolute error {Mean(result.After)}.\n");
        string[] open = [];
        foreach ((FitParameter parameter, FoundParameter found) in parameters.Zip(result.Parameters).OrderBy(p => p.First.Path, StringComparer.Ordinal))
        {
            string[] keys = parameter.Path.Split('.');
            int shared = open.Zip(keys[..^1]).TakeWhile(p => p.First == p.Second).Count();
            for (int depth = shared; depth < keys.Length - 1; depth++)
            {
                text.Append(' ', 2 * depth).Append(keys[depth]).Append(":\n");
            }

            open = keys[..^1];
            text.Append(' ', 2 * open.Length).Append(keys[^1]).Append(": ").Append(Value(parameter, found)).Append('\n');
        }

        return text.ToString();
    }

    // A constant with a unit states where it comes from; sizes do not.
    private string Value(FitParameter parameter, FoundParameter found)
    {
        string value = parameter.TextOf(found.Place);
        string because = found.DeterminedBy.Count == 0
            ? "no program determines it"
            : $"fitted to {string.Join(", ", found.DeterminedBy.Select(p => truth[p].Program).Distinct())}";
        string same = found.Same.Count == 0 ? string.Empty : $"; {Same(parameter, found)} fit as well";
        return parameter.Unit.Length == 0 ? $"{value} # {because}{same}" : $"{{value: {value}, source: \"{because}{same}\"}}";
    }

    private static string Same(FitParameter parameter, FoundParameter found) =>
        string.Join(' ', found.Same.Select(s => parameter.Values[s].ToString(CultureInfo.InvariantCulture)));

    private static string Mean(IReadOnlyList<long> errors) =>
        ValidationReport.Percent((errors.Sum() + (errors.Count / 2)) / Math.Max(1, errors.Count), isSigned: false);
}
