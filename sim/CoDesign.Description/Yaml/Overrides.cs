using System.Globalization;
using CoDesign.Description.Diagnostics;

namespace CoDesign.Description.Yaml;

/// <summary>Changes a parsed description before it is read, so that an override is checked exactly like a value in the file.</summary>
public static class Overrides
{
    /// <summary>Applies overrides in order; of two for the same place the later wins.</summary>
    /// <param name="root">The top node of the description; not changed.</param>
    /// <param name="overrides">The overrides.</param>
    /// <param name="diagnostics">Receives an error for each path that does not exist; a last key may be new, the reader judges it.</param>
    /// <returns>The changed tree; overridden values carry the position of their override.</returns>
    public static YamlNode Apply(YamlNode root, IReadOnlyList<Override> overrides, DiagnosticBag diagnostics)
    {
        YamlNode tree = root;
        foreach (Override change in overrides)
        {
            tree = Replace(tree, change, change.Path.Split('.'), depth: 0, diagnostics);
        }
        return tree;
    }

    private static YamlNode Replace(YamlNode node, Override change, string[] segments, int depth, DiagnosticBag diagnostics)
    {
        if (depth == segments.Length)
        {
            return change.Value;
        }
        switch (node)
        {
            case YamlMapping mapping:
                return ReplaceEntry(mapping, change, segments, depth, diagnostics);
            case YamlSequence sequence:
                return ReplaceItem(sequence, change, segments, depth, diagnostics);
            case YamlScalar:
                string parent = string.Join('.', segments[..depth]);
                diagnostics.Error(
                    change.Position,
                    $"'{parent}' is {node.Designation}, so it has no '{segments[depth]}'",
                    $"end the path at '{parent}'");
                return node;
            default:
                return node;
        }
    }

    private static YamlMapping ReplaceEntry(YamlMapping mapping, Override change, string[] segments, int depth, DiagnosticBag diagnostics)
    {
        string key = segments[depth];
        int index = IndexOf(mapping.Entries, entry => entry.Key.Text == key);
        List<YamlEntry> entries = [.. mapping.Entries];
        if (index >= 0)
        {
            entries[index] = entries[index] with { Value = Replace(entries[index].Value, change, segments, depth + 1, diagnostics) };
        }
        else if (depth == segments.Length - 1)
        {
            entries.Add(new YamlEntry(new YamlScalar(change.Position, key, YamlScalarStyle.Plain), change.Value));
        }
        else
        {
            string[] keys = [.. mapping.Entries.Select(entry => entry.Key.Text)];
            diagnostics.Error(change.Position, $"no key '{key}' in {Place(segments, depth)}", Spelling.Remedy(key, keys, "Keys there"));
        }
        return new YamlMapping(mapping.Position, entries);
    }

    private static YamlSequence ReplaceItem(YamlSequence sequence, Override change, string[] segments, int depth, DiagnosticBag diagnostics)
    {
        string id = segments[depth];
        int index = IndexOf(sequence.Items, item => YamlItems.IdOf(item) == id);
        if (index < 0 && sequence.Items.All(item => YamlItems.IdOf(item).Length == 0) && int.TryParse(id, CultureInfo.InvariantCulture, out int number))
        {
            // Items without ids go by number, from 1 as in messages.
            index = number >= 1 && number <= sequence.Items.Count ? number - 1 : -1;
        }
        List<YamlNode> items = [.. sequence.Items];
        if (index >= 0)
        {
            items[index] = Replace(items[index], change, segments, depth + 1, diagnostics);
        }
        else
        {
            string[] ids = [.. sequence.Items.Select(YamlItems.IdOf).Where(known => known.Length > 0)];
            diagnostics.Error(change.Position, $"no item '{id}' in {Place(segments, depth)}", Spelling.Remedy(id, ids, "Items there"));
        }
        return new YamlSequence(sequence.Position, items);
    }

    private static string Place(string[] segments, int depth) =>
        depth == 0 ? "the description" : $"'{string.Join('.', segments[..depth])}'";

    private static int IndexOf<T>(IReadOnlyList<T> list, Func<T, bool> isWanted)
    {
        for (int index = 0; index < list.Count; index++)
        {
            if (isWanted(list[index]))
            {
                return index;
            }
        }
        return -1;
    }
}
