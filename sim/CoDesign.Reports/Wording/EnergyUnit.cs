namespace CoDesign.Reports;

/// <summary>
/// A unit in which the energies of one table are written, all with the same decimals: as many as the largest has with three digits.
/// Constants of energy are known to a few tens of percent, so more would only look exact.
/// </summary>
/// <param name="Name">Name of the unit: nJ.</param>
/// <param name="Picojoules">How many picojoules it has.</param>
/// <param name="Decimals">Digits after the point.</param>
internal sealed record EnergyUnit(string Name, decimal Picojoules, int Decimals)
{
    private const int Digits = 3;

    /// <summary>The unit for energies up to the given one.</summary>
    /// <param name="largest">The largest of them in picojoules: usually the upper bound of the total.</param>
    public static EnergyUnit Of(decimal largest)
    {
        int picojoule = Figures.UnitIndex - 4;
        int index = Figures.PrefixFor(largest, picojoule, Digits);
        decimal size = Figures.Power(index - picojoule);
        return new EnergyUnit(Figures.Prefixes[index] + "J", size, Figures.DecimalsFor(largest / size, Digits));
    }

    /// <summary>The unit for the largest of some energies in picojoules.</summary>
    public static EnergyUnit Of(IEnumerable<decimal> energies) => Of(energies.DefaultIfEmpty(0).Max());

    /// <summary>The unit with more decimals, for tables of small parts.</summary>
    public EnergyUnit Finer() => this with { Decimals = Decimals + 1 };

    /// <summary>An energy without unit, for columns: 417. What rounds to 0 and is not shows as less than the smallest value.</summary>
    public string Bare(decimal picojoules) =>
        picojoules == 0 ? "0"
            : IsBelowLastDigit(picojoules) ? $"< {Figures.Digits(Smallest, Decimals, grouped: true)}"
            : Figures.Digits(picojoules / Picojoules, Decimals, grouped: true);

    /// <summary>Whether an energy rounds to 0.</summary>
    public bool IsBelowLastDigit(decimal picojoules) => Math.Abs(picojoules / Picojoules) < Smallest / 2;

    /// <summary>An energy with unit: 417 nJ.</summary>
    public string Full(decimal picojoules) => $"{Bare(picojoules)} {Name}";

    private decimal Smallest => new(1, 0, 0, isNegative: false, (byte)Decimals);
}
