using CoDesign.Modules.Tensor;

namespace CoDesign.Modules.Tests.Tensor;

/// <summary>Errors of the bound on stalled runs.</summary>
internal static class ScaleSimAccuracy
{
    public static IReadOnlyList<ScaleSimRow> Stalled { get; } = [.. ScaleSimRow.All.Where(r => r.Stalls > 0)];

    public static double ErrorWithTheirTraffic(ScaleSimRow row) => Error(row, row.Dram);

    public static double ErrorWithOurTraffic(ScaleSimRow row) =>
        Error(row, Preset.Model(row).Traffic(new Layer(row.Shape, 1, 1), sumBytes: 1));

    private static double Error(ScaleSimRow row, OperandBytes traffic)
    {
        ArrayModel model = Preset.Model(row);
        return (model.Bound(model.Steps(row.Shape, isWinograd: false), traffic) / (double)row.Cycles) - 1;
    }
}
