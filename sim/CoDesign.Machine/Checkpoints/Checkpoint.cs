using System.Globalization;
using CoDesign.Checkpoints;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Runs;
using CoDesign.Description.Scalars;
using CoDesign.Results;

namespace CoDesign.Machine.Checkpoints;

/// <summary>What a run can go on from, and whether a checkpoint is one of it.</summary>
internal static class Checkpoint
{
    private const string Option = "--restore";

    // Every assembly that keeps state; an identity is a hash of the compiled code.
    private static readonly string Build = string.Join(' ', new[] { typeof(Checkpoint), typeof(Timing.CacheModel), typeof(Trust.LabelTable), typeof(StateStream) }
        .Select(t => t.Assembly.ManifestModule.ModuleVersionId.ToString("N", CultureInfo.InvariantCulture)));

    /// <summary>What a checkpoint of a run is of.</summary>
    public static CheckpointHeader HeaderOf(RunDescription run, SimulationOptions options, long instructions) => new()
    {
        Build = Build,
        Chip = run.Chip.Value.Name,
        Program = run.Program.Name,
        Inputs = InputsOf(run, options),
        Timing = YamlName.Of(run.Timing),
        Instructions = instructions,
    };

    /// <summary>Reads a checkpoint, and checks that the run can go on from it.</summary>
    /// <exception cref="ProgramProblemException">It cannot.</exception>
    public static CheckpointFile Open(ReadOnlyMemory<byte> bytes, RunDescription run, SimulationOptions options)
    {
        CheckpointFile file;
        try
        {
            file = CheckpointFile.Parse(bytes);
        }
        catch (CheckpointException problem)
        {
            throw Refusal(problem.Message, "make it again with --checkpoint");
        }

        CheckpointHeader header = file.Header;
        CheckpointHeader own = HeaderOf(run, options, header.Instructions);
        if (header.Build != own.Build)
        {
            throw Refusal("the checkpoint was made by another build of the simulator, which may keep other state", "make it again with --checkpoint");
        }

        if ((header.Chip, header.Program) != (own.Chip, own.Program))
        {
            throw Refusal($"the checkpoint is of '{header.Program}' on '{header.Chip}', and this run is of '{own.Program}' on '{own.Chip}'", "restore it where it was made");
        }

        if (header.Inputs != own.Inputs)
        {
            throw Refusal(
                $"the checkpoint is of '{header.Program}' on '{header.Chip}' with other inputs: chip, core, program, policy, input files, seed, offload, mode or --set differ",
                "give the options with which it was made");
        }

        if (header.Timing != own.Timing && header.Timing != YamlName.Of(TimingMode.None))
        {
            throw Refusal(
                $"the checkpoint was made with timing {header.Timing}, and this run has timing {own.Timing}",
                "give the same --timing; a checkpoint made without timing goes with every one");
        }

        return file;
    }

    /// <summary>Whether a run that goes on from a checkpoint measures only what comes behind it.</summary>
    public static bool BeginsMeasurement(CheckpointFile file, RunDescription run) => file.Header.Timing != YamlName.Of(run.Timing);

    /// <summary>What to say of a checkpoint that cannot be used.</summary>
    public static ProgramProblemException Refusal(string message, string remedy) => new(SourcePosition.Of(Option), message, remedy);

    // A checkpoint holds the memory, so a digest of secret inputs tells nothing more; without one another secret would seem the same.
    private static readonly byte[] DigestKey = [1];

    // Limits, prices and the model of time decide nothing about what the program does next, or are compared on their own.
    private static string InputsOf(RunDescription run, SimulationOptions options) =>
        (RecordedInputs.Of(run, options with { AuditKey = DigestKey }) with { MaxCycles = null, Energy = new NamedInput(string.Empty, string.Empty), Timing = InputsRecord.FullTiming, SkipTo = null, IsWarm = false })
            .WithFingerprint(options.Tool).Fingerprint;
}
