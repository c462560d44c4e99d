using System.Diagnostics.CodeAnalysis;
using CoDesign.Cli.Sensitivity;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Loading;
using CoDesign.Description.Runs;
using CoDesign.Description.Scalars;
using CoDesign.Machine;
using CoDesign.Modules;
using CoDesign.Results;

namespace CoDesign.Cli.Execution;

/// <summary>Runs what a run folder tells of once more: the same inputs must give the same log.</summary>
internal static class Replay
{
    /// <summary>Runs again.</summary>
    /// <param name="context">Where the files of the run lie.</param>
    /// <param name="folder">The run folder.</param>
    /// <param name="auditKey">Key of the digests of secret inputs; null without one.</param>
    /// <param name="diagnostics">Is told why it cannot be run.</param>
    /// <param name="recorded">The inputs of the first run.</param>
    /// <param name="record">The second run.</param>
    /// <returns>Whether it was run.</returns>
    public static bool TryRun(
        CommandContext context, string folder, byte[]? auditKey, DiagnosticBag diagnostics, [NotNullWhen(true)] out InputsRecord? recorded, [NotNullWhen(true)] out RunRecord? record)
    {
        record = null;
        if (RunToVary.Find(context, folder, diagnostics, out recorded) is not RunRequest request || recorded is null)
        {
            return false;
        }

        // A file from before the timing was noted there.
        InputsRecord inputs = recorded;
        if (request.Timing is null && Scalar.EnumOf<TimingMode>().TryParse(new ScalarText(inputs.Timing, IsQuoted: false), out TimingMode timing, out _))
        {
            request = request with { Timing = timing };
        }

        if (!context.Loader(diagnostics).TryLoad(request, out RunDescription run))
        {
            return false;
        }

        record = Simulation.Run(run, new SimulationOptions
        {
            MaximumCycles = inputs.MaxCycles ?? long.MaxValue,
            Cancel = () => context.Terminal.IsStopped() ? CancelReason.User : CancelReason.None,
            SkipTo = inputs.SkipTo,
            IsWarm = inputs.IsWarm,
            AuditKey = auditKey,
            Kinds = ModuleKinds.All,
            Tool = context.Tool,
        }).Record;
        return true;
    }
}
