using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;

namespace CoDesign.Description.Cores;

/// <summary>A pipeline: in order, with one instruction per cycle at most, unless it says otherwise.</summary>
/// <param name="Latency">Cycles from issue until a dependent instruction can issue.</param>
/// <param name="Interval">Cycles from issue until the next instruction can issue.</param>
/// <param name="WriteAfterWrite">Cycles after a result is ready until an instruction that writes the same register can issue; null: no such rule.</param>
/// <param name="BehindMultiply">Cycles by which integer instructions other than multiplications issue later behind one.</param>
/// <param name="StoreDataLate">Cycles by which a store needs its data later than its address.</param>
/// <param name="MemoryWait">Where an instruction stands that waits for memory.</param>
/// <param name="Exclusive">Costs of lr and sc; null: those of class atomic.</param>
/// <param name="Division">How long the divider takes.</param>
/// <param name="Redirect">Cycles that the front end needs after control transfers.</param>
/// <param name="Prefetch">How the front end fetches ahead; null: it always has the next instruction in time.</param>
/// <param name="OutOfOrder">The window of a core that executes out of order; null: in order.</param>
public sealed record PipelineDescription(
    ClassCycles Latency,
    ClassCycles Interval,
    Sourced<Cycles>? WriteAfterWrite,
    Sourced<Cycles>? BehindMultiply,
    Sourced<Cycles>? StoreDataLate,
    MemoryWait MemoryWait,
    ExclusiveDescription? Exclusive,
    DivisionDescription Division,
    RedirectDescription Redirect,
    PrefetchDescription? Prefetch,
    OutOfOrderDescription? OutOfOrder)
{
    /// <summary>Reads the block.</summary>
    public static PipelineDescription Read(NodeReader node)
    {
        var pipeline = new PipelineDescription(
            node.Object("latency", "Cycles from issue until an instruction that needs the result can issue.", ClassCycles.Read),
            node.Object("interval", "Cycles from issue until the next instruction can issue.", ClassCycles.Read),
            node.OptionalSourced(
                "write_after_write",
                "Cycles after a result is ready, and all results before it have been committed, until an instruction that writes the same register can issue; absent: no such rule.",
                Quantity.Cycles),
            node.OptionalSourced("behind_multiply", "Cycles by which integer instructions other than multiplications issue later behind one, because both would deliver at once; absent: none.", Quantity.Cycles),
            node.OptionalSourced("store_data_late", "Cycles by which a store needs its data later than its address; absent: both when it issues.", Quantity.Cycles),
            node.EnumOr("memory_wait", "Where an instruction stands that waits for memory: in the decoder, or behind it.", MemoryWait.Decode),
            node.OptionalObject("exclusive", "Costs of lr and sc; absent: those of class atomic.", ExclusiveDescription.Read),
            node.Object("division", "How long the divider takes; it counts for latency and interval of int_div.", DivisionDescription.Read),
            node.Object("redirect", "Cycles without instructions from the front end after a control transfer, with memory that answers in one cycle.", RedirectDescription.Read),
            node.OptionalObject("prefetch", "How the front end fetches ahead; absent: it always has the next instruction in time.", PrefetchDescription.Read),
            node.OptionalObject("out_of_order", "The window of a core that executes out of order; absent: in order, one instruction per cycle at most.", OutOfOrderDescription.Read));

        // What holds an in-order pipeline has no meaning where instructions overtake each other.
        foreach (string rule in (string[])["write_after_write", "behind_multiply", "store_data_late", "prefetch"])
        {
            node.AtMostOneOf("out_of_order", rule);
        }

        DivisionDescription division = pipeline.Division;
        bool varies = division.Shorter.Value != division.Setup.Value || division.ByZero.Value != division.Setup.Value
            || division.PerBit.Value.Count != 0 || division.Negative.Value.Count != 0;
        if (pipeline.OutOfOrder is not null && varies)
        {
            node.Error("division", "the cycles of a division depend on its operands, which 'out_of_order' cannot take into account", "give setup, shorter and by_zero the same cycles, and per_bit and negative none");
        }

        return pipeline;
    }
}
