using CoDesign.Description.Diagnostics;
using CoDesign.Description.Files;
using CoDesign.Description.Presets;
using CoDesign.Description.Reading;

namespace CoDesign.Modules.Tests.Fixture;

/// <summary>Module presets as text.</summary>
internal static class PresetText
{
    /// <summary>Lines before the kind.</summary>
    public const string Head = "schema: codesign.module/1\nname: unit\ndescription: a unit for tests\nclock: {value: 100 MHz, source: test}\n";

    /// <summary>Messages about a file <c>unit.yaml</c> with a text behind <see cref="Head"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="others">Further files.</param>
    public static IReadOnlyList<string> Messages(string text, params (string Name, byte[] Content)[] others)
    {
        MemoryFileSystem files = new();
        foreach ((string name, byte[] content) in others)
        {
            files.Add(name, content);
        }

        files.Add("unit.yaml", Head + text);
        DiagnosticBag diagnostics = new();
        new DescriptionReader(files, ModuleKinds.Registry).ReadFile("unit.yaml", ModulePreset.Read, diagnostics);
        return [.. diagnostics.Sorted().Select(d => d.ToString())];
    }
}
