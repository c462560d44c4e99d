using CoDesign.Description.Cores;
using CoDesign.Isa;

namespace CoDesign.Timing;

/// <summary>Pipeline states behind a run of instructions, by the way that control goes on.</summary>
/// <param name="redirect">Bubbles.</param>
/// <param name="frontEnd">The front end; null: one that is always in time.</param>
/// <param name="after">Values in flight.</param>
/// <param name="end">Cycle in which the next instruction could issue.</param>
/// <param name="decoderFree">Cycle in which the decoder has room for it.</param>
/// <param name="redirected">Cycle behind the last instruction as the front end sees it.</param>
internal sealed class TransferExits(RedirectDescription redirect, FrontEnd? frontEnd, PipelineState after, int end, int decoderFree, int redirected)
{
    /// <summary>The next instruction in memory follows.</summary>
    public PipelineState Sequential(FetchStream? fetch, ReadOnlySpan<Instruction> instructions) => fetch is null
        ? after
        : after with { Fetch = fetch.Copy().Sequential(PlaceBehind(fetch, instructions) / frontEnd!.WordBytes, end, decoderFree) };

    /// <summary>Control goes elsewhere, as foreseen or at the cost of every transfer of its kind.</summary>
    public PipelineState Taken(FetchStream? fetch, ReadOnlySpan<Instruction> instructions)
    {
        Shape last = InstructionRows.All[instructions[^1].Row].Shape;
        int bubble = redirect.TakenBubble(last);
        if (fetch is null || !frontEnd!.Follows(last))
        {
            return Redirected(fetch, bubble);
        }

        Instruction transfer = instructions[^1];
        int target = last is Shape.JumpRegister ? 0 : (int)(((ulong)(fetch.Origin + transfer.Offset) + transfer.Operand) % (ulong)frontEnd.WordBytes);
        FetchStream way = fetch.Copy();
        way.Follow(PlaceBehind(fetch, instructions), target, bubble);
        return after with { Fetch = way.Followed(end, decoderFree) };
    }

    /// <summary>The front end had gone the wrong way.</summary>
    public PipelineState Mispredicted(FetchStream? fetch, ReadOnlySpan<Instruction> instructions) =>
        Redirected(fetch, redirect.MispredictedBubble(InstructionRows.All[instructions[^1].Row].Shape));

    // With memory that answers in one cycle, the first instruction there issues `bubble` cycles late.
    private PipelineState Redirected(FetchStream? fetch, int bubble) => fetch is null
        ? after with { RedirectBubble = bubble }
        : after with { Fetch = fetch.Copy().Redirected(redirected + bubble - frontEnd!.ToIssue - 1, end) };

    private static int PlaceBehind(FetchStream fetch, ReadOnlySpan<Instruction> instructions) =>
        fetch.Origin + instructions[^1].Offset + instructions[^1].Length;
}
