using CoDesign.Cli.Presentation;
using CoDesign.Description.Chips;
using CoDesign.Description.Loading;
using CoDesign.Description.Schema;
using CoDesign.Machine.Modules;
using CoDesign.Modules;

namespace CoDesign.Cli.Explanations;

/// <summary>Keys of description files, and what a module kind can be told: <c>hash</c>, <c>overlaps_load</c>, <c>chip.memories</c>.</summary>
internal sealed class KeyExplanation : IExplanation
{
    private readonly (string Kind, SchemaRow Row)[] _rows =
    [
        .. DescriptionKinds.Names.SelectMany(k => DescriptionKinds.ModelOf(k, ModuleKinds.Registry).Rows().Select(r => (k, r))),
    ];

    /// <inheritdoc/>
    public IEnumerable<string> Names => _rows.SelectMany(r => new[] { Name(r), LastPart(r.Row) }).Concat(ModuleKinds.All.Select(k => k.Tag));

    /// <inheritdoc/>
    public bool TryWrite(string what, TextWriter output, int width)
    {
        bool isModule = ModuleKinds.All.Any(k => k.Tag == what);
        (string Kind, SchemaRow Row)[] found = [.. _rows.Where(r => isModule ? r.Kind == ChipDescription.SchemaKind && r.Row.Condition == $"kind: {what}" : Name(r) == what || LastPart(r.Row) == what)];
        if (isModule)
        {
            IModuleKind kind = ModuleKinds.All.First(k => k.Tag == what);
            output.WriteLine($"module kind {what}: {kind.Description}");
            WriteFormulas(kind, output, width);
        }

        foreach ((string Kind, SchemaRow Row) key in found)
        {
            var table = new TextTable(string.Empty, string.Empty);
            table.Add("key", Name(key) + (key.Row.Condition.Length > 0 ? $" ({key.Row.Condition})" : string.Empty));
            table.Add("type", key.Row.TypeText + (key.Row.Units.Count > 0 ? $" in {string.Join(", ", key.Row.Units)}" : string.Empty) + (key.Row.Range.Length > 0 ? $", {key.Row.Range}" : string.Empty));
            table.Add("needed", key.Row.IsRequired ? "yes" : key.Row.Default is string fallback ? $"no; default {fallback}" : "no");
            table.Add("meaning", key.Row.Description);
            table.Write(output, width);
            output.WriteLine();
        }

        return isModule || found.Length > 0;
    }

    private static void WriteFormulas(IModuleKind kind, TextWriter output, int width)
    {
        foreach (ModuleFormula formula in kind.Formulas)
        {
            var table = new TextTable(string.Empty, string.Empty);
            table.Add("formula", formula.Quantity);
            table.Add("is", formula.Text);
            table.Add("source", formula.Source);
            table.Write(output, width);
            output.WriteLine();
        }
    }

    private static string Name((string Kind, SchemaRow Row) key) =>
        $"{key.Kind}.{key.Row.Path.Replace("[]", string.Empty, StringComparison.Ordinal).Replace(".*", string.Empty, StringComparison.Ordinal)}";

    private static string LastPart(SchemaRow row) => row.Path.Replace("[]", string.Empty, StringComparison.Ordinal).Split('.')[^1];
}
