using CoDesign.Description.Chips;
using CoDesign.Description.Cores;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Energies;
using CoDesign.Description.Quantities;
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

    /// <summary>Actions of everything that has a clock.</summary>
    public static IReadOnlyList<string> Clocked { get; } = [ActionEnergies.ActiveCycle, ActionEnergies.IdleCycle];

    /// <summary>Actions that a core counts.</summary>
    public static IReadOnlyList<string> ActionsOf(CoreDescription core)
    {
        List<string> actions = [.. InstructionTable.For(core.Isa).Definitions.Select(d => d.OpClass).Distinct().Order().Select(YamlName.Of)];
        actions.AddRange(Clocked);
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

        table.Curve?.Check(diagnostics, table.Voltage);
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
            Demand(table, module.EnergyClass, $"module '{module.Id}'", [.. module.Kind.Value.Actions, .. Clocked], diagnostics);
        }

        CheckVoltage(table, chip, diagnostics);
        if (!diagnostics.HasErrors)
        {
            CheckClock(table, chip, core.EnergyClass, chip.Cores[0].Clock, $"core '{core.Name}'", diagnostics);
            foreach (ModuleDescription module in chip.Modules)
            {
                CheckClock(table, chip, module.EnergyClass, module.Clock, $"module '{module.Id}'", diagnostics);
            }
        }
    }

    private static void CheckVoltage(EnergyTable table, ChipDescription chip, DiagnosticBag diagnostics)
    {
        Voltage voltage = chip.Technology.Voltage.Value;
        SourcePosition position = chip.Technology.Voltage.Position;
        if (table.Curve is null)
        {
            if (voltage != table.Voltage)
            {
                diagnostics.Error(position, $"chip '{chip.Name}' runs at {voltage}, and energy table '{table.Name}' is for {table.Voltage} only", "choose that voltage, or add 'operating_points:' to the table");
            }
        }
        else if (voltage < table.Curve.Lowest || voltage > table.Curve.Highest)
        {
            diagnostics.Error(position, $"chip '{chip.Name}' runs at {voltage}, and the operating points of energy table '{table.Name}' go from {table.Curve.Lowest} to {table.Curve.Highest}", "choose a voltage between them, or add a point");
        }
    }

    private static void CheckClock(EnergyTable table, ChipDescription chip, Reference energyClass, Reference clock, string what, DiagnosticBag diagnostics)
    {
        if (!table.Classes.TryFind(energyClass.Id, out Tagged<IEnergyClass>? found)
            || found.Value.HighestClock is not Sourced<Frequency> highest
            || chip.Clocks.FirstOrDefault(c => c.Key == clock.Id) is not Keyed<Frequency> entry)
        {
            return;
        }

        Voltage voltage = chip.Technology.Voltage.Value;
        long speed = voltage == table.Voltage ? Ratio.One.PartsPerMillion : table.Curve!.At(voltage).Speed.PartsPerMillion;
        var limit = new Frequency((long)((Int128)highest.Value.Hertz * speed / Ratio.One.PartsPerMillion));
        if (entry.Value > limit)
        {
            diagnostics.Error(entry.Position, $"clock '{clock.Id}' is {entry.Value}, and {what} reaches {limit} at {voltage} ({highest.Source})", "choose a slower clock or a higher voltage ('technology.voltage')");
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
