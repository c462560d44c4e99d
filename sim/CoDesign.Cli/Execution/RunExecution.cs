using System.CommandLine;
using System.Diagnostics;
using CoDesign.Cli.CommandLine;
using CoDesign.Cli.Presentation;
using CoDesign.Compute.Backends;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Loading;
using CoDesign.Description.Policies;
using CoDesign.Description.Runs;
using CoDesign.Description.Scalars;
using CoDesign.Machine;
using CoDesign.Modules;
using CoDesign.Reports;
using CoDesign.Results;

namespace CoDesign.Cli.Execution;

/// <summary>Loads a run, runs it under the eyes of the user, and writes its folder.</summary>
internal sealed class RunExecution(CommandContext context, RunOptions options) : IDisposable
{
    // A fingerprint in a folder's name only keeps runs apart; 48 bits do.
    private const int FingerprintDigits = 12;

    private IComputeBackend? _compute;

    /// <summary>Reads what the command line asks for.</summary>
    /// <param name="result">The parsed command line.</param>
    /// <param name="configuration">The run file; null without one.</param>
    /// <param name="change">A last change to the request, such as the mode of an audit.</param>
    /// <param name="diagnostics">Is told of every problem.</param>
    /// <returns>Null if there are errors.</returns>
    public RunPlan? Load(ParseResult result, string? configuration, Func<RunRequest, RunRequest> change, DiagnosticBag diagnostics)
    {
        RunRequest request = change(options.Request(result, configuration, context.Library, diagnostics));
        FailLevel? failOn = options.FailOn(result, diagnostics);
        long maximumCycles = options.MaximumCycles(result, diagnostics);
        TimeSpan? maximumWall = options.MaximumWall(result, diagnostics);
        Engine engine = options.Engine(result, diagnostics);
        RunStops stops = options.Stops(result, diagnostics);
        byte[]? auditKey = options.AuditKey(result, context.Files, diagnostics);
        // Of several runs the first opens it.
        _compute ??= diagnostics.HasErrors ? null : options.Compute(result, diagnostics);
        if (diagnostics.HasErrors || !context.Loader(diagnostics).TryLoad(request, out RunDescription run))
        {
            return null;
        }

        return new RunPlan(request, run, failOn, maximumCycles, maximumWall, options.CommitLog(result), options.Signature(result), engine, stops, auditKey);
    }

    /// <summary>Runs, and writes the run folder.</summary>
    /// <param name="plan">What to run.</param>
    /// <param name="folder">Where to write; null for the usual place.</param>
    /// <param name="guestOutput">Gets what the program writes; null to keep it for the record.</param>
    public RunOutcome Execute(RunPlan plan, string? folder, Stream? guestOutput)
    {
        var watch = Stopwatch.StartNew();
        IComputeBackend compute = _compute ?? ManagedBackend.Instance;
        DateTimeOffset started = TimeProvider.System.GetUtcNow();
        using var progress = new ProgressLine(context.Terminal, EarlierRun.InstructionsOf(plan.Run, context.Library.OutputFolder));
        StreamWriter? commits = null;
        RunResult result = Simulation.Run(plan.Run, new SimulationOptions
        {
            MaximumCycles = plan.MaximumCycles,
            Cancel = () => CancelReasonOf(plan, watch),
            Progress = progress.Show,
            Output = guestOutput is null ? null : bytes => Forward(bytes, guestOutput, progress),
            CommitLog = plan.CommitLog is string file ? () => commits = new StreamWriter(context.OnHost(file)) : null,
            Engine = plan.Engine,
            SkipTo = plan.Stops.SkipTo,
            IsWarm = plan.Stops.IsWarm,
            Checkpoint = plan.Stops.Checkpoint is (string target, string where) ? new CheckpointRequest(where, () => File.Create(context.OnHost(target))) : null,
            Restore = plan.Stops.Restore is string checkpoint ? ContentOf(checkpoint) : null,
            Signature = plan.Signature is string signature ? () => new StreamWriter(context.OnHost(signature)) : null,
            AuditKey = plan.AuditKey,
            Kinds = ModuleKinds.On(compute),
            Tool = context.Tool,
        });
        commits?.Dispose();
        progress.Clear();
        RunRecord record = result.Record;
        context.Log.Information("Modules computed with {Compute}", compute.Name);
        context.Log.Information(
            "{Workload} on {Chip}: {Reason}, {Instructions} instructions in {Seconds:F2} s",
            record.Inputs.Workload.Name, record.Inputs.Chip.Name, record.Exit.Reason, record.Instructions, watch.Elapsed.TotalSeconds);
        string place = folder is not null ? context.OnHost(folder) : Path.Combine(context.Library.OutputFolder, NameOf(record));
        RunFolder.Write(place, result, new FolderFile(HostFacts.FileName, HostFacts.Of(result, plan.Request, compute.Name, started, watch.Elapsed)));
        return new RunOutcome(plan, result, context.Library.Shown(place), CodeOf(record, plan.FailOn));
    }

    private ReadOnlyMemory<byte>? ContentOf(string checkpoint)
    {
        try
        {
            return File.ReadAllBytes(context.OnHost(checkpoint));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ProgramProblemException(SourcePosition.Of($"--restore {checkpoint}"), "the file cannot be read", "name a file that --checkpoint has made");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => (_compute as IDisposable)?.Dispose();

    /// <summary>Exit code of a run.</summary>
    /// <param name="record">What happened.</param>
    /// <param name="failOn">From which level on findings count; null: as the policy says.</param>
    public static int CodeOf(RunRecord record, FailLevel? failOn) => ExitStatus.Of(record, failOn is FailLevel level ? YamlName.Of(level) : null);

    /// <summary>Name of the folder of a run.</summary>
    public static string NameOf(RunRecord record) =>
        $"{record.Inputs.Chip.Name}-{record.Inputs.Workload.Name}-{record.Inputs.Fingerprint[..FingerprintDigits]}";

    private CancelReason CancelReasonOf(RunPlan plan, Stopwatch watch) =>
        context.Terminal.IsStopped() ? CancelReason.User
        : plan.MaximumWall is TimeSpan limit && watch.Elapsed > limit ? CancelReason.WallTime
        : CancelReason.None;

    private static void Forward(ReadOnlyMemory<byte> bytes, Stream output, ProgressLine progress)
    {
        progress.Clear();
        output.Write(bytes.Span);
        output.Flush();
    }
}
