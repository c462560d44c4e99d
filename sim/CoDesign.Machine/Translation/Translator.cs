using System.Diagnostics;
using CoDesign.Isa;
using CoDesign.Machine.Harts;
using CoDesign.Machine.Observation;
using CoDesign.Results;

namespace CoDesign.Machine.Translation;

/// <summary>Turns hot blocks into fragments of translated code.</summary>
internal sealed unsafe class Translator : IDisposable
{
    private readonly BlockCache _blocks;
    private readonly FragmentTraits _traits;
    private readonly bool _isTracking;
    private readonly FragmentServices _services;
    private readonly int _threshold;
    private readonly bool _inBackground;
    private readonly Stopwatch _emission = new();
    private readonly HashSet<ulong> _addresses = [];
    private readonly List<Fragment> _fragments = [];
    private int _instructions;

    /// <summary>For a chip.</summary>
    /// <param name="chip">The chip.</param>
    /// <param name="profile">Follows calls and returns.</param>
    /// <param name="isFunctionStart">Whether a function begins at an address.</param>
    /// <param name="xlen">Width of the registers.</param>
    /// <param name="threshold">Executions after which a block is hot.</param>
    /// <param name="inBackground">Whether the interpreter goes on until the code is there.</param>
    public Translator(Chip chip, CallProfile profile, Func<ulong, bool> isFunctionStart, int xlen, int threshold, bool inBackground)
    {
        _inBackground = inBackground;
        Hart hart = chip.Hart;
        _blocks = chip.Blocks;
        _threshold = threshold;
        _services = new FragmentServices(hart, profile, xlen, chip.IsTracking);
        _isTracking = chip.IsTracking;
        _traits = new FragmentTraits(
            xlen,
            HasDataCache: hart.DataCache is not null,
            HasInstructionCache: hart.InstructionCache is not null,
            HasWaitStates: chip.Memories.Any(hart.WaitsFor),
            IsTimed: hart.HasPipeline,
            FollowsLabels: false,
            isFunctionStart);
        if (_isTracking)
        {
            foreach (Memory.Ram ram in chip.Memories)
            {
                ram.Shadow.Labelled += _services.Access.Clear;
            }
        }
    }

    /// <summary>How often translated code was entered.</summary>
    public long Entries { get; set; }

    /// <summary>How often it left a block to the interpreter.</summary>
    public long Stops { get; set; }

    /// <summary>What was done so far.</summary>
    public TranslationStatistics Statistics => new(
        _fragments.Count,
        _instructions,
        _addresses.Count,
        _fragments.Aggregate(_emission.Elapsed, (time, fragment) => time + fragment.CompilationTime).TotalMilliseconds,
        Entries,
        Stops);

    /// <inheritdoc/>
    public void Dispose() => _services.Dispose();

    /// <summary>The translated code of a block, if it may run now: code that follows no labels needs registers without any.</summary>
    public Fragment? Find(Block block)
    {
        bool isLabelled = _isTracking && _services.Hart.State->Labels.IsAnyLabelled;
        if (block.FragmentOf(isLabelled) is Fragment known)
        {
            return known.Code is null ? null : known;
        }

        if (block.Warm(isLabelled) == _threshold && FragmentPlan.CanTranslate(block))
        {
            Translate(block, isLabelled);
        }

        return null;
    }

    private void Translate(Block head, bool isLabelled)
    {
        _emission.Start();
        var plan = FragmentPlan.From(head, _blocks.Known, _traits with { FollowsLabels = isLabelled }, _services.Hart.GuardsFetch);
        Func<FragmentCode> compile = FragmentEmitter.Translate(plan, _services);
        var fragment = new Fragment(plan);
        _fragments.Add(fragment);
        _instructions += plan.Instructions;
        foreach (Block block in plan.Blocks)
        {
            foreach (Instruction instruction in block.Body)
            {
                _addresses.Add(block.Pc + instruction.Offset);
            }
        }

        foreach (Block block in plan.Blocks)
        {
            block.Enter(fragment, isLabelled);
        }

        _emission.Stop();
        fragment.Compile(compile, _inBackground);
    }
}
