using CoDesign.Checkpoints;

namespace CoDesign.Timing;

/// <content>What a checkpoint keeps of the stores on their way.</content>
public sealed partial class StoreBuffer
{
    /// <summary>Moves the state into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Array<Queued>(_queue);
        _queueAt = Place(stream, _queueAt, _queue.Length);
        _lastQueued = stream.Value(_lastQueued);
        stream.Array<ulong>(_summary);
        _recent = stream.Value(_recent);
        _earlier = stream.Value(_earlier);
        stream.Array<ulong>(_words);
        stream.Array<long>(_starts);
        stream.Array<long>(_ends);
        _lastEnd = stream.Value(_lastEnd);
        stream.Array<long>(_writeEnds);
        _writeAt = Place(stream, _writeAt, _writeEnds.Length);
        _lastStart = stream.Value(_lastStart);
    }

    private static int Place(StateStream stream, int place, int places)
    {
        int moved = stream.Value(place);
        return moved >= 0 && moved < places ? moved : throw new InvalidDataException("a ring has no such place");
    }
}
