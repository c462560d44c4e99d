using CoDesign.Description.Quantities;
using CoDesign.Machine.Harts;
using CoDesign.Machine.Modules;

namespace CoDesign.Machine.Offload;

/// <summary>Divides a trip into the driver among the parts of an offload. The driver says when it copies, the module when it does what.</summary>
/// <param name="hart">The hart.</param>
internal sealed class OffloadClock(Hart hart)
{
    private ModuleEngine? _module;
    private uint _tail;
    private bool _isWait;
    private long? _copying;
    private long _copiedIn;
    private long _copiedOut;

    /// <summary>A trip begins.</summary>
    /// <param name="module">The module that it is about.</param>
    /// <param name="isWait">Whether the job was submitted before.</param>
    public void Begin(ModuleEngine module, bool isWait)
    {
        _module = module;
        _tail = module.Tail;
        _isWait = isWait;
        _copying = null;
        _copiedIn = _copiedOut = 0;
    }

    /// <summary>The driver begins to copy a buffer.</summary>
    public void CopyBegins() => _copying = hart.Cycles;

    /// <summary>The driver has copied a buffer: an input before the doorbell, an output after it.</summary>
    public void CopyEnds()
    {
        if (_copying is long start)
        {
            bool isOutput = _isWait || _module!.Tail != _tail;
            _copiedIn += isOutput ? 0 : hart.Cycles - start;
            _copiedOut += isOutput ? hart.Cycles - start : 0;
            _copying = null;
        }
    }

    /// <summary>The trip is over.</summary>
    /// <param name="start">First cycle of the trip.</param>
    /// <param name="sequence">Number of the job.</param>
    /// <param name="isSubmit">Whether the program goes on while the module works.</param>
    public OffloadCycles End(long start, uint sequence, bool isSubmit)
    {
        // A copy into which a trap struck.
        CopyEnds();
        long end = hart.Cycles;
        JobTimes? times = isSubmit ? null : _module!.TimesOf(sequence);
        if (times is null)
        {
            // Submitted and nothing more; refused before the doorbell; or long complete.
            long rest = end - start - _copiedIn - _copiedOut;
            return new OffloadCycles(_isWait ? 0 : rest, _copiedIn, 0, 0, _copiedOut, _isWait ? rest : 0);
        }

        long reached = start;
        long submitted = Advance(times.Submitted, end, ref reached);
        long waited = Advance(times.Begun, end, ref reached);
        long accepted = Advance(times.Accepted, end, ref reached);
        long read = Advance(times.LastRead, end, ref reached);
        long computed = Advance(times.FirstWrite, end, ref reached);
        long written = Advance(times.LastWrite, end, ref reached);
        return new OffloadCycles(
            submitted - _copiedIn + accepted, _copiedIn + read, waited, computed, written + _copiedOut, end - reached - _copiedOut);
    }

    // Cycles from what was reached to a time, within the trip. What did not happen, or happened before, takes none.
    private long Advance(long? picoseconds, long end, ref long reached)
    {
        long before = reached;
        if (picoseconds is long time)
        {
            reached = Math.Clamp(hart.Clock.CyclesCovering(new SimTime(time)).Count, reached, end);
        }

        return reached - before;
    }
}
