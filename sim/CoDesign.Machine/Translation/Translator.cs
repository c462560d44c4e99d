using CoDesign.Machine.Harts;
using CoDesign.Machine.Observation;

namespace CoDesign.Machine.Translation;

/// <summary>Turns hot blocks into fragments of translated code.</summary>
internal sealed class Translator : IDisposable
{
    private readonly BlockCache _blocks;
    private readonly FragmentTraits _traits;
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
        _services = new FragmentServices(hart, profile);
        _traits = new FragmentTraits(
            xlen,
            IsTimed: true,
            HasDataCache: hart.DataCache is not null,
            HasInstructionCache: hart.InstructionCache is not null,
            HasWaitStates: chip.Memories.Any(hart.WaitsFor),
            isFunctionStart);
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

    /// <summary>The interpreter is about to run a block: is it worth translating?</summary>
    public void Consider(Block block)
    {
        if (++block.Heat != _threshold || !FragmentPlan.CanTranslate(block))
        {
            return;
        }

        var plan = FragmentPlan.From(block, _blocks.Known, _traits, _services.Hart.GuardsFetch);
        Fragment fragment = FragmentEmitter.Translate(plan, _services, _traits);
        Fragments++;
        Instructions += plan.Instructions;
        for (int entry = 0; entry < fragment.Blocks.Count; entry++)
        {
            fragment.Blocks[entry].Fragment = fragment;
            fragment.Blocks[entry].FragmentEntry = entry;
        }
    }
}
