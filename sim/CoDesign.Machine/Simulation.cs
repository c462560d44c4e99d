using System.Globalization;
using CoDesign.Checkpoints;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Policies;
using CoDesign.Description.Runs;
using CoDesign.Machine.Checkpoints;
using CoDesign.Machine.Harts;
using CoDesign.Machine.Offload;
using CoDesign.Results;
using CoDesign.Trust;

namespace CoDesign.Machine;

/// <summary>Runs a description and returns what happened: the public face of the machine.</summary>
public static class Simulation
{
    /// <summary>Runs.</summary>
    /// <param name="run">What to run; read and checked.</param>
    /// <param name="options">How it is watched and bounded.</param>
    /// <returns>The record, with crossings and audit log. The same description gives the same bytes.</returns>
    /// <exception cref="ProgramProblemException">The program does not fit the chip: the user's input is wrong.</exception>
    public static RunResult Run(RunDescription run, SimulationOptions options)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.MaximumCycles, SimulationOptions.MostCycles);
        bool isTracking = run.Policy is not null && run.Mode is not PolicyModeChoice.Disabled;
        TrackingLevel tracking = isTracking ? TrackingLevel.Labels : TrackingLevel.None;
        CheckpointFile? start = options.Restore is ReadOnlyMemory<byte> bytes ? Checkpoint.Open(bytes, run, options)
            : options.SkipTo is string place ? Skipped(run, options, tracking, place)
            : null;
        bool beginsMeasurement = start is not null && (options.SkipTo is not null || Checkpoint.BeginsMeasurement(start, run));
        if (beginsMeasurement)
        {
            if (options.Checkpoint is not null)
            {
                throw new ProgramProblemException(
                    SourcePosition.Of("--checkpoint"), "a run that is measured from a place on leaves no checkpoint", "leave one with the timing of the checkpoint that is restored");
            }

            options = options with { SkipTo = options.SkipTo ?? start!.Header.Instructions.ToString(CultureInfo.InvariantCulture) };
        }

        using var session = new SimulationSession(run, options, SimulationStage.Run, tracking);
        if (start is not null)
        {
            session.GoOnFrom(start, beginsMeasurement);
        }

        if (options.Checkpoint is CheckpointRequest request)
        {
            session.LeaveCheckpoint(request);
        }

        session.Run();
        Explain(session, run, options);
        return Compare(session, run, options);
    }

    // Without time, or in a run whose measurements nobody sees.
    private static CheckpointFile Skipped(RunDescription run, SimulationOptions options, TrackingLevel tracking, string place)
    {
        RunDescription skipped = options.IsWarm ? run : run with { Timing = TimingMode.None };
        using var session = new SimulationSession(skipped, options with { CommitLog = null, Signature = null }, SimulationStage.Skip, tracking);
        return session.RunTo(place);
    }

    // How labelled bytes came to be where they were is found by doing it all again, exactly, with more bookkeeping: a run without
    // findings pays nothing for it. One tag at a time: where a byte carries two, the way of one is not the way of the other.
    private static void Explain(SimulationSession session, RunDescription run, SimulationOptions options)
    {
        foreach (ulong tag in session.Findings.Findings.Where(f => f.Transfer is not null && f.Tags != 0).Select(f => f.FirstTag).Distinct().Order())
        {
            using var second = new SimulationSession(run, options with { Output = null }, SimulationStage.Paths, TrackingLevel.Paths);
            second.RecordPaths(tag, session.Findings);
            second.Run();
        }
    }

    // What the offload gained is known only by running the program without it.
    private static RunResult Compare(SimulationSession offload, RunDescription run, SimulationOptions options)
    {
        RunResult result = offload.ToResult();
        RunRecord record = result.Record;
        if (run.Timing is TimingMode.None || options.SkipTo is not null || record.Exit.Reason != ExitRecord.GuestExit || record.Regions.All(r => r.Offloaded == 0))
        {
            return result;
        }

        RunDescription software = run with { Offload = OffloadChoice.None, Bindings = [], Mode = PolicyModeChoice.Disabled };
        using var session = new SimulationSession(software, options with { Output = null }, SimulationStage.Baseline, TrackingLevel.None);
        session.Run();
        IReadOnlyDictionary<string, long?> cycles = session.EndReason == ExitRecord.GuestExit ? session.RegionCycles() : new Dictionary<string, long?>();
        List<FindingRecord> losses = [];
        return result with
        {
            Record = record with
            {
                SoftwareCycles = session.EndReason == ExitRecord.GuestExit ? session.Cycles : null,
                Regions = [.. record.Regions.Select(r => WithModel(WithSoftware(r, record.Regions, cycles), offload, session, losses))],
                Findings = [.. record.Findings, .. losses],
            },
        };
    }

    private static RegionRecord WithModel(RegionRecord region, SimulationSession offload, SimulationSession software, List<FindingRecord> losses)
    {
        if (region.Module is not string module
            || software.EndReason != ExitRecord.GuestExit
            || BreakEven.Of(offload.SizesOf(region.Name, module), software.SizesOf(region.Name, null)) is not { } breakEven)
        {
            return region;
        }

        losses.AddRange(breakEven.Losses.Select(l => BelowBreakEven(region.Name, module, l.Offload, l.Software, breakEven.Bytes)));
        return region with { BreakEvenBytes = breakEven.Bytes, Model = breakEven.ToRecord() };
    }

    private static FindingRecord BelowBreakEven(string region, string module, CallSize offload, CallSize software, long? breakEven)
    {
        string wins = breakEven is long bytes && bytes > offload.Bytes ? $"; by the model it wins from {bytes} B on" : string.Empty;
        return new FindingRecord(
            RuleIds.BelowBreakEven,
            null,
            RuleIds.TryFind(RuleIds.BelowBreakEven, out RuleDescription rule) ? rule.Level : "note",
            "allow",
            Blocked: false,
            module,
            From: null,
            [],
            offload.Bytes * offload.Calls,
            offload.Calls,
            FirstTimePs: null,
            Address: null,
            LabelledOffset: null,
            LabelledLength: null,
            Pc: null,
            Symbol: null,
            Source: null,
            region,
            $"region '{region}' with {offload.Bytes} B takes {offload.CyclesEach:0} cycles on '{module}' and {software.CyclesEach:0} in software{wins}",
            []);
    }

    // A region that went to several places has one sum of software cycles, and nothing says which call of it took how many.
    private static RegionRecord WithSoftware(RegionRecord region, IReadOnlyList<RegionRecord> all, IReadOnlyDictionary<string, long?> softwareCycles) =>
        softwareCycles.GetValueOrDefault(region.Name) is long software && all.Count(r => r.Name == region.Name) == 1
            ? region with { SoftwareCycles = software, Speedup = region.Cycles is long cycles and > 0 ? decimal.Round((decimal)software / cycles, 3) : null }
            : region;
}
