using CoDesign.Description.Chips;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Machine.Modules;

namespace CoDesign.Modules.Fhe;

/// <summary>Kind <c>fhe</c>: computes on ciphertexts of the scheme BFV.</summary>
public sealed class FheKind : IModuleKind
{
    private const string Counted = "counted from the algorithm; not compared with any published unit";
    private const string Behz = "Bajard, Eynard, Hasan, Zucca, SAC 2016: products in a second basis of one prime more; counted from the algorithm";

    /// <inheritdoc/>
    public string Tag => "fhe";

    /// <inheritdoc/>
    public string Description => "Adds, multiplies and permutes BFV ciphertexts: transforms, modular multipliers, switching keys.";

    /// <inheritdoc/>
    public IReadOnlyList<ModuleFormula> Formulas { get; } =
    [
        new("butterflies of a transform", "N/2 x log2 N", "Longa and Naehrig, CANS 2016, algorithms 1 and 2"),
        new("key switch, L primes", "L^2 + 2 L transforms, 2 L^2 N multiplications and additions, key of 2 L^2 N x 8 bytes", Counted),
        new("bfv_add", "2 L N additions", Counted),
        new("bfv_multiply_plain", "5 L transforms, 2 L N multiplications", Counted),
        new("bfv_multiply", "7 (2 L + 1) transforms, 4 (2 L + 1) N + 10 L (L + 1) N multiplications, and a key switch", Behz),
        new("bfv_substitute", "a key switch and L N additions", Counted),
        new("cycles of a job", "setup; operands and key are read; then max(ceil(transforms/transform_units) x ceil(N/2 log2 N/butterflies), multiplications/multipliers, additions/adders, key bytes/key_bandwidth) + latency; then the result is written", Counted),
    ];

    /// <inheritdoc/>
    public IModuleParameters Read(NodeReader node) => FheParameters.Read(node);

    /// <inheritdoc/>
    public IModule Create(IModuleParameters parameters, Frequency clock) => new FheUnit((FheParameters)parameters, clock);
}
