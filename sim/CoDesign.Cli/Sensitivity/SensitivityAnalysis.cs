using CoDesign.Cli.CommandLine;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Energies;
using CoDesign.Description.Loading;
using CoDesign.Description.Reading;
using CoDesign.Description.Runs;
using CoDesign.Description.Yaml;
using CoDesign.Machine;
using CoDesign.Modules;
using CoDesign.Results;

namespace CoDesign.Cli.Sensitivity;

/// <summary>Runs a program again with one number of the description changed at a time, and tells what that did.</summary>
/// <remarks>Numbers of the energy table need no new run: actions are counted once and priced again.</remarks>
/// <param name="context">Where files are read, and where progress is shown.</param>
/// <param name="request">The run.</param>
/// <param name="recorded">Its inputs when it was recorded; null: it was not.</param>
internal sealed class SensitivityAnalysis(CommandContext context, RunRequest request, InputsRecord? recorded)
{
    private const string EnergyPrefix = EnergyTable.SchemaKind + ".";
    private const string PresetPrefix = "preset.";

    // A chip that is slower by this much does not end; no number is changed by more than a factor of two.
    private const int LongestFactor = 8;

    // Names of things, and what no run depends on.
    private static readonly string[] NoParameters =
        ["rrid", "interrupt", "technology.node", "technology.temperature", "stages", "area", "tolerance", "voltage", "node", "gate", "highest_clock"];

    private static readonly string[] NoSections = ["protection", "zones", "truth", "schema", "pmp"];

    private readonly Lock _progress = new();
    private int _done;

    /// <summary>Whether the user stopped it.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Runs.</summary>
    /// <param name="diagnostics">Is told why the run itself cannot be made.</param>
    /// <returns>Null if it cannot be made, or was stopped.</returns>
    public SensitivityResult? Run(DiagnosticBag diagnostics)
    {
        if (!context.Loader(diagnostics).TryLoad(request, out RunDescription run))
        {
            return null;
        }

        RunRecord original = Simulate(run, recorded is null ? RunOptions.DefaultMaximumCycles : recorded.MaxCycles ?? long.MaxValue);
        if (recorded is not null && original.Inputs.Fingerprint != recorded.Fingerprint)
        {
            diagnostics.Error(SourcePosition.Of(run.Program.Name), "the files of the run, or the tool, are no longer those that it was made with", "run it again");
            return null;
        }

        if (original.Exit.Reason != ExitRecord.GuestExit)
        {
            IsStopped = context.Terminal.IsStopped();
            if (!IsStopped)
            {
                diagnostics.Error(SourcePosition.Of(run.Program.Name), $"the program does not end: {original.Exit.Message ?? original.Exit.Reason}", "only runs to their end can be compared");
            }

            return null;
        }

        if (Outcome.Of(original) is not Outcome outcome)
        {
            diagnostics.Error(
                SourcePosition.Of(run.Program.Name), $"the run has --timing {original.Inputs.Timing}, and its time or energy is not known", $"run it with --timing {InputsRecord.FullTiming}");
            return null;
        }

        (string Path, NumberSteps Steps)[] numbers = [.. NumbersOf(run, original.Energy!)];
        var rows = new SensitivityRow[numbers.Length];
        Parallel.For(0, numbers.Length, (i, state) =>
        {
            if (context.Terminal.IsStopped())
            {
                IsStopped = true;
                state.Stop();
                return;
            }

            (string path, NumberSteps steps) = numbers[i];
            (Outcome? down, string? noDown) = steps.Down == steps.Value ? (null, null) : Try(original, path, steps.Text(steps.Down));
            (Outcome? up, string? noUp) = Try(original, path, steps.Text(steps.Up));
            rows[i] = SensitivityRow.Of(path, steps, outcome, down, up, noDown ?? noUp);
            Show(numbers.Length, path);
        });
        Clear();
        return IsStopped ? null : new SensitivityResult(original, outcome, rows);
    }

    private static IEnumerable<(string Path, NumberSteps Steps)> NumbersOf(RunDescription run, EnergyRecord energy)
    {
        HashSet<string> classes = [.. energy.Components.Select(c => c.Class)];
        bool isPresetAlone = run.Chip.Path == run.Core.Path;
        IEnumerable<StatedNumber> numbers =
        [
            .. run.Chip.Numbers,
            .. run.Core.Numbers.Where(n => isPresetAlone || !n.Path.StartsWith("standalone.", StringComparison.Ordinal)).Select(n => n with { Path = PresetPrefix + n.Path }),
            .. run.Energy.Numbers.Where(n => n.Path.Split('.') is ["classes", string name, ..] && classes.Contains(name)).Select(n => n with { Path = EnergyPrefix + n.Path }),
        ];
        foreach (StatedNumber number in numbers.Where(n => IsParameter(n.Path)))
        {
            if (NumberSteps.TryParse(number.Text, out NumberSteps? steps))
            {
                yield return (number.Path, steps);
            }
        }
    }

    private static bool IsParameter(string path)
    {
        string plain = path.StartsWith(PresetPrefix, StringComparison.Ordinal) ? path[PresetPrefix.Length..] : path;
        string[] keys = plain.Split('.');
        string last = keys[^1] == "value" && keys.Length > 1 ? keys[^2] : keys[^1];

        // The voltage of a chip is a parameter; that of a table says what the table is for.
        return !NoSections.Contains(keys[0])
            && (plain.EndsWith("technology.voltage", StringComparison.Ordinal)
                || (!NoParameters.Contains(last) && !NoParameters.Any(n => plain.EndsWith("." + n, StringComparison.Ordinal) || plain == n)));
    }

    private (Outcome? Outcome, string? Problem) Try(RunRecord original, string path, string value)
    {
        DiagnosticBag diagnostics = new();
        if (!Override.TryParse($"{path}={value}", diagnostics, out Override? change)
            || !context.Loader(diagnostics).TryLoad(request with { Overrides = [.. request.Overrides, change] }, out RunDescription run))
        {
            return (null, $"{value}: {diagnostics.Sorted()[0].Message}");
        }

        if (path.StartsWith(EnergyPrefix, StringComparison.Ordinal))
        {
            return (new Outcome(original.TimePs!.Value, EnergyReevaluation.Evaluate(original, original.Energy!, run.Energy.Value).TotalPj), null);
        }

        RunRecord record;
        try
        {
            record = Simulate(run, Math.Min(SimulationOptions.MostCycles, (LongestFactor * original.Cycles!.Value) + 1_000_000));
        }
        catch (ProgramProblemException problem)
        {
            return (null, $"{value}: {problem.Problems[0].Message}");
        }

        return record.Exit.Reason == original.Exit.Reason && record.Exit.GuestCode == original.Exit.GuestCode
            ? (Outcome.Of(record), null)
            : (null, $"{value}: the program ends differently ({record.Exit.Message ?? record.Exit.Reason})");
    }

    private RunRecord Simulate(RunDescription run, long cycles) => Simulation.Run(run, new SimulationOptions
    {
        MaximumCycles = cycles,
        Cancel = () => context.Terminal.IsStopped() ? CancelReason.User : CancelReason.None,
        Kinds = ModuleKinds.All,
        Tool = context.Tool,
    }).Record;

    private void Show(int count, string path)
    {
        if (context.Terminal.IsErrorInteractive)
        {
            lock (_progress)
            {
                _done++;
                Write($"{_done} of {count} numbers: {path}");
            }
        }
    }

    private void Clear()
    {
        if (context.Terminal.IsErrorInteractive)
        {
            Write(string.Empty);
            context.Terminal.Error.Write('\r');
        }
    }

    private void Write(string text)
    {
        int width = context.Terminal.Width - 1;
        context.Terminal.Error.Write('\r' + (text.Length > width ? text[..width] : text).PadRight(width));
    }
}
