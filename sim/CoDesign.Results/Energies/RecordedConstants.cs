using CoDesign.Description.Energies;
using CoDesign.Description.Reading;
using CoDesign.Description.Runs;

namespace CoDesign.Results;

/// <summary>Physical constants of the inputs as a record lists them.</summary>
public static class RecordedConstants
{
    private const string EnergyFile = "energy";

    /// <summary>Constants of a file.</summary>
    /// <param name="file">chip or core.</param>
    /// <param name="constants">What it states.</param>
    public static IEnumerable<ConstantRecord> Of(string file, IEnumerable<StatedConstant> constants) =>
        constants.Select(c => new ConstantRecord(file, c.Path, c.Text, c.Tolerance, c.Source));

    /// <summary>Constants of an energy table, as far as a run uses them.</summary>
    /// <param name="table">The table.</param>
    /// <param name="classes">Classes of the parts of the chip.</param>
    public static IEnumerable<ConstantRecord> Of(Loaded<EnergyTable> table, IReadOnlySet<string> classes)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Of(EnergyFile, table.Constants.Where(c => c.Path.Split('.') is not ["classes", string name, ..] || classes.Contains(name)));
    }

    /// <summary>Whether a constant comes from the energy table.</summary>
    internal static bool IsOfEnergy(ConstantRecord constant) => constant.File == EnergyFile;
}
