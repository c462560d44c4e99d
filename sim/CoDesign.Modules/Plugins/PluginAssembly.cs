using System.Reflection;

namespace CoDesign.Modules.Plugins;

/// <summary>Loads the one plugin of an assembly.</summary>
internal static class PluginAssembly
{
    /// <summary>Loads a plugin.</summary>
    /// <param name="name">Name of the file, for messages.</param>
    /// <param name="content">The file.</param>
    /// <param name="problem">What is wrong with it; null: nothing.</param>
    /// <param name="remedy">What to do about it.</param>
    /// <returns>Null if there is a problem.</returns>
    public static IModulePlugin? Load(string name, byte[] content, out string? problem, out string? remedy)
    {
        remedy = "'codesign new module NAME' writes one that works";
        try
        {
            using var stream = new MemoryStream(content);
            Assembly assembly = new PluginContext(name).LoadFromStream(stream);
            Type[] types = [.. assembly.GetExportedTypes().Where(t => t is { IsClass: true, IsAbstract: false } && typeof(IModulePlugin).IsAssignableFrom(t))];
            if (types.Length != 1)
            {
                problem = types.Length == 0
                    ? $"'{name}' has no public class that implements {nameof(IModulePlugin)}"
                    : $"'{name}' has {types.Length} public classes that implement {nameof(IModulePlugin)}: {string.Join(", ", types.Select(t => t.FullName).Order(StringComparer.Ordinal))}";
                remedy = types.Length == 0 ? remedy : "put each into an assembly of its own";
                return null;
            }

            if (types[0].GetConstructor(Type.EmptyTypes) is null)
            {
                problem = $"class {types[0].FullName} of '{name}' has no public constructor without parameters";
                return null;
            }

            var plugin = (IModulePlugin)Activator.CreateInstance(types[0])!;
            problem = plugin.Contract == PluginContract.Version ? null
                : $"'{name}' was made for contract {plugin.Contract}, and this version of the tool has {PluginContract.Version}";
            remedy = "build it again with this version of the tool";
            return problem is null ? plugin : null;
        }
        catch (BadImageFormatException)
        {
            problem = $"'{name}' is not a .NET assembly for this runtime";
            remedy = "name the .dll that 'dotnet build' makes of a plugin";
        }
        catch (Exception fault) when (fault is TypeLoadException or ReflectionTypeLoadException or FileNotFoundException or FileLoadException or MissingMethodException or TargetInvocationException)
        {
            Exception cause = fault is TargetInvocationException { InnerException: Exception inner } ? inner : fault;
            problem = $"'{name}' cannot be loaded: {Guarded.Told(cause)}";
            remedy = "build it again with this version of the tool; it may use nothing but the tool's assemblies and the runtime";
        }

        return null;
    }
}
