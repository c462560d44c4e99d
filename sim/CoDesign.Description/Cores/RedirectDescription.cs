using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Isa;

namespace CoDesign.Description.Cores;

/// <summary>Cycles without instructions from the front end after a control transfer.</summary>
/// <param name="BranchTaken">After a taken branch that was foreseen, or on a core that foresees none.</param>
/// <param name="BranchMispredicted">After a branch that the predictor got wrong.</param>
/// <param name="Jump">After a jump to a fixed target.</param>
/// <param name="JumpRegister">After a jump through a register whose target was foreseen, or on a core that foresees none.</param>
/// <param name="JumpRegisterMispredicted">After a jump through a register to another target than foreseen.</param>
/// <param name="FetchWordBytes">Bytes of a fetch word.</param>
/// <param name="Trap">After trap entry, and after return from a trap.</param>
public sealed record RedirectDescription(
    Sourced<Cycles> BranchTaken,
    Sourced<Cycles> BranchMispredicted,
    Sourced<Cycles> Jump,
    Sourced<Cycles> JumpRegister,
    Sourced<Cycles> JumpRegisterMispredicted,
    ByteSize FetchWordBytes,
    Sourced<Cycles> Trap)
{
    /// <summary>Cycles after a transfer that was foreseen, or on a core that foresees none.</summary>
    public int TakenBubble(Shape transfer) => (int)(transfer switch
    {
        Shape.Branch => BranchTaken,
        Shape.Jump => Jump,
        Shape.JumpRegister => JumpRegister,
        _ => Trap,
    }).Value.Count;

    /// <summary>Cycles after a transfer that the front end got wrong.</summary>
    public int MispredictedBubble(Shape transfer) =>
        (int)(transfer is Shape.JumpRegister ? JumpRegisterMispredicted : BranchMispredicted).Value.Count;

    /// <summary>Reads the block.</summary>
    public static RedirectDescription Read(NodeReader node) => new(
        node.Sourced("branch_taken", "After a taken branch that was foreseen, or on a core that foresees none.", Quantity.Cycles),
        node.Sourced("branch_mispredicted", "After a branch that the predictor got wrong; unused without predictor.", Quantity.Cycles),
        node.Sourced("jump", "After a jump to a fixed target.", Quantity.Cycles),
        node.Sourced("jump_register", "After a jump through a register to the foreseen target, or on a core that foresees none.", Quantity.Cycles),
        node.Sourced("jump_register_mispredicted", "After a jump through a register to another target than foreseen.", Quantity.Cycles),
        node.Size("fetch_word", "Bytes that one fetch delivers; a power of two.", new ByteSize(2), new ByteSize(64)),
        node.Sourced("trap", "After trap entry, and after return from a trap.", Quantity.Cycles));
}
