using CoDesign.Description.Diagnostics;
using CoDesign.Description.Reading;

namespace CoDesign.Description.Energies;

/// <summary>An energy without a stated error is not one.</summary>
internal static class ToleranceCheck
{
    /// <summary>Reports a constant without tolerance.</summary>
    public static void Demand<T>(DiagnosticBag diagnostics, Sourced<T> constant, string what)
    {
        if (constant.Tolerance is null && constant.Source.Length > 0)
        {
            diagnostics.Error(constant.Position, $"{what} has no tolerance", "add 'tolerance: 50 %' (or what the source supports) beside its source");
        }
    }
}
