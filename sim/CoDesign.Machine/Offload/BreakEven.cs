using CoDesign.Results;

namespace CoDesign.Machine.Offload;

/// <summary>
/// Compares the calls of a region on a module with the same calls in software. Lines of least squares through the mean cycles of each
/// length of input give the parameters of LogCA (Altaf, Wood, ISCA 2017; complexity exponent 1, latency independent of the length):
/// software c + C g, offload o + L + C g / A. The break-even size is the smallest whole g at which the second is below the first.
/// </summary>
internal sealed class BreakEven
{
    private const int Digits = 3;

    private readonly (CallSize Offload, CallSize Software)[] _pairs;
    private readonly (decimal Fixed, decimal PerByte) _software;
    private readonly (decimal Fixed, decimal PerByte) _offload;
    private readonly decimal _driverFixed;

    private BreakEven((CallSize, CallSize)[] pairs)
    {
        _pairs = pairs;
        if (pairs.Length > 1)
        {
            _software = Line(p => p.Software.CyclesEach);
            _offload = Line(p => p.Offload.CyclesEach);
            _driverFixed = Line(p => p.Offload.DriverCyclesEach).Fixed;
        }
    }

    /// <summary>Compares calls.</summary>
    /// <param name="offload">Calls that the module took, by length of input.</param>
    /// <param name="software">Calls of the run without offload.</param>
    /// <returns>Null if no length occurs in both.</returns>
    public static BreakEven? Of(IReadOnlyList<CallSize> offload, IReadOnlyList<CallSize> software)
    {
        (CallSize, CallSize)[] pairs = [.. offload.Join(software, o => o.Bytes, s => s.Bytes, (o, s) => (o, s))];
        return pairs.Length == 0 ? null : new BreakEven(pairs);
    }

    /// <summary>Lengths at which the offload took as long or longer, with their calls.</summary>
    public IEnumerable<(CallSize Offload, CallSize Software)> Losses => _pairs.Where(p => !Wins(p));

    /// <summary>Smallest input for which the offload wins; null: not known, or the module is not quicker for any length.</summary>
    public long? Bytes
    {
        get
        {
            // One length tells nothing of others.
            if (_pairs.Length < 2 || _software.PerByte <= _offload.PerByte)
            {
                return null;
            }

            decimal size = (_offload.Fixed - _software.Fixed) / (_software.PerByte - _offload.PerByte);
            return size < 1 ? 1 : size < long.MaxValue ? (long)decimal.Floor(size) + 1 : null;
        }
    }

    /// <summary>The parameters.</summary>
    public OffloadModelRecord ToRecord()
    {
        bool isLine = _pairs.Length > 1;
        long? loses = _pairs.Where(p => !Wins(p)).Select(p => (long?)p.Offload.Bytes).LastOrDefault();
        long? wins = _pairs.Where(Wins).Select(p => (long?)p.Offload.Bytes).FirstOrDefault();
        return new OffloadModelRecord(
            _pairs.Length,
            _pairs[0].Offload.Bytes,
            _pairs[^1].Offload.Bytes,
            isLine ? Rounded(_driverFixed) : null,
            isLine ? Rounded(_offload.Fixed - _driverFixed) : null,
            isLine ? Rounded(_software.PerByte) : null,
            isLine ? Rounded(_software.Fixed) : null,
            isLine && _offload.PerByte > 0 ? Rounded(_software.PerByte / _offload.PerByte) : null,
            loses,
            wins,
            Bytes is long size && loses is not null && wins is not null ? _pairs.All(p => Wins(p) == (p.Offload.Bytes >= size)) : null);
    }

    private static bool Wins((CallSize Offload, CallSize Software) pair) => pair.Offload.CyclesEach < pair.Software.CyclesEach;

    private static decimal Rounded(decimal value) => decimal.Round(value, Digits);

    private (decimal Fixed, decimal PerByte) Line(Func<(CallSize Offload, CallSize Software), decimal> cycles)
    {
        decimal meanBytes = _pairs.Average(p => (decimal)p.Offload.Bytes);
        decimal meanCycles = _pairs.Average(cycles);
        decimal slope = _pairs.Sum(p => (p.Offload.Bytes - meanBytes) * (cycles(p) - meanCycles)) / _pairs.Sum(p => (p.Offload.Bytes - meanBytes) * (p.Offload.Bytes - meanBytes));
        return (meanCycles - (slope * meanBytes), slope);
    }
}
