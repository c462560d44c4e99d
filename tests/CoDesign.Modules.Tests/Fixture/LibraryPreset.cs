using CoDesign.Description.Diagnostics;
using CoDesign.Description.Files;
using CoDesign.Description.Presets;
using CoDesign.Description.Reading;
using CoDesign.Tests;

namespace CoDesign.Modules.Tests.Fixture;

/// <summary>The presets of chips/library.</summary>
internal static class LibraryPreset
{
    /// <summary>Names of all.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "chips", "library"), "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    /// <summary>Reads one.</summary>
    public static ModulePreset Read(string name)
    {
        DiagnosticBag diagnostics = new();
        string file = Path.Combine(Repository.Root, "chips", "library", name + ".yaml");
        ModulePreset preset = new DescriptionReader(new DiskFileSystem(Repository.Root), ModuleKinds.Registry).ReadFile(file, ModulePreset.Read, diagnostics);
        Assert.Empty(diagnostics.Sorted());
        return preset;
    }
}
