using System.Globalization;
using CoDesign.Results;

namespace CoDesign.Reports;

/// <summary>What is known of a region's cost as a function of its length.</summary>
public static class OffloadModelText
{
    /// <summary>A sentence without full stop.</summary>
    /// <param name="region">A region with a model.</param>
    public static string Of(RegionRecord region)
    {
        ArgumentNullException.ThrowIfNull(region);
        OffloadModelRecord model = region.Model ?? throw new ArgumentException("the region has no model", nameof(region));
        if (model.Sizes == 1)
        {
            string outcome = model.WinsAtBytes is null ? "loses" : "wins";
            return $"the offload {outcome} at {Figures.Bytes(model.SmallestBytes)}; break-even is unknown, because all calls have this length";
        }

        string where = region.BreakEvenBytes is long bytes ? $"break-even at {Figures.Bytes(bytes)}"
            : model.CyclesPerByte is null or <= 0 ? "break-even is unknown: the cost of the software does not grow with the length here"
            : "no break-even: the module is not quicker per byte";
        string confirmed = model.IsConfirmed switch
        {
            true => $", confirmed by calls of {Figures.Bytes(model.LosesAtBytes!.Value)} and {Figures.Bytes(model.WinsAtBytes!.Value)}",
            false => ", which some calls contradict",
            _ => region.BreakEvenBytes is null ? string.Empty : ", with no calls on both sides of it",
        };
        return $"{where}{confirmed}; LogCA: L {Number(model.LatencyCycles)}, o {Number(model.OverheadCycles)} cycles, C {Number(model.CyclesPerByte)} cycles/B, A {Number(model.Acceleration)}";
    }

    private static string Number(decimal? value) => value is decimal known ? known.ToString("0.##", CultureInfo.InvariantCulture) : Figures.Unknown;
}
