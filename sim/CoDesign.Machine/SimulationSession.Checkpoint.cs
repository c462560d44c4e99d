using System.Globalization;
using CoDesign.Checkpoints;
using CoDesign.Description.Diagnostics;
using CoDesign.Elf;
using CoDesign.Machine.Harts;

namespace CoDesign.Machine;

/// <content>Stopping on the way, and going on from there.</content>
internal sealed partial class SimulationSession
{
    private const string CheckpointOption = "--checkpoint";
    private const string SkipOption = "--skip-to";

    /// <summary>Runs to a place, and no further.</summary>
    /// <returns>The state there.</returns>
    /// <exception cref="ProgramProblemException">The program has no such place, or ends before it.</exception>
    public CheckpointFile RunTo(string place)
    {
        CheckpointFile? state = null;
        PauseAt(place, SkipOption, isLast: true, () => state = Checkpoint());
        _runner.Run();
        return state ?? throw NotReached(SkipOption, place);
    }

    /// <summary>Leaves a checkpoint on the way.</summary>
    public void LeaveCheckpoint(CheckpointRequest request) => PauseAt(request.Place, CheckpointOption, isLast: false, () =>
    {
        using Stream output = request.Open();
        output.Write(Checkpoint().ToBytes());
    });

    /// <summary>Goes on from a checkpoint.</summary>
    /// <param name="file">The checkpoint; it is one of this run.</param>
    /// <param name="beginsMeasurement">Whether only what comes behind it is measured.</param>
    /// <exception cref="ProgramProblemException">Its state cannot be read.</exception>
    public void GoOnFrom(CheckpointFile file, bool beginsMeasurement)
    {
        try
        {
            file.Read(beginsMeasurement, Exchange);
        }
        catch (CheckpointException problem)
        {
            throw Checkpoints.Checkpoint.Refusal(problem.Message, "make it again with --checkpoint");
        }

        Hart hart = _chip.Hart;
        if (beginsMeasurement)
        {
            _start = new MeasurementStart(hart.Cycles, hart.Instructions, hart.NowPicoseconds);
            _profile.Begin(hart.Cycles, hart.Instructions);
        }
    }

    /// <summary>Fails if a checkpoint was wanted and none could be made.</summary>
    private void CheckPause()
    {
        if (_runner.Pause is not null)
        {
            throw NotReached(CheckpointOption, _options.Checkpoint!.Place);
        }
    }

    private CheckpointFile Checkpoint() =>
        CheckpointFile.Of(Checkpoints.Checkpoint.HeaderOf(_run, _options, _chip.Hart.Instructions), Exchange);

    private void PauseAt(string place, string option, bool isLast, Action reached)
    {
        bool isCount = long.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out long instructions);
        var pause = new RunPause(
            isCount ? instructions : long.MaxValue, () => _chip.IsQuiet && !_regions.IsInDriver, isLast, reached);
        _runner.Pause = pause;
        if (isCount)
        {
            return;
        }

        if (!_elf.TryGetSymbol(place, out Symbol? symbol))
        {
            throw new ProgramProblemException(
                SourcePosition.Of($"{option} {place}"),
                $"the program has no symbol '{place}'",
                Spelling.TryNearest(place, _elf.Symbols.Select(s => s.Name), out string? nearest) ? $"did you mean '{nearest}'?" : "give a symbol or a number of instructions");
        }

        ulong address = symbol.Value + _bias;
        BlockHook? earlier = _chip.Blocks.HookAt(address);
        _chip.Blocks.Hook(address, () => !pause.Arrive() && (earlier is null || earlier()));
    }

    private ProgramProblemException NotReached(string option, string place) => new(
        SourcePosition.Of($"{option} {place}"),
        $"the program ended after {_chip.Hart.Instructions} instructions without coming there ({_end.Message})",
        "give an earlier place");

    // Everything that decides what happens next, and everything that was counted so far.
    private void Exchange(StateStream stream)
    {
        _chip.Exchange(stream);
        _output.Exchange(stream);
        _kernel?.Exchange(stream);
        _profile.Exchange(stream);
        _regions.Exchange(stream);
        _declassifier?.Exchange(stream);
        _sources.Exchange(stream);
        stream.List(_notes, stream.Name);
        _runner.Exchange(stream);
    }
}
