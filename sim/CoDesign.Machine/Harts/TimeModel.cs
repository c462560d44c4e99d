using CoDesign.Checkpoints;
using CoDesign.Description.Cores;
using CoDesign.Description.Runs;
using CoDesign.Timing;

namespace CoDesign.Machine.Harts;

/// <summary>What of a core's time is modelled: the one place where the timing modes differ. A part that is missing costs nothing.</summary>
internal sealed class TimeModel
{
    private readonly CoreDescription _core;

    /// <summary>For a core.</summary>
    /// <param name="mode">How much of time is modelled.</param>
    /// <param name="core">The core.</param>
    /// <param name="storeAnswer">Asks a memory whose answers take varying time: cycle and address of a store to the cycles until it is done.</param>
    public TimeModel(TimingMode mode, CoreDescription core, Func<long, ulong, int> storeAnswer)
    {
        _core = core;
        IsFull = mode is TimingMode.Full;
        HasPipeline = mode is not TimingMode.None;
        Predictor = new BranchPredictor(IsFull ? core.Predictor : null);
        DataCache = IsFull ? CacheOf(core.DataCache) : null;
        InstructionCache = IsFull ? CacheOf(core.InstructionCache) : null;
        Stores = IsFull && core.StoreBuffer is not null ? new StoreBuffer(core.StoreBuffer, storeAnswer) : null;
    }

    /// <summary>Whether all parts are modelled.</summary>
    public bool IsFull { get; }

    /// <summary>Whether instructions cost what the pipeline makes of them; else each costs one tick.</summary>
    public bool HasPipeline { get; }

    /// <summary>Predicts branches; without a model of it every transfer comes as foreseen.</summary>
    public BranchPredictor Predictor { get; }

    /// <summary>Data cache; null if the core has none, or none is modelled.</summary>
    public CacheModel? DataCache { get; }

    /// <summary>Instruction cache; null if the core has none, or none is modelled.</summary>
    public CacheModel? InstructionCache { get; }

    /// <summary>Stores on their way; null if the core does not have them, or they are not modelled.</summary>
    public StoreBuffer? Stores { get; }

    /// <summary>Whether an access to a memory may take longer than the shortest.</summary>
    /// <param name="isCached">Whether the memory can be cached.</param>
    public bool HasWaits(bool isCached) => HasPipeline && (IsFull || _core.DataCache is null || !isCached);

    /// <summary>Whether cycles lost for a reason count. A hart that sleeps does so in every mode: nothing else would wake it.</summary>
    public bool Charges(StallCause cause) => cause is StallCause.OffloadWait || (HasPipeline && (IsFull || cause is not StallCause.Tlb));

    /// <summary>What blocks cost.</summary>
    /// <param name="dataLatency">Cycles in which the memory that holds the core's data answers; 1 behind a cache.</param>
    /// <param name="fetchLatency">Cycles in which the memory behind a program address answers; used without an instruction cache.</param>
    public IBlockTiming NewTiming(int dataLatency, Func<ulong, int> fetchLatency) => !HasPipeline ? new TickTiming(_core.Pipeline)
        : _core.Pipeline.OutOfOrder is not null ? new OutOfOrderTiming(_core.Pipeline)
        : new InOrderTiming(_core.Pipeline, dataLatency, _core.InstructionCache is null ? fetchLatency : null);

    /// <summary>Cycles of each data cache miss in which the core goes on.</summary>
    public int HiddenMissCycles => (int)(_core.Pipeline.OutOfOrder?.Hides.Value.Count ?? 0);

    private static CacheModel? CacheOf(CacheDescription? cache) => cache is null
        ? null
        : new CacheModel((int)cache.Size.Bytes, (int)cache.Line.Bytes, cache.Ways, cache.Write is WritePolicy.Back, cache.Replacement is ReplacementPolicy.Random);

    /// <summary>Moves the state of the parts into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        Predictor.Exchange(stream);
        DataCache?.Exchange(stream);
        InstructionCache?.Exchange(stream);
        Stores?.Exchange(stream);
    }
}
