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

    // The last stores, a ring as long as the queue.
    private readonly Queued[] _queue;
    private int _queueAt;
    private long _lastQueued;

    private readonly Word[] _words;
    private long _lastEnd;

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
        _queue = new Queued[description.Queue];
        _words = new Word[description.Entries];
        _writeEnds = new long[description.Outstanding];
    }

    /// <summary>When the last store leaves the queue: no load waits from then on.</summary>
    public long QueuedUntil => _lastQueued;

    /// <summary>A store issues.</summary>
    /// <param name="cycle">When.</param>
    /// <param name="address">Where.</param>
    /// <param name="latency">Cycles in which the memory behind answers.</param>
    /// <returns>Cycles that the pipeline waits for a place in the queue.</returns>
    public long Store(long cycle, ulong address, int latency)
    {
        // The queue has room when the store that is as far back as the queue is long has left it.
        ref Queued oldest = ref _queue[_queueAt];
        long wait = Math.Max(0, oldest.Until - cycle);
        long earliest = Math.Max(cycle + wait + _toBuffer, _lastQueued + 1);
        long entered = Enter(earliest, address >> _wordShift, latency);
        oldest.Address = address & _matchMask;
        oldest.Until = entered;
        _lastQueued = entered;
        _queueAt = Next(_queueAt, _queue.Length);
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
        foreach (ref readonly Queued store in _queue.AsSpan())
        {
            if (store.Until > until && store.Address == matched)
            {
                until = store.Until;
            }
        }

        return until - cycle;
    }

    /// <summary>A fence or an atomic issues.</summary>
    /// <param name="cycle">When.</param>
    /// <returns>Cycles that it waits for the stores before it, beyond those that it takes anyway.</returns>
    public long Drain(long cycle) => Math.Max(0, _lastEnd - cycle - _drainAfter);

    // The word may be there already; else the first place that becomes free is taken.
    private long Enter(long earliest, ulong word, int latency)
    {
        Span<Word> words = _words;
        if (_lastEnd <= earliest)
        {
            // All places are free, and alike.
            Write(ref words[0], word, earliest, latency);
            return earliest;
        }

        ref Word place = ref words[0];
        for (int i = 0; i < words.Length; i++)
        {
            ref Word other = ref words[i];
            if (other.Number == word && other.End > earliest)
            {
                if (other.Start <= earliest)
                {
                    // Its write has begun: the word stays and is written again.
                    Write(ref other, word, other.End, latency);
                }

                return earliest;
            }

            if (other.End < place.End)
            {
                place = ref other;
            }
        }

        long entered = Math.Max(earliest, place.End);
        Write(ref place, word, entered, latency);
        return entered;
    }

    private void Write(ref Word place, ulong word, long earliest, int latency)
    {
        ref long ending = ref _writeEnds[_writeAt];
        _lastStart = Math.Max(Math.Max(earliest, ending), _lastStart + 1);
        ending = _lastStart + latency + _writeOverhead;
        place.Number = word;
        place.Start = _lastStart;
        place.End = ending;
        _lastEnd = Math.Max(_lastEnd, ending);
        _writeAt = Next(_writeAt, _writeEnds.Length);
    }

    private static int Next(int index, int count) => index + 1 == count ? 0 : index + 1;

    // A store in the queue: its address, and when it enters the buffer.
    private struct Queued
    {
        public ulong Address;
        public long Until;
    }

    // A word in the buffer: written from its start on, gone at its end.
    private struct Word
    {
        public ulong Number;
        public long Start;
        public long End;
    }
}
