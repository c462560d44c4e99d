using System.Diagnostics;
using System.Globalization;
using CoDesign.Machine;

namespace CoDesign.Cli.Presentation;

/// <summary>One line that says how far a simulation is; nothing if nobody reads it.</summary>
/// <param name="terminal">Where it stands.</param>
/// <param name="expectedInstructions">Instructions that the run will take; null if unknown.</param>
internal sealed class ProgressLine(Terminal terminal, long? expectedInstructions) : IDisposable
{
    private const int BarWidth = 24;

    // Shorter runs end before anyone could read it; ten times a second is as often as an eye follows.
    private static readonly TimeSpan FirstAfter = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private SimulationStage _stage = SimulationStage.Run;
    private TimeSpan _stageStart;
    private TimeSpan _next = FirstAfter;
    private long? _expected = expectedInstructions;
    private int _shownLength;

    /// <summary>Shows how far the simulation is, if it is time to.</summary>
    public void Show(SimulationProgress progress)
    {
        if (!terminal.IsErrorInteractive)
        {
            return;
        }

        if (progress.Stage != _stage)
        {
            // Runs of the same program without offload, or with more bookkeeping, are not equally long.
            _expected = null;
            _stage = progress.Stage;
            _stageStart = _watch.Elapsed;
        }

        if (_watch.Elapsed < _next)
        {
            return;
        }

        _next = _watch.Elapsed + Interval;
        Write(Text(progress, _watch.Elapsed - _stageStart));
    }

    /// <summary>Removes the line.</summary>
    public void Clear()
    {
        if (_shownLength > 0)
        {
            Write(string.Empty);
            terminal.Error.Write('\r');
            _shownLength = 0;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Clear();

    private string Text(SimulationProgress progress, TimeSpan elapsed)
    {
        string stage = progress.Stage switch
        {
            SimulationStage.Paths => "following labelled bytes",
            SimulationStage.Baseline => "without offload",
            SimulationStage.Skip => "skipping",
            _ => "simulating",
        };
        double rate = progress.Instructions / Math.Max(elapsed.TotalSeconds, 1e-3);
        string simulated = string.Create(CultureInfo.InvariantCulture, $"{progress.TimePs / 1e9:F1} ms simulated, {rate / 1e6:F0} MIPS");
        if (_expected is not long expected || expected < progress.Instructions)
        {
            return $"{stage}: {simulated}, end unknown";
        }

        double share = (double)progress.Instructions / expected;
        int filled = (int)(share * BarWidth);
        double left = (expected - progress.Instructions) / Math.Max(rate, 1);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{stage} [{new string('#', filled)}{new string('.', BarWidth - filled)}] {share * 100:F0} %: {simulated}, about {left:F0} s left");
    }

    private void Write(string text)
    {
        terminal.Error.Write('\r' + text.PadRight(_shownLength));
        _shownLength = text.Length;
    }
}
