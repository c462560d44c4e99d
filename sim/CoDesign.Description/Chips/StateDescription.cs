using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;

namespace CoDesign.Description.Chips;

/// <summary>What a module keeps from job to job. That it really clears it is the vendor's word.</summary>
/// <param name="Clear">When it forgets.</param>
/// <param name="ClearCost">Cycles of its clock in which it does nothing else; null if it never clears.</param>
public sealed record StateDescription(StateClearing Clear, Sourced<Cycles>? ClearCost)
{
    /// <summary>Reads the block.</summary>
    public static StateDescription Read(NodeReader node)
    {
        var state = new StateDescription(
            node.Enum<StateClearing>("clear", "When it forgets what it has seen."),
            node.OptionalSourced("clear_cost", "Cycles that clearing takes, in which it does nothing else.", Quantity.Cycles));
        if (state.Clear is StateClearing.Never != state.ClearCost is null)
        {
            node.Error(
                "clear",
                state.ClearCost is null ? "what clearing costs is not said" : "a cost of clearing for a module that never clears",
                state.ClearCost is null ? "add 'clear_cost: {value: 512 cycles, source: …}'" : "remove 'clear_cost'");
        }

        return state;
    }
}
