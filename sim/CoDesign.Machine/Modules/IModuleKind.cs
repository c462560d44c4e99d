using CoDesign.Description.Chips;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;

namespace CoDesign.Machine.Modules;

/// <summary>A kind of module: how its parameters are read, and how one is made. The name in YAML is the case's tag.</summary>
public interface IModuleKind : IUnionCase<IModuleParameters>
{
    /// <summary>How its time and traffic come from its parameters, for <c>codesign explain</c>.</summary>
    IReadOnlyList<ModuleFormula> Formulas => [];

    /// <summary>Makes a module.</summary>
    /// <param name="parameters">What <see cref="IUnionCase{T}.Read"/> made of the description.</param>
    /// <param name="clock">The module's clock.</param>
    IModule Create(IModuleParameters parameters, Frequency clock);
}
