using System.Globalization;
using CoDesign.Results;

namespace CoDesign.Reports;

/// <summary>Where the range of an energy comes from, and what is known of areas, in words.</summary>
public static class RangeText
{
    /// <summary>The constants that make the range widest: "cva6.int_alu 45.1 %, sram.read 20.0 % and cva6.load 9.3 % of the range".</summary>
    /// <returns>A sentence for an energy without range.</returns>
    public static string ConstantsOf(EnergyRecord energy)
    {
        ArgumentNullException.ThrowIfNull(energy);
        IReadOnlyList<EnergyUncertainty> largest = energy.LargestUncertainties;
        return largest.Count == 0
            ? "no constant states a tolerance that changes the result"
            : $"{Figures.List([.. largest.Select(u => $"{u.Constant} {Figures.Percent(u.WidthPj, energy.HighPj - energy.LowPj)}")])} of the range";
    }

    /// <summary>The area of what has a figure, and what has none.</summary>
    public static string AreaOf(IReadOnlyList<AreaRecord> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        AreaRecord[] known = [.. parts.Where(p => p.Mm2 is not null)];
        string[] unknown = [.. parts.Where(p => p.Mm2 is null).Select(p => p.Id)];
        string rest = unknown.Length == 0 ? string.Empty : $"no figure for {Figures.List(unknown)}";
        return known.Length == 0
            ? rest
            : $"{Mm2(known.Sum(p => p.Mm2))} mm² ({Mm2(known.Sum(p => p.LowMm2))} to {Mm2(known.Sum(p => p.HighMm2))}) for {Figures.List([.. known.Select(p => p.Id)])}"
                + (rest.Length == 0 ? string.Empty : $"; {rest}");
    }

    /// <summary>Square millimetres with three digits.</summary>
    public static string Mm2(decimal? area) => area switch
    {
        null => Figures.Unknown,
        >= 1m => area.Value.ToString("0.##", CultureInfo.InvariantCulture),
        _ => area.Value.ToString("0.####", CultureInfo.InvariantCulture),
    };
}
