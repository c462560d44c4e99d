using CoDesign.Compute.Backends;
using CoDesign.Description.Chips;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Machine.Modules;

namespace CoDesign.Modules.Formula;

/// <summary>Kind <c>formula</c>: any unit, described by what its ops cost.</summary>
/// <param name="backend">What computes.</param>
public sealed class FormulaKind(IComputeBackend backend) : IModuleKind
{
    private const string Given = "the description; each latency has its source";

    /// <inheritdoc/>
    public string Tag => "formula";

    /// <inheritdoc/>
    public string Description => "Any unit as text: what each of its ops costs, as expressions over the descriptor.";

    /// <inheritdoc/>
    public IReadOnlyList<ModuleFormula> Formulas { get; } =
    [
        new("expression", "sums (+ -) of products (* /) of numbers, names, (…), and ceil, floor, log2 of one, min and max of several; numbers are whole and may have a unit (cycles, B, KiB, MiB, GiB, ns, us, ms, s)", "exact fractions; nothing is rounded that ceil or floor does not round"),
        new("names", string.Join("; ", FormulaNames.BuiltIn.Select(n => $"{n.Name}: {n.Meaning}")) + "; and the names of 'constants' and of the op's 'parameters'", "definition"),
        new("units", "+ - min max need the same unit; * and / multiply and divide units; the latency is cycles, outputs and keeps are bytes, actions plain numbers, all of them whole", "definition"),
        new("cycles of a job", "begins last_byte: the last byte is there + latency; begins first_byte: the longer of first burst there + latency, and last byte there; then the outputs are written", Given),
        new("outputs of an opaque op", "byte i of output n of op k is byte i mod 8, least significant first, of SplitMix64(2^32 k + n) after i / 8 steps; nothing of inputs or chip is in it", "Steele, Lea, Flood, OOPSLA 2014: the constants of SplitMix64"),
    ];

    /// <inheritdoc/>
    public IModuleParameters Read(NodeReader node) => FormulaParameters.Read(node);

    /// <inheritdoc/>
    public IModule Create(IModuleParameters parameters, Frequency clock) => new FormulaUnit((FormulaParameters)parameters, clock, backend);
}
