using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CoDesign.Description.Quantities;
using CoDesign.Isa;
using CoDesign.Machine.Flow;
using CoDesign.Machine.Memory;
using CoDesign.Timing;
using CoDesign.Trust;

namespace CoDesign.Machine.Harts;

/// <summary>
/// A hart: registers, CSRs, the pages that it may touch directly, and the slow paths for all that it may not. What it does is
/// decided by instructions; when it does it, by its timing.
/// </summary>
internal sealed unsafe partial class Hart : ICounterSource, IDisposable
{
    private readonly HartConfiguration _configuration;
    private readonly TimeModel _time;
    private readonly CpiStack _penalties = new();
    private CostGraph? _costs;
    private (Ram? Of, int Cycles) _latency;
    private int _assumedLatency;
    private long _unpaidFill;
    private Block? _block;
    private BlockCost? _cost;

    /// <summary>Makes a hart.</summary>
    public Hart(HartConfiguration configuration)
    {
        _configuration = configuration;
        State = (HartState*)NativeMemory.AllocZeroed((nuint)sizeof(HartState));
        State->Reservation = HartState.NoReservation;
        State->FetchLine = HartState.NoLine;
        Floats = new FloatControl(State, configuration.Isa.Has(Extension.F));
        Csrs = new CsrFile(configuration.Core, this, Floats);
        MisalignedTargetBits = configuration.Isa.Has(Extension.Zca) ? 0UL : 2;
        _time = new TimeModel(configuration.Timing, configuration.Core, StoreAnswer);
        Stores = _time.Stores;
        _hasAtomicsInMemory = configuration.Core.DataCache?.Atomics is Description.Cores.AtomicPlace.Memory;
        Predictor = _time.Predictor;
        DataCache = _time.DataCache;
        InstructionCache = _time.InstructionCache;
        Pages = new PageTable(configuration.Map, configuration.Party.Zone, WaitCyclesOf, DataCache is not null);
        PipelineState = InOrderTiming.IdleState;
        _walker = configuration.Core.Translation is null ? null : new PageWalker(Csrs, this, configuration.Isa.Xlen == 32);
        _fetchTlb = new Tlb(configuration.Core.Translation?.TlbEntries ?? 0);
        _dataTlb = new Tlb(configuration.Core.Translation?.TlbEntries ?? 0) { Dropped = entry => Pages.Drop(entry.Address, entry.SizeBytes) };
        HasFetchCosts = InstructionCache is not null;
        if (configuration.Core.Privilege is not PrivilegeModes.M || Csrs.Protection is not null)
        {
            Csrs.AccessChanged = SelectAccess;
            Csrs.AccessRulesChanged = ReviewAccess;
        }
    }

    /// <summary>Registers and the state of the running block.</summary>
    public HartState* State { get; private set; }

    /// <summary>Control and status registers.</summary>
    public CsrFile Csrs { get; }

    /// <summary>Floating-point control and status.</summary>
    public FloatControl Floats { get; }

    /// <summary>Pages that may be accessed directly.</summary>
    public PageTable Pages { get; }

    /// <summary>What instructions cost.</summary>
    public IBlockTiming Timing => field ??= NewTiming();

    /// <summary>What blocks cost, and how often they ran.</summary>
    public CostGraph Costs
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _costs ?? NewCosts();
    }

    /// <summary>Whether instructions cost what the pipeline makes of them; else each costs one tick, and a block has one pipeline state.</summary>
    public bool HasPipeline => _time.HasPipeline;

    /// <summary>Predicts branches.</summary>
    public BranchPredictor Predictor { get; }

    /// <summary>Data cache; null if the core has none.</summary>
    public CacheModel? DataCache { get; }

    /// <summary>Instruction cache; null if the core has none.</summary>
    public CacheModel? InstructionCache { get; }

    /// <summary>Joins labels.</summary>
    public LabelTable Labels => _configuration.Labels;

    /// <summary>Whether the label of an address joins a loaded value.</summary>
    public bool FollowsLoadAddresses => _configuration.FollowsLoadAddresses;

    /// <summary>Whether the label of an address joins a stored value.</summary>
    public bool FollowsStoreAddresses => _configuration.FollowsStoreAddresses;

    /// <summary>Address bits that must be clear in the target of a jump: none with 16-bit instructions (IALIGN 16), else bit 1.</summary>
    public ulong MisalignedTargetBits { get; }

    /// <summary>Follows values in the run that explains findings; else null.</summary>
    public PathRecorder? Paths { get; set; }

    /// <summary>Looks at branches, addresses and times that depend on a secret; null if the policy does not ask.</summary>
    public FlowMonitor? Flow { get; set; }

    /// <summary>A fault of the soundness suite; null in every run of a user.</summary>
    public DroppedRule? Dropped { get; set; }

    /// <summary>Whether the time of a division depends on its operands, by the description of the core.</summary>
    public bool HasVariableDivision => _configuration.Core.Pipeline.Division.IsVariable;

    /// <summary>Lines that translated code may touch; null while there is none.</summary>
    public Translation.AccessTables? Access { get; set; }

    /// <summary>Called after a store to a watched page: bus address and length.</summary>
    public Action<ulong, int>? WatchedStore { get; set; }

    /// <summary>Who the hart is at the trust boundary.</summary>
    public Party Party => _configuration.Party;

    /// <summary>Its clock.</summary>
    public Frequency Clock => _configuration.Clock;

    /// <summary>Cycles until the start of the running block.</summary>
    public long Cycles { get; private set; }

    /// <summary>Instructions that retired before the running block.</summary>
    public long Instructions { get; private set; }

    /// <summary>Pipeline state at the start of the next block.</summary>
    public int PipelineState
    {
        get => State->PipelineState;
        set => State->PipelineState = value;
    }

    /// <summary>The marker that ended the last block.</summary>
    public RegionMarker PendingMarker { get; set; }

    /// <summary>The trap that ended the last block.</summary>
    public (TrapCause Cause, ulong Value) PendingTrap { get; private set; }

    /// <summary>
    /// The instruction of the program on whose behalf the hart acts: the region marker while the region driver runs. Findings name it,
    /// because the driver only does what the program asked for. Null while the program acts itself.
    /// </summary>
    public ulong? RequestPc { get; set; }

    /// <summary>The access that the trust boundary stopped last; explains an access fault.</summary>
    public string? LastDenial { get; private set; }

    /// <summary>Cycles that execution added to what blocks cost, by cause.</summary>
    public CpiStack Penalties => _penalties;

    /// <summary>Misaligned accesses.</summary>
    public long MisalignedAccesses { get; private set; }

    /// <inheritdoc/>
    long ICounterSource.CyclesAfter => Cycles + (_cost?.Cycles ?? 0) + State->Penalty;

    /// <inheritdoc/>
    long ICounterSource.InstructionsAfter => Instructions + 1;

    /// <summary>Cycles by cause so far; each question adds up all blocks that ran.</summary>
    public CpiStack CyclesLost => CycleStack?.Invoke() ?? _penalties;

    /// <summary>Adds up cycles by cause; null until the chip is wired.</summary>
    public Func<CpiStack>? CycleStack { get; set; }

    /// <summary>Fetches whose page was not at hand.</summary>
    public long FetchTlbMisses => _fetchTlb.Misses;

    /// <summary>Loads and stores whose page was not at hand.</summary>
    public long DataTlbMisses => _dataTlb.Misses;

    /// <inheritdoc/>
    long ICounterSource.TotalOf(PerformanceEvent counted)
    {
        SettleCounts();
        return counted.Total(this);
    }

    /// <inheritdoc/>
    ulong ICounterSource.Ticks => Devices.Clint.TicksAt(NowPicoseconds);

    /// <summary>Time at the start of the running block.</summary>
    public long NowPicoseconds => Clock.StartOf(new Cycles(Cycles)).Picoseconds;

    /// <summary>An integer register.</summary>
    public ulong this[int register]
    {
        get => State->X[register];
        set => State->X[register == 0 ? Registers.Count : register] = value;
    }

    /// <summary>An integer register as an unsigned number: registers hold RV32 values sign-extended, and an address is none.</summary>
    public ulong Unsigned(int register) => _configuration.Isa.Xlen == 32 ? (uint)this[register] : this[register];

    /// <summary>A block is about to run.</summary>
    public void Begin(Block block, BlockCost cost)
    {
        _block = block;
        _cost = cost;
        State->Penalty = 0;
        State->Clock = (Cycles + cost.Cycles) << CostNode.CycleShift;
        State->Exit = BlockExit.Sequential;
    }

    /// <summary>Time stands where another engine has brought it.</summary>
    public void MoveTo(long cycles) => Cycles = cycles;

    /// <summary>Moves time and the count of instructions on.</summary>
    public void Advance(long cycles, long instructions)
    {
        Cycles += cycles;
        Instructions += instructions;
    }

    /// <summary>Loses cycles outside blocks.</summary>
    public void Stall(StallCause cause, long cycles)
    {
        if (_time.Charges(cause))
        {
            _penalties.Add(cause, cycles);
            Cycles += cycles;
        }
    }

    /// <summary>Loses cycles inside the running block.</summary>
    public void Charge(StallCause cause, long cycles)
    {
        if (_time.Charges(cause))
        {
            _penalties.Add(cause, cycles);
            State->Penalty += cycles;
            State->Clock += cycles << CostNode.CycleShift;
        }
    }

    /// <summary>Translates the address of a block, and fetches its lines into the instruction cache.</summary>
    /// <returns>Cycles lost.</returns>
    public long FetchCycles(Block block)
    {
        long cycles = _translatesFetch ? TranslationCycles(block) : 0;
        return InstructionCache is null ? cycles : cycles + FetchCycles(InstructionCache, block);
    }

    private long FetchCycles(CacheModel cache, Block block)
    {
        long cycles = 0;
        ulong first = block.Pc + block.BusOffset;
        ulong last = cache.LineOf(first + (ulong)block.Bytes - 1);
        for (ulong line = cache.LineOf(first); line <= last; line++)
        {
            if (line != State->FetchLine)
            {
                cycles += FetchLine(cache, block.Ram, line, (Cycles + cycles) << CostNode.CycleShift);
            }
        }

        return cycles;
    }

    /// <summary>The lines of a block were read, and will be counted with its executions.</summary>
    public void UncountLines(Block block)
    {
        if (InstructionCache is not null)
        {
            InstructionCache.Counters->Reads -= block.LinesOf(InstructionCache);
        }
    }

    /// <summary>Fetches a line into the instruction cache.</summary>
    /// <param name="cache">The cache.</param>
    /// <param name="ram">The memory behind it.</param>
    /// <param name="line">Number of the line.</param>
    /// <param name="now">When.</param>
    /// <returns>Cycles lost.</returns>
    public long FetchLine(CacheModel cache, Ram ram, ulong line, long now)
    {
        bool isSequential = line == State->FetchLine + 1;
        State->FetchLine = line;
        if (cache.Read(line * (ulong)cache.LineBytes, now))
        {
            return 0;
        }

        Description.Cores.CacheDescription description = _configuration.Core.InstructionCache!;
        int miss = FillAnswer(ram, now >> CostNode.CycleShift, line * (ulong)cache.LineBytes, description) + (int)description.MissOverhead.Value.Count;
        long cycles = SharedFill(miss, isSequential);
        ram.Count(isWrite: false, cache.LineBytes);
        _penalties.Add(StallCause.Icache, cycles);
        return cycles;
    }

    // In straight code several lines are on their way at once, and their times overlap; what does not divide is left for the next.
    private long SharedFill(int miss, bool isSequential)
    {
        int atOnce = isSequential ? _configuration.Core.InstructionCache!.SequentialFills : 1;
        long whole = miss + _unpaidFill;
        _unpaidFill = whole % atOnce;
        return whole / atOnce;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Pages.Dispose();
        NativeMemory.Free(State);
        State = null;
    }

    /// <summary>
    /// Counts what translated code did and leaves uncounted, because it follows from how often blocks ran: accesses to the caches, and
    /// branches that the predictor was right about.
    /// </summary>
    public void SettleCounts()
    {
        foreach (BlockExecution execution in Costs.All)
        {
            long times = execution.Count - execution.Node->Interpreted - execution.Settled;
            if (InstructionCache is not null)
            {
                InstructionCache.Counters->Reads += (execution.Block.LinesOf(InstructionCache) * times) - execution.Node->SameLine;
                execution.Node->SameLine = 0;
            }

            if (times == 0)
            {
                continue;
            }

            execution.Settled += times;
            if (DataCache is not null)
            {
                (int reads, int writes) = execution.Block.AccessesBefore(execution.Block.Count);
                DataCache.Counters->Reads += reads * times;
                DataCache.Counters->Writes += writes * times;
            }

            if (Predictor.IsPresent && execution.Block.Last.Shape is Shape.Branch)
            {
                Predictor.Count(times);
            }
        }
    }

    /// <summary>Whether each access to a memory of the hart's zone loses cycles.</summary>
    public bool WaitsFor(Ram ram) => ram.Party.Zone == Party.Zone && !(DataCache is not null && ram.IsCached) && WaitCyclesOf(ram) != 0;

    private int WaitCyclesOf(Ram ram) => !_time.HasWaits(ram.IsCached) ? 0
        : ram.Path is not null ? Varies
        : DataCache is not null && ram.IsCached ? MissCycles(ram, _configuration.Core.DataCache!)
        : Math.Max(0, LatencyCycles(ram) - _assumedLatency);

    private CostGraph NewCosts() => _costs = new CostGraph(Timing);

    // Not before the chip has its memories.
    private IBlockTiming NewTiming()
    {
        _assumedLatency = _configuration.Core.DataCache is null ? FastestMemory() : 1;
        return _time.NewTiming(_assumedLatency, FetchLatency);
    }

    // What loads and stores cost in any case; slower memories of the zone cost more, and that is charged when they are met.
    private int FastestMemory() => _configuration.Map.Entries
        .Select(e => e.Target)
        .OfType<Interconnect.RamTarget>()
        .Where(t => t.Ram.Party.Zone == Party.Zone && t.Ram.Path is null)
        .Select(t => LatencyCycles(t.Ram))
        .DefaultIfEmpty(1)
        .Min();

    private int FetchLatency(ulong pc) =>
        _configuration.Map.TryResolve(Pages.BusAddressOf(pc), out MapEntry entry) && entry.Target is Interconnect.RamTarget target
            ? Math.Max(1, LatencyCycles(target.Ram))
            : 1;

    private int MissCycles(Ram ram, Description.Cores.CacheDescription cache) => LatencyCycles(ram) + (int)cache.MissOverhead.Value.Count;

    // Asked on every miss, and nearly always about the same memory.
    private int LatencyCycles(Ram ram)
    {
        if (_latency.Of != ram)
        {
            _latency = (ram, (int)Clock.CyclesCovering(new SimTime(ram.LatencyPicoseconds)).Count);
        }

        return _latency.Cycles;
    }
}
