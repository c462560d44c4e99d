using System.Security.Cryptography;
using CoDesign.Description.Chips;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Machine.Modules;

namespace CoDesign.Modules.Plugins;

/// <summary>Kind <c>plugin</c>: a kind in an assembly of its own.</summary>
public sealed class PluginKind : IModuleKind
{
    private const int MostBytes = 64 << 20;
    private const string ParametersKey = "parameters";
    private const string ParametersMeaning = "Parameters of the plugin, as it reads them.";

    /// <inheritdoc/>
    public string Tag => "plugin";

    /// <inheritdoc/>
    public string Description => "A kind of module in a .NET assembly; 'codesign new module NAME' writes one to start from.";

    /// <inheritdoc/>
    public IModuleParameters Read(NodeReader node)
    {
        FileReference file = node.File("assembly", "The assembly with one public class that implements IModulePlugin, from the folder of the chip's file.");
        IModulePlugin? plugin = node.ContentOf(file, MostBytes) is byte[] content ? Load(node, file, content) : null;
        if (plugin is null)
        {
            // Nobody can say which parameters are right.
            node.Required(ParametersKey, ParametersMeaning, Form.Raw);
            return PluginParameters.None;
        }

        return node.Object<PluginParameters>(ParametersKey, ParametersMeaning, inner => Read(node, inner, plugin, file));
    }

    /// <inheritdoc/>
    public IModule Create(IModuleParameters parameters, Frequency clock)
    {
        var plugin = (PluginParameters)parameters;
        return Guarded.Try<IModule>(() => plugin.Plugin!.Create(plugin.Inner!, clock), out IModule? module, out string? problem)
            ? new PluginModule(module)
            : new BrokenModule(problem);
    }

    private static IModulePlugin? Load(NodeReader node, FileReference file, byte[] content)
    {
        IModulePlugin? plugin = PluginAssembly.Load(file.Written, content, out string? problem, out string? remedy);
        if (problem is not null)
        {
            node.Error(file.Position, problem, remedy);
        }

        return plugin;
    }

    private static PluginParameters Read(NodeReader node, NodeReader inner, IModulePlugin plugin, FileReference file)
    {
        var named = new ParameterFile(Path.GetFileName(file.Written), Convert.ToHexStringLower(SHA256.HashData(node.ContentOf(file, MostBytes) ?? [])));
        if (Guarded.Try<PluginParameters>(() => PluginParameters.Of(plugin, plugin.Read(inner), named), out PluginParameters? parameters, out string? problem))
        {
            return parameters;
        }

        node.Error(file.Position, $"the plugin failed while it read its parameters: {problem}", "mend the plugin");
        return PluginParameters.None;
    }

    // Refuses every job, because the plugin could not make its module.
    private sealed class BrokenModule(string problem) : IModule
    {
        public string Refuse(JobDescriptor descriptor) => $"the plugin failed: {problem}";

        public IEnumerable<SimTime> Run(Job job) => [];
    }
}
