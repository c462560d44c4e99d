using CoDesign.Machine.Harts;

namespace CoDesign.Machine.Translation;

/// <summary>What the code of a fragment depends on besides its instructions.</summary>
/// <param name="Xlen">Width of the registers.</param>
/// <param name="HasDataCache">Whether loads and stores go through a cache.</param>
/// <param name="HasInstructionCache">Whether fetches do.</param>
/// <param name="HasWaitStates">Whether a memory without a cache in front takes longer than a cycle.</param>
/// <param name="IsTimed">Whether instructions cost what the pipeline makes of them; else a tick each, and calls are not followed.</param>
/// <param name="FollowsLabels">Whether labels flow; else there must be none in registers, and lines that carry one are not touched.</param>
/// <param name="IsFunctionStart">Whether a function begins at an address.</param>
internal sealed record FragmentTraits(
    int Xlen, bool HasDataCache, bool HasInstructionCache, bool HasWaitStates, bool IsTimed, bool FollowsLabels, Func<ulong, bool> IsFunctionStart)
{
    /// <summary>An effective address.</summary>
    public ulong Address(ulong value) => Xlen == 32 ? Rv32.Address(value) : Rv64.Address(value);

    /// <summary>A register value.</summary>
    public ulong Register(ulong value) => Xlen == 32 ? Rv32.Register(value) : Rv64.Register(value);
}
