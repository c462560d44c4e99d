using CoDesign.Description.Runs;
using CoDesign.Machine.Harts;
using CoDesign.Results;

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
        bool isTracking = run.Policy is not null && run.Mode is not Description.Policies.PolicyModeChoice.Disabled;
        using var session = new SimulationSession(run, options, isTracking ? TrackingLevel.Labels : TrackingLevel.None);
        session.Run();
        Explain(session, run, options);
        return session.ToResult();
    }

    /// <summary>Runs for the time alone: no labels, no output, no explanation.</summary>
    /// <returns>Cycles of each region by name; null for a region whose end was not seen.</returns>
    public static IReadOnlyDictionary<string, long?> MeasureRegions(RunDescription run, SimulationOptions options)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(options);
        using var session = new SimulationSession(run, options, TrackingLevel.None);
        session.Run();
        return session.RegionCycles();
    }

    // How labelled bytes came to be where they were is found by doing it all again, exactly, with more bookkeeping: a run without
    // findings pays nothing for it.
    private static void Explain(SimulationSession session, RunDescription run, SimulationOptions options)
    {
        ulong tags = session.Findings.Findings
            .Where(f => f.Transfer is not null)
            .Aggregate(0UL, (mask, f) => mask | f.Tags);
        if (tags == 0)
        {
            return;
        }

        using var second = new SimulationSession(run, options with { Output = null, Progress = null }, TrackingLevel.Paths);
        second.RecordPaths(tags, session.Findings);
        second.Run();
    }
}
