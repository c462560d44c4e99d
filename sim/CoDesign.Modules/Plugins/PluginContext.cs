using System.Reflection;
using System.Runtime.Loader;

namespace CoDesign.Modules.Plugins;

/// <summary>Where the assembly of a plugin lives: by itself, with nothing but the simulator and the runtime beside it.</summary>
/// <param name="name">For debuggers.</param>
internal sealed class PluginContext(string name) : AssemblyLoadContext(name, isCollectible: true)
{
    // What the simulator has, both must share; all else is the runtime's.
    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) => null;
}
