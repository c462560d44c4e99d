using System.Globalization;
using CoDesign.Machine.Tests.Fixture;
using CoDesign.Modules.Tests.Fixture;

namespace CoDesign.Modules.Tests.Sweep;

/// <summary>A job over zeros: no kind's time depends on the data.</summary>
/// <param name="Operation">Op.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Inputs">Bytes of each input.</param>
/// <param name="Output">Bytes of the output.</param>
internal sealed record SweepJob(uint Operation, IReadOnlyList<ulong> Parameters, IReadOnlyList<int> Inputs, int Output)
{
    /// <summary>Time and energy of a run with the job; null if the unit cannot have these values.</summary>
    /// <param name="unit">The module.</param>
    /// <param name="path">Place of the chip with another value; null for none.</param>
    /// <param name="value">The value.</param>
    public (long? TimePs, decimal? EnergyPj)? Cost(string unit, string? path = null, string? value = null)
    {
        var descriptor = new Descriptor
        {
            Label = "job",
            Op = Operation,
            Parameters = [.. Parameters.Select(p => p.ToString(CultureInfo.InvariantCulture))],
            Inputs = [.. Inputs.Select((b, i) => ($"input{i}", b.ToString(CultureInfo.InvariantCulture)))],
            Outputs = [("result", Output.ToString(CultureInfo.InvariantCulture))],
        };
        string data = string.Concat(Inputs.Select((b, i) => $".align 6; input{i}: .zero {b}\n")) + $".align 6; result: .zero {Output}";
        Bench bench = Unit.Chip(unit) with { Run = path is null ? string.Empty : $"set: {{\"{path}\": {value}}}" };
        try
        {
            Outcome run = Unit.Run(bench, descriptor, data);
            return path is null && run.Register("s1") != Descriptor.Done
                ? throw new InvalidOperationException($"op 0x{Operation:x4} of {unit} has status {run.Register("s1")}")
                : (run.Record.TimePs, run.Record.Energy?.TotalPj);
        }
        catch (Xunit.Sdk.TrueException) when (path is not null)
        {
            // The reader refused the value.
            return null;
        }
    }
}
