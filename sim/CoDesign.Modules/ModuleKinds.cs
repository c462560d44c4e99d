using CoDesign.Compute.Backends;
using CoDesign.Description.Chips;
using CoDesign.Description.Presets;
using CoDesign.Description.Reading;
using CoDesign.Machine.Modules;
using CoDesign.Modules.Dma;
using CoDesign.Modules.Fhe;
using CoDesign.Modules.Formula;
using CoDesign.Modules.Gpu;
using CoDesign.Modules.Hash;
using CoDesign.Modules.Plugins;
using CoDesign.Modules.Prover;
using CoDesign.Modules.Tensor;

namespace CoDesign.Modules;

/// <summary>The kinds of modules that chips can have.</summary>
public static class ModuleKinds
{
    /// <summary>Every kind, computing with the managed back end.</summary>
    public static IReadOnlyList<IModuleKind> All { get; } = On(ManagedBackend.Instance);

    /// <summary>The kinds as cases of the union that chip files have at <c>kind</c>.</summary>
    public static UnionRegistry Registry { get; } = UnionRegistry.Empty.With<IModuleParameters>([.. All, new PresetCase()]);

    /// <summary>Every kind.</summary>
    /// <param name="backend">What computes; every back end gives the same bytes.</param>
    public static IReadOnlyList<IModuleKind> On(IComputeBackend backend) =>
    [
        new HashKind(backend),
        new DmaKind(),
        new TensorKind(backend),
        new FheKind(),
        new ProverKind(),
        new GpuKind(backend),
        new FormulaKind(backend),
        new PluginKind(),
    ];
}
