using CoDesign.Description.Quantities;

namespace CoDesign.Modules.Hash;

/// <summary>The time line of a hash core: blocks one after the other, each when its bytes are there.</summary>
internal sealed class BlockEngine
{
    private readonly Frequency _clock;
    private readonly long _load;
    private readonly long _rounds;
    private readonly bool _overlaps;
    private long _loaderFree;
    private long _roundsFree;

    /// <summary>An idle core.</summary>
    /// <param name="cycles">How long a block takes.</param>
    /// <param name="overlapsLoad">Whether the next block is loaded while the rounds of one run.</param>
    /// <param name="clock">Its clock.</param>
    /// <param name="now">When.</param>
    public BlockEngine(HashBlockCycles cycles, bool overlapsLoad, Frequency clock, SimTime now)
    {
        _clock = clock;
        _load = cycles.Load.Value.Count;
        _rounds = cycles.Rounds.Value.Count;
        _overlaps = overlapsLoad;
        _loaderFree = _roundsFree = clock.CyclesCovering(now).Count;
    }

    /// <summary>Blocks so far.</summary>
    public long Blocks { get; private set; }

    /// <summary>When the last block is done.</summary>
    public SimTime FreeAt => _clock.StartOf(new Cycles(_roundsFree));

    /// <summary>Takes blocks whose bytes are there at a time.</summary>
    public void Feed(long blocks, SimTime dataTime)
    {
        long there = _clock.CyclesCovering(dataTime).Count;
        for (long i = 0; i < blocks; i++)
        {
            // Without a second buffer the load waits for the rounds before it.
            long start = Math.Max(there, _overlaps ? _loaderFree : _roundsFree);
            _loaderFree = start + _load;
            _roundsFree = Math.Max(_loaderFree, _roundsFree) + _rounds;
            Blocks++;
        }
    }

    /// <summary>Permutes again, without a block to load.</summary>
    public void Squeeze(long permutations)
    {
        _roundsFree += permutations * _rounds;
        Blocks += permutations;
    }
}
