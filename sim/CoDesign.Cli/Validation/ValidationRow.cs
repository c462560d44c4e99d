using System.Numerics;

namespace CoDesign.Cli.Validation;

/// <summary>A measurement and what the model says.</summary>
/// <param name="Truth">The measurement.</param>
/// <param name="Preset">The preset that stands for the hardware.</param>
/// <param name="Predicted">Cycles of the measured region, as the program counted them on the model.</param>
/// <param name="CpiStack">Cycles of the whole run by cause.</param>
internal sealed record ValidationRow(TruthRow Truth, string Preset, long Predicted, IReadOnlyDictionary<string, long> CpiStack)
{
    /// <summary>Difference in hundredths of a percent, rounded half away from zero.</summary>
    public long ErrorBasisPoints
    {
        get
        {
            BigInteger scaled = new BigInteger(Predicted - Truth.Cycles) * 20_000;
            BigInteger twice = new(2 * Truth.Cycles);
            return (long)((scaled + (scaled.Sign * Truth.Cycles)) / twice);
        }
    }

    /// <summary>Whether the program is a kernel, and not a benchmark of one cost.</summary>
    public bool IsKernel => Truth.Program.StartsWith("kern_", StringComparison.Ordinal);
}
