using System.Globalization;
using CoDesign.Compute.Tensors;
using CoDesign.Modules.Tensor;

namespace CoDesign.Modules.Tests.Tensor;

/// <summary>A run of SCALE-Sim v2; data/scale-sim.csv says which version and how.</summary>
internal sealed record ScaleSimRow(
    string Workload, GemmShape Shape, int Rows, int Columns, Dataflow Dataflow, int? WordsPerCycle, int SramKib, long Cycles, long Stalls, BufferWords Sram, OperandBytes Dram)
{
    public static IReadOnlyList<ScaleSimRow> All { get; } =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Tensor", "data", "scale-sim.csv")).Where(l => !l.StartsWith('#')).Skip(1).Select(Parse),
    ];

    private static ScaleSimRow Parse(string line)
    {
        string[] cells = line.Split(',');
        long Number(int column) => long.Parse(cells[column], CultureInfo.InvariantCulture);
        return new ScaleSimRow(
            cells[0],
            new GemmShape((int)Number(1), (int)Number(3), (int)Number(2)),
            (int)Number(4),
            (int)Number(5),
            cells[6] switch
            {
                "os" => Dataflow.OutputStationary,
                "ws" => Dataflow.WeightStationary,
                "is" => Dataflow.InputStationary,
                string other => throw new InvalidDataException(other),
            },
            cells[7] == "CALC" ? null : (int)Number(7),
            (int)Number(8),
            Number(9),
            Number(10),
            new BufferWords(Number(11), Number(12), Number(13)),
            new OperandBytes(Number(14), Number(15), Number(16)));
    }
}
