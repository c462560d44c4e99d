using CoDesign.Machine.Harts;
using CoDesign.Machine.Observation;

namespace CoDesign.Machine.Translation;

/// <summary>Turns hot blocks into fragments of translated code.</summary>
internal sealed unsafe class Translator : IDisposable
{
    private readonly BlockCache _blocks;
    private readonly FragmentTraits _traits;
    private readonly bool _isTracking;
    private readonly FragmentServices _services;
    private readonly int _threshold;

    /// <summary>For a chip.</summary>
    /// <param name="chip">The chip.</param>
    /// <param name="profile">Follows calls and returns.</param>
    /// <param name="isFunctionStart">Whether a function begins at an address.</param>
    /// <param name="xlen">Width of the registers.</param>
    /// <param name="threshold">Executions after which a block is hot.</param>
    public Translator(Chip chip, CallProfile profile, Func<ulong, bool> isFunctionStart, int xlen, int threshold)
    {
        Hart hart = chip.Hart;
        _blocks = chip.Blocks;
        _threshold = threshold;
        _services = new FragmentServices(hart, profile, xlen, chip.IsTracking);
        _isTracking = chip.IsTracking;
        _traits = new FragmentTraits(
            xlen,
            IsTimed: true,
            HasDataCache: hart.DataCache is not null,
            HasInstructionCache: hart.InstructionCache is not null,
            HasWaitStates: chip.Memories.Any(hart.WaitsFor),
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

    /// <summary>Fragments made so far.</summary>
    public int Fragments { get; private set; }

    /// <summary>How often translated code was entered.</summary>
    public long Entries { get; set; }

    /// <summary>How often it left a block to the interpreter.</summary>
    public long Stops { get; set; }

    /// <summary>Instructions translated so far.</summary>
    public int Instructions { get; private set; }

    /// <inheritdoc/>
    public void Dispose() => _services.Dispose();

    /// <summary>The translated code of a block, if it may run now: code that follows no labels needs registers without any.</summary>
    public Fragment? Find(Block block)
    {
        bool isLabelled = _isTracking && _services.Hart.State->Labels.IsAnyLabelled;
        if (block.FragmentOf(isLabelled) is Fragment known)
        {
            return known;
        }

        if (block.Warm(isLabelled) == _threshold && FragmentPlan.CanTranslate(block))
        {
            Translate(block, isLabelled);
        }

        return null;
    }

    private void Translate(Block head, bool isLabelled)
    {
        var plan = FragmentPlan.From(head, _blocks.Known, _traits with { FollowsLabels = isLabelled }, _services.Hart.GuardsFetch);
        Fragment fragment = FragmentEmitter.Translate(plan, _services);
        Fragments++;
        Instructions += plan.Instructions;
        foreach (Block block in plan.Blocks)
        {
            block.Enter(fragment, isLabelled);
        }
    }
}
