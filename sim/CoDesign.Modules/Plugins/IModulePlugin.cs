using CoDesign.Machine.Modules;

namespace CoDesign.Modules.Plugins;

/// <summary>
/// A kind of module in an assembly of its own. The assembly has exactly one public class that implements this and has a constructor
/// without parameters; <c>codesign new module NAME</c> writes one.
/// </summary>
/// <remarks>
/// <see cref="IModuleKind"/> says what to implement: how parameters are read, and a module that refuses or does jobs. A plugin must be a
/// function of its parameters and jobs: no clock, no random numbers, no files, no state in statics; the simulator cannot check that. It runs
/// with the rights of whoever runs the simulator. Exceptions become a finding (TB211) and the status FAULT.
/// </remarks>
public interface IModulePlugin : IModuleKind
{
    /// <summary>The contract that the plugin was compiled for: <see cref="PluginContract.Version"/>.</summary>
    int Contract { get; }
}
