using System.Security.Cryptography;
using CoDesign.Description.Chips;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Files;
using CoDesign.Description.Reading;
using CoDesign.Description.Yaml;

namespace CoDesign.Description.Presets;

/// <summary>
/// Puts the keys of module presets into the modules that name them. Values keep the position in their file, so that messages point
/// there, and overrides apply to them like to any other value of the chip.
/// </summary>
/// <param name="files">Where files are read.</param>
/// <param name="reader">Reads descriptions.</param>
/// <param name="diagnostics">Receives every problem.</param>
public sealed class PresetFiles(IFileSystem files, DescriptionReader reader, DiagnosticBag diagnostics)
{
    private const string ModulesKey = "modules";
    private const string KindKey = "kind";
    private const int MaximumBytes = 4 << 20;

    private readonly List<PresetFile> _used = [];

    /// <summary>The files that were read, in the order of the modules, each once.</summary>
    public IReadOnlyList<PresetFile> Used => _used;

    /// <summary>Reads a chip file.</summary>
    /// <param name="root">Its top node.</param>
    /// <param name="overrides">New values for places of the chip, presets included; null for none.</param>
    /// <param name="constants">Receives every physical constant; null to drop them.</param>
    public ChipDescription ReadChip(YamlNode root, IReadOnlyList<Override>? overrides = null, List<StatedConstant>? constants = null) =>
        reader.ReadNode(Resolve(root), ChipDescription.Read, diagnostics, overrides, constants);

    private YamlNode Resolve(YamlNode root)
    {
        if (root is not YamlMapping chip || !chip.TryFind(ModulesKey, out YamlEntry? modules) || modules.Value is not YamlSequence list)
        {
            return root;
        }

        YamlSequence resolved = new(list.Position, [.. list.Items.Select(m => Resolve(m, root.Position.File))]);
        return new YamlMapping(chip.Position, [.. chip.Entries.Select(e => e == modules ? e with { Value = resolved } : e)]);
    }

    private YamlNode Resolve(YamlNode module, string chipFile)
    {
        if (module is not YamlMapping mapping
            || !mapping.TryFind(KindKey, out YamlEntry? kind)
            || kind.Value is not YamlScalar { Text: PresetCase.Name }
            || !mapping.TryFind(PresetCase.Name, out YamlEntry? preset)
            || preset.Value is not YamlScalar { IsNull: false } written)
        {
            return module;
        }

        var file = new FileReference(written.Text, RelativePaths.Resolve(chipFile, written.Text), written.Position);
        return file.Check(files, diagnostics)
            && reader.TryParse(file.Path, diagnostics, out YamlNode? root)
            && root is YamlMapping parameters
            && IsPreset(file, parameters)
            ? Merge(mapping, parameters)
            : module;
    }

    private bool IsPreset(FileReference file, YamlMapping parameters)
    {
        int errors = diagnostics.ErrorCount;
        ModulePreset preset = reader.ReadNode(parameters, ModulePreset.Read, diagnostics);
        if (diagnostics.ErrorCount == errors && preset.Kind.Tag == PresetCase.Name)
        {
            diagnostics.Error(preset.Kind.Position, "a preset cannot name another one", "write the kind and its parameters");
        }

        if (diagnostics.ErrorCount > errors)
        {
            return false;
        }

        if (_used.TrueForAll(u => u.Path != file.Path))
        {
            files.Read(file.Path, MaximumBytes, out byte[] content);
            _used.Add(new PresetFile(preset.Name, file.Path, Convert.ToHexStringLower(SHA256.HashData(content))));
        }

        return true;
    }

    private YamlMapping Merge(YamlMapping module, YamlMapping preset)
    {
        List<YamlEntry> entries = [.. module.Entries.Where(e => e.Key.Text is not KindKey and not PresetCase.Name)];
        foreach (YamlEntry entry in preset.Entries.Where(e => !ModulePreset.OwnKeys.Contains(e.Key.Text)))
        {
            if (module.TryFind(entry.Key.Text, out YamlEntry? own) && entry.Key.Text != KindKey)
            {
                diagnostics.Error(own.Key.Position, $"the preset has '{entry.Key.Text}' already", "change a value of the preset with 'set:' in the run file, or with --set");
                continue;
            }

            entries.Add(entry);
        }

        return new YamlMapping(module.Position, entries);
    }
}
