using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;

namespace CoDesign.Description.Cores;

/// <summary>An in-order pipeline that issues one instruction per cycle at most.</summary>
/// <param name="Latency">Cycles from issue until a dependent instruction can issue.</param>
/// <param name="Interval">Cycles from issue until the next instruction can issue.</param>
/// <param name="WriteAfterWrite">Cycles after a result is ready until an instruction that writes the same register can issue; null: no such rule.</param>
/// <param name="Division">How long the divider takes.</param>
/// <param name="Redirect">Cycles that the front end needs after control transfers.</param>
public sealed record PipelineDescription(
    ClassCycles Latency,
    ClassCycles Interval,
    Sourced<Cycles>? WriteAfterWrite,
    DivisionDescription Division,
    RedirectDescription Redirect)
{
    /// <summary>Reads the block.</summary>
    public static PipelineDescription Read(NodeReader node) => new(
        node.Object("latency", "Cycles from issue until an instruction that needs the result can issue.", ClassCycles.Read),
        node.Object("interval", "Cycles from issue until the next instruction can issue.", ClassCycles.Read),
        node.OptionalSourced(
            "write_after_write",
            "Cycles after a result is ready until an instruction that writes the same register can issue; absent: no such rule.",
            Quantity.Cycles),
        node.Object("division", "How long the divider takes; it counts for latency and interval of int_div.", DivisionDescription.Read),
        node.Object("redirect", "Cycles without instructions from the front end after a control transfer.", RedirectDescription.Read));
}
