using CoDesign.Description.Diagnostics;
using CoDesign.Description.Presets;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Modules.Tensor;
using CoDesign.Modules.Tests.Fixture;

namespace CoDesign.Modules.Tests.Tensor;

/// <summary>Units of the library and made up ones.</summary>
internal static class Preset
{
    /// <summary>A preset of chips/library with its published clock.</summary>
    public static (TensorParameters Parameters, Frequency Clock) Library(string name)
    {
        ModulePreset preset = LibraryPreset.Read(name);
        return ((TensorParameters)preset.Kind.Value, preset.Clock.Value);
    }

    /// <summary>The model of a preset.</summary>
    public static ArrayModel Model(string name)
    {
        (TensorParameters parameters, Frequency clock) = Library(name);
        return new ArrayModel(parameters.Array, parameters.Buffers, clock);
    }

    /// <summary>The model of a run of SCALE-Sim: three equal buffers, bandwidth in bytes per cycle at 1 GHz.</summary>
    public static ArrayModel Model(ScaleSimRow row)
    {
        Sourced<Bandwidth>? bandwidth = row.WordsPerCycle is int words ? Of(new Bandwidth(words * 1_000_000_000L)) : null;
        var operand = new OperandParameters(Of(new ByteSize((ulong)row.SramKib << 10)), bandwidth);
        return new ArrayModel(
            new ArrayParameters(Of(row.Rows), Of(row.Columns), row.Dataflow, IsDoubleBuffered: false, HasWinograd: false),
            new BufferParameters(operand, operand, operand, null, IsPrefetched: true),
            Frequency.FromMegahertz(1000));
    }

    private static Sourced<T> Of<T>(T value) => new(value, "test", null, SourcePosition.Of("test"));
}
