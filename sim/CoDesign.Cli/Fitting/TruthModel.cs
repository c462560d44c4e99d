using CoDesign.Cli.Validation;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Yaml;

namespace CoDesign.Cli.Fitting;

/// <summary>Runs measured programs on a preset with other values.</summary>
/// <param name="validator">Runs them.</param>
/// <param name="truth">What was measured.</param>
/// <param name="parameters">What is varied.</param>
/// <param name="changes">What else is other than in the preset.</param>
internal sealed class TruthModel(Validator validator, IReadOnlyList<TruthRow> truth, IReadOnlyList<FitParameter> parameters, IReadOnlyList<Override> changes) : IFitModel
{
    /// <inheritdoc/>
    public int Programs => truth.Count;

    /// <inheritdoc/>
    public long[] ErrorsAt(IReadOnlyList<int> point, IReadOnlyList<int> programs)
    {
        // What a value makes impossible is no fault of the user's: the search goes elsewhere.
        DiagnosticBag dropped = new();
        List<Override> all = [.. changes, .. parameters.Select((p, i) => p.At(point[i], dropped))];
        TruthRow[] wanted = [.. programs.Select(i => truth[i])];
        Dictionary<TruthRow, ValidationRow> rows = validator.Run(wanted, all, dropped).ToDictionary(r => r.Truth);
        return [.. wanted.Select(t => rows.TryGetValue(t, out ValidationRow? row) ? Math.Abs(row.ErrorBasisPoints) : Fitter.Impossible)];
    }
}
