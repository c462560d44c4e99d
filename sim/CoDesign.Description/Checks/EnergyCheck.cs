using CoDesign.Description.Chips;
using CoDesign.Description.Cores;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Energies;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;
using CoDesign.Isa;

namespace CoDesign.Description.Checks;

/// <summary>Whether an energy table has every constant that a chip needs: a missing one is an error, never zero.</summary>
public static class EnergyCheck
{
    /// <summary>Actions of a core beside its instruction classes.</summary>
    public const string InstructionCacheRead = "icache_read";

    /// <summary>A read of the data cache.</summary>
    public const string DataCacheRead = "dcache_read";

    /// <summary>A write of the data cache.</summary>
    public const string DataCacheWrite = "dcache_write";

    /// <summary>Actions that a core counts.</summary>
    public static IReadOnlyList<string> ActionsOf(CoreDescription core)
    {
        List<string> actions = [.. InstructionTable.For(core.Isa).Definitions.Select(d => d.OpClass).Distinct().Order().Select(YamlName.Of)];
        if (core.InstructionCache is not null)
        {
            actions.Add(InstructionCacheRead);
        }

        if (core.DataCache is not null)
        {
            actions.AddRange([DataCacheRead, DataCacheWrite]);
        }

        return actions;
    }

    /// <summary>Checks a table by itself.</summary>
    public static void Check(EnergyTable table, DiagnosticBag diagnostics)
    {
        foreach (Keyed<Tagged<IEnergyClass>> entry in table.Classes)
        {
            entry.Value.Value.Check(diagnostics, entry.Key);
        }
    }

    /// <summary>Checks a table against a chip.</summary>
    public static void Check(EnergyTable table, ChipDescription chip, CoreDescription core, DiagnosticBag diagnostics)
    {
        if (chip.Technology.Node.Value != table.Node)
        {
            diagnostics.Error(chip.Technology.Node.Position, $"chip '{chip.Name}' is made in {chip.Technology.Node.Value}, and energy table '{table.Name}' is for {table.Node}", "choose a table for the same node");
        }

        Demand(table, core.EnergyClass, $"core '{core.Name}'", ActionsOf(core), diagnostics);
        foreach (MemoryDescription memory in chip.Memories)
        {
            Demand(table, memory.EnergyClass, $"memory '{memory.Id}'", [ArrayEnergies.ReadAction, ArrayEnergies.WriteAction], diagnostics);
        }

        foreach (ModuleDescription module in chip.Modules)
        {
            Demand(table, module.EnergyClass, $"module '{module.Id}'", module.Kind.Value.Actions, diagnostics);
        }
    }

    private static void Demand(EnergyTable table, Reference energyClass, string what, IReadOnlyList<string> actions, DiagnosticBag diagnostics)
    {
        if (!energyClass.Resolve(diagnostics, table.Classes.Keys, "energy class", $"table '{table.Name}'")
            || !table.Classes.TryFind(energyClass.Id, out Tagged<IEnergyClass>? found))
        {
            return;
        }

        string[] missing = [.. actions.Where(a => !found.Value.Actions.Contains(a))];
        if (missing.Length > 0)
        {
            diagnostics.Error(
                energyClass.Position,
                $"class '{energyClass.Id}' of energy table '{table.Name}' lacks {string.Join(", ", missing.Select(m => $"'{m}'"))}, which {what} needs",
                $"add them to {table.Position.File}");
        }
    }
}
