using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;
using CoDesign.Isa;

namespace CoDesign.Description.Cores;

/// <summary>A number of cycles for each cost class of instructions.</summary>
/// <param name="Entries">Class and cycles, as written.</param>
/// <param name="Position">The block, for messages about what is missing.</param>
public sealed record ClassCycles(IReadOnlyDictionary<OpClass, Sourced<Cycles>> Entries, Diagnostics.SourcePosition Position)
{
    /// <summary>Cycles of a class; 1 for a class that the core's ISA does not have.</summary>
    public int this[OpClass opClass] => Entries.TryGetValue(opClass, out Sourced<Cycles>? cycles) ? (int)cycles.Value.Count : 1;

    /// <summary>Reads the block: a key per class. Division is described apart.</summary>
    public static ClassCycles Read(NodeReader node)
    {
        var entries = new Dictionary<OpClass, Sourced<Cycles>>();
        foreach (OpClass opClass in Enum.GetValues<OpClass>().Where(c => c is not OpClass.IntDiv))
        {
            Sourced<Cycles>? cycles = node.OptionalSourced(
                YamlName.Of(opClass),
                $"Cycles of class {YamlName.Of(opClass)}; required if the ISA has such instructions.",
                Quantity.Cycles.Within(new Cycles(1), new Cycles(255)));
            if (cycles is not null)
            {
                entries.Add(opClass, cycles);
            }
        }

        return new ClassCycles(entries, node.Position);
    }
}
