using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using CoDesign.Cli.CommandLine;
using CoDesign.Cli.Execution;
using CoDesign.Cli.Presentation;
using CoDesign.Description.Diagnostics;
using CoDesign.Reports;
using CoDesign.Results;

namespace CoDesign.Cli.Commands;

/// <summary><c>codesign compare CONFIG.yaml --variants A,B</c> or <c>codesign compare RUN RUN</c></summary>
internal sealed class CompareCommand : ICommandDefinition
{
    private const int FingerprintDigits = 12;

    private readonly Argument<string[]> _what = new("CONFIG.yaml | RUN RUN")
    {
        Description = "A run file, whose variants are run, or two or more run folders.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _variants = new("--variants")
    {
        Description = "Variants of the run file, such as software,offload; default: all of them. The first is what the others are measured against.",
        HelpName = "A,B",
    };

    /// <inheritdoc/>
    public Command Create(CommandContext context)
    {
        var command = new Command("compare", "Shows runs side by side: time, energy, bytes exposed, and whether the programs wrote the same bytes.") { _what, _variants };
        var options = new RunOptions();
        options.AddTo(command, hasVariant: false);
        command.SetAction(result => Run(context, options, result));
        return command;
    }

    private int Run(CommandContext context, RunOptions options, ParseResult result)
    {
        DiagnosticBag diagnostics = new();
        string[] what = result.GetValue(_what) ?? [];
        bool isFolders = what.Length > 1 || Directory.Exists(context.OnHost(what[0]));
        if (isFolders && result.GetValue(_variants) is not null)
        {
            diagnostics.Error(SourcePosition.Of("--variants"), "run folders have no variants", "name one run file with --variants, or run folders without");
        }

        (List<ComparedRun> runs, List<int> codes) = diagnostics.HasErrors ? ([], [])
            : isFolders ? (Recorded(context, what, diagnostics), [])
            : Simulated(context, options, result, what[0], diagnostics);
        if (!diagnostics.HasErrors && runs.Count < 2)
        {
            diagnostics.Error(SourcePosition.Of(what[0]), "a comparison needs two runs at least", isFolders ? "name another run folder" : "name two variants, such as --variants software,offload");
        }

        if (context.Report(diagnostics) == ExitCode.BadInput)
        {
            return ExitCode.BadInput;
        }

        var comparison = Comparison.Of(runs);
        string page = Path.Combine(result.GetValue(options.Out) is string folder ? context.OnHost(folder) : Path.Combine(context.Library.OutputFolder, NameOf(runs)), ComparisonPage.FileName);
        WritePage(page, comparison);
        if (result.GetValue(options.Json))
        {
            context.Terminal.Output.Write(ComparisonJson.Write(comparison));
        }
        else if (!result.GetValue(options.Quiet))
        {
            new ComparisonSummary(context.Terminal.Output, context.Terminal.Width).Write(comparison, context.Library.Shown(page));
        }

        // One program that gives different results on two chips is a fault; two programs may well differ.
        bool isFault = !comparison.SameOutput && runs.DistinctBy(r => (r.Record.Inputs.Workload, string.Join(' ', r.Record.Inputs.Files.Where(f => f.Role == "input")))).Count() == 1;
        return ExitCode.Of([.. codes, isFault ? ExitStatus.GuestFailed : ExitCode.Clean]);
    }

    private static List<ComparedRun> Recorded(CommandContext context, string[] folders, DiagnosticBag diagnostics)
    {
        List<ComparedRun> runs = [];
        foreach (string folder in folders)
        {
            if (RecordedRun.TryRead(context, folder, diagnostics, out RunResult? run))
            {
                runs.Add(new ComparedRun(Path.GetFileName(Path.TrimEndingDirectorySeparator(context.OnHost(folder))), run.Record));
            }
        }

        return runs;
    }

    private (List<ComparedRun> Runs, List<int> Codes) Simulated(
        CommandContext context, RunOptions options, ParseResult result, string configuration, DiagnosticBag diagnostics)
    {
        using var execution = new RunExecution(context, options);
        List<(string Name, RunPlan Plan)> plans = [];
        // All are read before the first runs: a mistake in the second must not cost the time of the first.
        foreach (string variant in Variants(context, configuration, result, diagnostics))
        {
            if (execution.Load(result, configuration, request => request with { Variant = variant }, diagnostics) is RunPlan plan)
            {
                plans.Add((variant, plan));
            }
        }

        if (diagnostics.HasErrors)
        {
            return ([], []);
        }

        List<ComparedRun> runs = [];
        List<int> codes = [];
        foreach ((string name, RunPlan plan) in plans)
        {
            string? folder = result.GetValue(options.Out) is string parent ? Path.Combine(parent, name) : null;
            RunOutcome outcome = execution.Execute(plan, folder, guestOutput: null);
            runs.Add(new ComparedRun(name, outcome.Result.Record));
            codes.Add(outcome.Code);
        }

        return (runs, codes);
    }

    private IReadOnlyList<string> Variants(CommandContext context, string configuration, ParseResult result, DiagnosticBag diagnostics) =>
        result.GetValue(_variants) is string names
            ? [.. names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()]
            : context.Loader(diagnostics).VariantsOf(configuration.Replace('\\', '/'));

    private static string NameOf(List<ComparedRun> runs)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', runs.Select(r => r.Name + r.Record.Inputs.Fingerprint))));
        return $"compare-{runs[0].Record.Inputs.Workload.Name}-{Convert.ToHexStringLower(hash)[..FingerprintDigits]}";
    }

    private static void WritePage(string page, Comparison comparison)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(page)!);
        string unfinished = page + ".new";
        using (FileStream stream = File.Create(unfinished))
        {
            ComparisonPage.Write(comparison, stream);
        }

        File.Move(unfinished, page, overwrite: true);
    }
}
