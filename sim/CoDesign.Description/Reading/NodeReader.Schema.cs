using CoDesign.Description.Diagnostics;
using CoDesign.Description.Scalars;
using CoDesign.Description.Yaml;

namespace CoDesign.Description.Reading;

/// <content>The id that every description file starts with.</content>
public sealed partial class NodeReader
{
    /// <summary>Checks that the file is of the right kind and version; the first call of a file's reading method.</summary>
    /// <param name="kind">What the file must describe: "chip".</param>
    /// <param name="version">The version that the calling method reads.</param>
    /// <returns>The id.</returns>
    /// <remarks>
    /// A file that says it is something else is not judged further: its other keys would all be reported as unknown. A file without id is.
    /// </remarks>
    public SchemaId SchemaId(string kind, int version)
    {
        SchemaId wanted = new(kind, version);
        Claim(Reading.SchemaId.Key);
        if (_record is not null)
        {
            ScalarKind<string> exact = Scalars.Scalar.OneOf("schema id", [wanted.ToString()]);
            _record.Add(new Schema.PropertySchema(
                Reading.SchemaId.Key,
                "Kind and version of this file.",
                IsRequired: true,
                exact.Schema,
                Default: null));
            _catalog!.RootId = _catalog.RootId.Length == 0 ? wanted.ToString() : _catalog.RootId;
        }
        if (_mapping is null)
        {
            return wanted;
        }
        if (!_mapping.TryFind(Reading.SchemaId.Key, out YamlEntry? entry))
        {
            _context.Diagnostics.Error(
                Position,
                $"missing key '{Reading.SchemaId.Key}'",
                $"start the file with '{Reading.SchemaId.Key}: {wanted}'");
            return wanted;
        }
        if (entry.Value is YamlScalar scalar && scalar.Text == wanted.ToString())
        {
            return wanted;
        }
        if (entry.Value is not YamlFault)
        {
            ReportOtherSchema(entry.Value, wanted);
        }
        _mapping = null;
        return wanted;
    }

    private void ReportOtherSchema(YamlNode node, SchemaId wanted)
    {
        string supported = $"supported here: {wanted}";
        if (node is not YamlScalar scalar || !Reading.SchemaId.TryParse(scalar.Text, out SchemaId found))
        {
            _context.Diagnostics.Error(node.Position, $"'schema' is {node.Designation}, which is no schema id", supported);
        }
        else if (found.Kind != wanted.Kind)
        {
            _context.Diagnostics.Error(
                node.Position,
                $"this file is {Wording.WithArticle(found.Kind)} ({found}), but {Wording.WithArticle(wanted.Kind)} is wanted",
                supported);
        }
        else
        {
            _context.Diagnostics.Error(
                node.Position,
                $"version {found.Version} of schema codesign.{found.Kind} is not supported",
                supported);
        }
    }
}
