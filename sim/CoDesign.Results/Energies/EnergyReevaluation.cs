using System.Diagnostics.CodeAnalysis;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Energies;
using CoDesign.Description.Quantities;
using CoDesign.Description.Runs;
using CoDesign.Description.Scalars;

namespace CoDesign.Results;

/// <summary>The energy of a recorded run with another table: actions are counted in the run and priced after it, so no new run is needed.</summary>
public static class EnergyReevaluation
{
    private const string LinkKind = "link";

    /// <summary>Evaluates a run again.</summary>
    /// <param name="result">The run.</param>
    /// <param name="table">The other table.</param>
    /// <param name="diagnostics">Is told what the table lacks.</param>
    /// <param name="reevaluated">What a run with that table would have given, to the byte.</param>
    /// <returns>Whether the table has every constant that the run needs.</returns>
    public static bool TryEvaluate(
        RunResult result, Loaded<EnergyTable> table, DiagnosticBag diagnostics, [NotNullWhen(true)] out RunResult? reevaluated)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(diagnostics);
        reevaluated = null;
        RunRecord record = result.Record;
        if (record.Energy is null || record.TimePs is null)
        {
            diagnostics.Error(table.Value.Position, $"the run was made with --timing {record.Inputs.Timing}, and its energy is not known", $"run it with --timing {InputsRecord.FullTiming}");
            return false;
        }

        Check(record.Energy, table.Value, diagnostics);
        if (diagnostics.HasErrors)
        {
            return false;
        }

        EnergyRecord energy = Evaluate(record, record.Energy, table.Value);

        // What the run changed in its own table says nothing of another one.
        InputsRecord inputs = (record.Inputs with
        {
            Energy = new NamedInput(table.Value.Name, table.Sha256),
            Overrides = [.. record.Inputs.Overrides.Where(o => !o.StartsWith(EnergyTable.SchemaKind + ".", StringComparison.Ordinal))],
        }).WithFingerprint(record.Tool);
        AuditLog audit = AuditLog.Write(inputs, record.Tool, result.Crossings, isComplete: record.Exit.Reason != ExitRecord.Interrupted);
        HashSet<string> classes = [.. energy.Components.Select(c => c.Class)];
        reevaluated = new RunResult(
            record with
            {
                Inputs = inputs,
                Energy = energy,
                Area = [.. record.Area.Select(a => AreaModel.Again(table.Value, a, energy.Components.First(c => c.Id == a.Id).Class, PartOf(record, a.Id)))],
                Modules = [.. record.Modules.Select(m => m with { EnergyPj = energy.Of(m.Id) })],
                Audit = new AuditSummary(audit.Records, audit.Root),
                Constants = [.. record.Constants.Where(c => !RecordedConstants.IsOfEnergy(c)), .. RecordedConstants.Of(table, classes)],
            },
            result.Crossings,
            audit.Text);
        return true;
    }

    /// <summary>The energy alone.</summary>
    /// <param name="record">The run.</param>
    /// <param name="earlier">Its energy.</param>
    /// <param name="table">A table that has every constant that the run needs.</param>
    public static EnergyRecord Evaluate(RunRecord record, EnergyRecord earlier, EnergyTable table)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(table);

        // Links have their energy in the chip, not in the table: it stays.
        Voltage voltage = VoltageOf(earlier, table);
        IEnumerable<PartActivity> activities = earlier.Components.Where(c => c.Kind != LinkKind).Select(c => ActivityOf(record, c));
        Dictionary<string, EnergyComponent> anew = EnergyModel
            .Evaluate(table, activities, new SimTime(record.TimePs ?? 0), voltage)
            .Components
            .ToDictionary(c => c.Id);
        return EnergyModel.Sum(table, voltage, [.. earlier.Components.Select(c => anew.GetValueOrDefault(c.Id, c))]);
    }

    private static PartActivity ActivityOf(RunRecord record, EnergyComponent component) =>
        new(component.Id, component.Kind, component.Class, PartOf(record, component.Id), component.Actions.ToDictionary(a => a.Name, a => a.Count));

    private static EnergyPart PartOf(RunRecord record, string id) => record.Memories.FirstOrDefault(m => m.Id == id) is MemoryRecord memory
        ? new EnergyPart(new ByteSize((ulong)memory.SizeBytes), new BitWidth(memory.WidthBits))
        : default;

    // A record from before the field ran at the voltage of its table.
    private static Voltage VoltageOf(EnergyRecord earlier, EnergyTable table) =>
        earlier.Voltage is string text && Quantity.Voltage.TryParse(new ScalarText(text, IsQuoted: false), out Voltage voltage, out _)
            ? voltage
            : table.Voltage;

    private static void Check(EnergyRecord earlier, EnergyTable table, DiagnosticBag diagnostics)
    {
        if (table.Node.ToString() != earlier.Node)
        {
            diagnostics.Error(table.Position, $"the table is for {table.Node}, and the chip of the run is made in {earlier.Node}", "choose a table for the same node");
        }

        Voltage voltage = VoltageOf(earlier, table);
        if (voltage != table.Voltage && (table.Curve is null || voltage < table.Curve.Lowest || voltage > table.Curve.Highest))
        {
            diagnostics.Error(table.Position, $"the chip of the run runs at {voltage}, and the table is for {(table.Curve is null ? table.Voltage.ToString() : $"{table.Curve.Lowest} to {table.Curve.Highest}")}", "add 'operating_points:' that reach it");
        }

        foreach (EnergyComponent component in earlier.Components.Where(c => c.Kind != LinkKind))
        {
            if (!table.Classes.TryFind(component.Class, out Description.Reading.Tagged<IEnergyClass>? found))
            {
                diagnostics.Error(
                    table.Position,
                    $"the table has no class '{component.Class}', which {component.Kind} '{component.Id}' of the run needs",
                    Spelling.Remedy(component.Class, table.Classes.Keys, "Classes"));
                continue;
            }

            string[] missing = [.. component.Actions.Select(a => a.Name).Where(a => !found.Value.Actions.Contains(a))];
            if (missing.Length > 0)
            {
                diagnostics.Error(
                    table.Position,
                    $"class '{component.Class}' lacks {string.Join(", ", missing.Select(m => $"'{m}'"))}, which {component.Kind} '{component.Id}' of the run needs",
                    "add them");
            }
        }
    }
}
