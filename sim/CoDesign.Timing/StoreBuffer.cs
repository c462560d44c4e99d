using System.Numerics;
using CoDesign.Description.Cores;

namespace CoDesign.Timing;

/// <summary>
/// The stores of a core on their way to memory. A store enters the queue behind the pipeline, then a buffer of words where it meets
/// earlier stores to its word; each word is written once and stays until memory has answered. The pipeline waits when the queue is
/// full; a load waits for an older store to its address that is still in the queue.
/// </summary>
public sealed class StoreBuffer
{
    private readonly int _toBuffer;
    private readonly int _wordShift;
    private readonly int _writeOverhead;
    private readonly int _drainAfter;
    private readonly ulong _matchMask;

    // Of the last stores: the address, and when they enter the buffer. A ring as long as the queue.
    private readonly ulong[] _queuedAddress;
    private readonly long[] _queuedUntil;
    private int _queueAt;

    // Words in the buffer: written from _starts on, gone at _ends.
    private readonly ulong[] _words;
    private readonly long[] _starts;
    private readonly long[] _ends;

    // When the last writes end, one per write that can be on its way.
    private readonly long[] _writeEnds;
    private int _writeAt;
    private long _lastStart = -1;

    /// <summary>From a description.</summary>
    public StoreBuffer(StoreBufferDescription description)
    {
        ArgumentNullException.ThrowIfNull(description);
        _toBuffer = (int)description.ToBuffer.Value.Count;
        _wordShift = BitOperations.Log2(description.WordBytes.Bytes);
        _writeOverhead = (int)description.WriteOverhead.Value.Count;
        _drainAfter = (int)description.DrainAfter.Value.Count;
        ulong lowBits = description.MatchBits >= 64 ? ulong.MaxValue : (1UL << description.MatchBits) - 1;
        _matchMask = lowBits & ~(description.WordBytes.Bytes - 1);
        _queuedAddress = new ulong[description.Queue];
        _queuedUntil = new long[description.Queue];
        _words = new ulong[description.Entries];
        _starts = new long[description.Entries];
        _ends = new long[description.Entries];
        _writeEnds = new long[description.Outstanding];
    }

    /// <summary>When the last store leaves the queue: no load waits from then on.</summary>
    public long QueuedUntil { get; private set; }

    /// <summary>A store issues.</summary>
    /// <param name="cycle">When.</param>
    /// <param name="address">Where.</param>
    /// <param name="latency">Cycles in which the memory behind answers.</param>
    /// <returns>Cycles that the pipeline waits for a place in the queue.</returns>
    public long Store(long cycle, ulong address, int latency)
    {
        // The queue has room when the store that is as far back as the queue is long has left it.
        long wait = Math.Max(0, _queuedUntil[_queueAt] - cycle);
        int previous = _queueAt == 0 ? _queuedUntil.Length - 1 : _queueAt - 1;
        long earliest = Math.Max(cycle + wait + _toBuffer, _queuedUntil[previous] + 1);
        long entered = Enter(earliest, address >> _wordShift, latency);
        _queuedAddress[_queueAt] = address & _matchMask;
        _queuedUntil[_queueAt] = entered;
        QueuedUntil = entered;
        _queueAt = (_queueAt + 1) % _queuedUntil.Length;
        return wait;
    }

    /// <summary>A load issues.</summary>
    /// <param name="cycle">When.</param>
    /// <param name="address">Where.</param>
    /// <returns>Cycles that it waits for an older store to the same address.</returns>
    public long Load(long cycle, ulong address)
    {
        long until = cycle;
        ulong matched = address & _matchMask;
        for (int i = 0; i < _queuedUntil.Length; i++)
        {
            if (_queuedUntil[i] > until && _queuedAddress[i] == matched)
            {
                until = _queuedUntil[i];
            }
        }

        return until - cycle;
    }

    /// <summary>A fence or an atomic issues.</summary>
    /// <param name="cycle">When.</param>
    /// <returns>Cycles that it waits for the stores before it, beyond those that it takes anyway.</returns>
    public long Drain(long cycle)
    {
        long last = cycle;
        foreach (long end in _ends)
        {
            last = Math.Max(last, end);
        }

        return Math.Max(0, last - cycle - _drainAfter);
    }

    // The word may be there already; else the first place that becomes free is taken.
    private long Enter(long earliest, ulong word, int latency)
    {
        int place = 0;
        for (int i = 0; i < _words.Length; i++)
        {
            if (_words[i] == word && _ends[i] > earliest)
            {
                if (_starts[i] <= earliest)
                {
                    // Its write has begun: the word stays and is written again.
                    Write(i, _ends[i], latency);
                }

                return earliest;
            }

            place = _ends[i] < _ends[place] ? i : place;
        }

        long entered = Math.Max(earliest, _ends[place]);
        _words[place] = word;
        Write(place, entered, latency);
        return entered;
    }

    private void Write(int place, long earliest, int latency)
    {
        _lastStart = Math.Max(Math.Max(earliest, _writeEnds[_writeAt]), _lastStart + 1);
        _starts[place] = _lastStart;
        _ends[place] = _lastStart + latency + _writeOverhead;
        _writeEnds[_writeAt] = _ends[place];
        _writeAt = (_writeAt + 1) % _writeEnds.Length;
    }
}
