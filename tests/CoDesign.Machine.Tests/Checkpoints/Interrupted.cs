using CoDesign.Description.Runs;
using CoDesign.Results;

namespace CoDesign.Machine.Tests.Checkpoints;

/// <summary>Runs of a program, with and without a stop on the way.</summary>
/// <param name="Run">What runs.</param>
/// <param name="Options">How.</param>
internal sealed record Interrupted(RunDescription Run, SimulationOptions Options)
{
    /// <summary>The record of the run in one go.</summary>
    public string Whole(Engine engine = Engine.Translator) => RunRecordJson.Write(Simulation.Run(Run, Options with { Engine = engine }).Record);

    /// <summary>A checkpoint, and the record of the run that has left it.</summary>
    public (byte[] Checkpoint, string Record) Leave(string place, Engine engine = Engine.Interpreter)
    {
        using var file = new MemoryStream();
        RunRecord record = Simulation.Run(Run, Options with { Engine = engine, Checkpoint = new CheckpointRequest(place, () => file) }).Record;
        return (file.ToArray(), RunRecordJson.Write(record));
    }

    /// <summary>The record of a run that goes on from a checkpoint.</summary>
    public RunRecord GoOn(byte[] checkpoint, Engine engine = Engine.Translator) => Simulation.Run(Run, Options with { Engine = engine, Restore = checkpoint }).Record;

    /// <summary>The record of a run that is measured from a place on.</summary>
    public RunRecord Skip(string place, bool isWarm = false, Engine engine = Engine.Translator) =>
        Simulation.Run(Run, Options with { Engine = engine, SkipTo = place, IsWarm = isWarm }).Record;
}
