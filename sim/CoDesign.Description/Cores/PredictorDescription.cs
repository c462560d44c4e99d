using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Cores;

/// <summary>
/// A branch predictor: two-bit counters per branch address for directions, a target buffer for jumps through registers, and a
/// stack of return addresses. A branch that was never seen is predicted taken if it goes backward.
/// </summary>
/// <param name="HistoryEntries">Two-bit counters; a power of two, or 0 for the static rule alone.</param>
/// <param name="TargetEntries">Targets of indirect jumps; a power of two, or 0.</param>
/// <param name="ReturnEntries">Return addresses; 0 for none.</param>
/// <param name="Source">Where the sizes come from.</param>
/// <param name="LoopEntries">
/// Backward branches that were taken last: if there are any, these alone are predicted taken, and one that was not taken is forgotten.
/// </param>
/// <param name="Rule">What is foreseen of a branch that nothing is known about.</param>
/// <param name="FirstCounter">What a counter holds before its first branch moves it; null: the first branch makes it weak in its direction.</param>
public sealed record PredictorDescription(int HistoryEntries, int TargetEntries, int ReturnEntries, string Source, int LoopEntries = 0, StaticRule Rule = StaticRule.BackwardTaken, int? FirstCounter = null)
{
    /// <summary>Reads the block.</summary>
    public static PredictorDescription Read(NodeReader node) => new(
        node.Count("history_entries", "Two-bit counters, indexed by the branch address; a power of two, or 0 for the static rule alone.", 0, 1 << 20),
        node.Count("target_entries", "Targets of jumps through registers; a power of two, or 0.", 0, 1 << 20),
        node.Count("return_entries", "Return addresses that the stack holds; 0 for none.", 0, 1024),
        node.Scalar("source", "Where the sizes come from.", Scalar.MultilineText),
        node.ScalarOr("loop_entries", "Backward branches that were taken last: if there are any, these alone are predicted taken.", Scalar.Count.Within(0, 64), 0),
        node.EnumOr("static_rule", "What is foreseen of a branch that nothing is known about.", StaticRule.BackwardTaken),
        node.OptionalScalar("first_counter", "What a counter holds before its first branch moves it, 0 to 3; absent: the first branch makes it weak in its direction.", Scalar.Count.Within(0, 3)) is int first ? first : null);
}
