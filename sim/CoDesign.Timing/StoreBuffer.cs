using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CoDesign.Description.Cores;

namespace CoDesign.Timing;

/// <summary>
/// The stores of a core on their way to memory. A store enters the queue behind the pipeline, then a buffer of words where it meets
/// earlier stores to its word; each word is written once and stays until memory has answered. The pipeline waits when the queue is
/// full; a load waits for an older store to its address that is still in the queue.
/// </summary>
public sealed unsafe partial class StoreBuffer
{
    private readonly int _toBuffer;
    private readonly int _wordShift;
    private readonly int _writeOverhead;
    private readonly int _drainAfter;
    private readonly ulong _matchMask;
    private readonly Func<long, ulong, int>? _answer;

    // The last stores, a ring as long as the queue.
    private readonly Queued[] _queue;
    private int _queueAt;
    private long _lastQueued;

    // One bit per group of addresses to which one of the last stores went, twice as many at most as the queue can hold. Pinned, so that
    // translated code can look.
    private readonly ulong[] _summary = GC.AllocateArray<ulong>(1, pinned: true);
    private ulong _recent;
    private ulong _earlier;

    // The words in the buffer: written from their starts on, gone at their ends. Filled up to whole vectors with places that never
    // become free.
    private readonly ulong[] _words;
    private readonly long[] _starts;
    private readonly long[] _ends;
    private long _lastEnd;

    // When the last writes end, one per write that can be on its way.
    private readonly long[] _writeEnds;
    private int _writeAt;
    private long _lastStart = -1;

    /// <summary>From a description.</summary>
    /// <param name="description">What it is.</param>
    /// <param name="answer">Asks a memory whose answers take varying time: cycle and address of a write to the cycles until it is done.</param>
    public StoreBuffer(StoreBufferDescription description, Func<long, ulong, int>? answer = null)
    {
        _answer = answer;
        ArgumentNullException.ThrowIfNull(description);
        _toBuffer = (int)description.ToBuffer.Value.Count;
        _wordShift = BitOperations.Log2(description.WordBytes.Bytes);
        _writeOverhead = (int)description.WriteOverhead.Value.Count;
        _drainAfter = (int)description.DrainAfter.Value.Count;
        ulong lowBits = description.MatchBits >= 64 ? ulong.MaxValue : (1UL << description.MatchBits) - 1;
        _matchMask = lowBits & ~(description.WordBytes.Bytes - 1);
        _queue = new Queued[description.Queue];
        int places = (description.Entries + Vector256<ulong>.Count - 1) / Vector256<ulong>.Count * Vector256<ulong>.Count;
        _words = new ulong[places];
        _starts = new long[places];
        _ends = new long[places];
        _words.AsSpan(description.Entries).Fill(ulong.MaxValue);
        _ends.AsSpan(description.Entries).Fill(long.MaxValue);
        _writeEnds = new long[description.Outstanding];
    }

    /// <summary>Bits of addresses, of which none of a store that a load could wait for is missing.</summary>
    public ulong* Summary => (ulong*)Unsafe.AsPointer(ref _summary[0]);

    /// <summary>An address shifted right by this, and masked, is the number of its bit in the summary.</summary>
    public int SummaryShift => _wordShift;

    /// <summary>See <see cref="SummaryShift"/>.</summary>
    public int SummaryMask => (int)(_matchMask >> _wordShift) & 63;

    /// <summary>When the last store leaves the queue: no load waits from then on.</summary>
    public long QueuedUntil => _lastQueued;

    /// <summary>A store issues.</summary>
    /// <param name="cycle">When.</param>
    /// <param name="address">Where.</param>
    /// <param name="latency">Cycles in which the memory behind answers; negative: it is asked for each write.</param>
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
        if (_queueAt == 0)
        {
            (_earlier, _recent) = (_recent, 0);
        }

        _recent |= BitOf(address);
        _summary[0] = _recent | _earlier;
        return wait;
    }

    /// <summary>A load issues.</summary>
    /// <param name="cycle">When.</param>
    /// <param name="address">Where.</param>
    /// <returns>Cycles that it waits for an older store to the same address.</returns>
    public long Load(long cycle, ulong address)
    {
        if ((_summary[0] & BitOf(address)) == 0)
        {
            return 0;
        }

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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong BitOf(ulong address) => 1UL << ((int)(address >> _wordShift) & SummaryMask);

    // The word may be there already; else the first place that becomes free is taken.
    private long Enter(long earliest, ulong word, int latency)
    {
        // Free places are alike.
        int place = _lastEnd <= earliest ? 0 : -1;
        for (int i = place < 0 ? 0 : _words.Length; i < _words.Length; i += Vector256<ulong>.Count)
        {
            Vector256<long> isWaiting = Vector256.GreaterThan(Vector256.LoadUnsafe(ref _ends[i]), Vector256.Create(earliest));
            Vector256<ulong> isSame = Vector256.Equals(Vector256.LoadUnsafe(ref _words[i]), Vector256.Create(word));
            uint found = (isWaiting.AsUInt64() & isSame).ExtractMostSignificantBits();
            if (found != 0)
            {
                int at = i + BitOperations.TrailingZeroCount(found);
                if (_starts[at] <= earliest)
                {
                    // Its write has begun: the word stays and is written again.
                    Write(at, word, _ends[at], latency);
                }

                return earliest;
            }

            uint free = ~isWaiting.ExtractMostSignificantBits() & ((1U << Vector256<ulong>.Count) - 1);
            place = free != 0 ? i + BitOperations.TrailingZeroCount(free) : place;
        }

        place = place >= 0 ? place : FirstFree();
        long entered = Math.Max(earliest, _ends[place]);
        Write(place, word, entered, latency);
        return entered;
    }

    private int FirstFree()
    {
        int first = 0;
        for (int i = 1; i < _ends.Length; i++)
        {
            first = _ends[i] < _ends[first] ? i : first;
        }

        return first;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Write(int place, ulong word, long earliest, int latency)
    {
        ref long ending = ref _writeEnds[_writeAt];
        _lastStart = Math.Max(Math.Max(earliest, ending), _lastStart + 1);
        ending = _lastStart + (latency < 0 ? _answer!(_lastStart, word << _wordShift) : latency) + _writeOverhead;
        _words[place] = word;
        _starts[place] = _lastStart;
        _ends[place] = ending;
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
}
