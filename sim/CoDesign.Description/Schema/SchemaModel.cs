using CoDesign.Description.Reading;

namespace CoDesign.Description.Schema;

/// <summary>Everything that one kind of description file may contain, as data; made by running its reading method without a file.</summary>
public sealed class SchemaModel
{
    private readonly Dictionary<string, RecordSchema> _byName;

    private SchemaModel(string id, RecordSchema root, IReadOnlyList<RecordSchema> records)
    {
        Id = id;
        Root = root;
        Records = records;
        _byName = records.ToDictionary(record => record.Name, StringComparer.Ordinal);
    }

    /// <summary>The id that a file of this kind starts with: "codesign.chip/1"; empty for a record that is only a part of a file.</summary>
    public string Id { get; }

    /// <summary>The top mapping.</summary>
    public RecordSchema Root { get; }

    /// <summary>Every record, the root included, in the order in which they are first read.</summary>
    public IReadOnlyList<RecordSchema> Records { get; }

    /// <summary>Makes the model of a record.</summary>
    /// <typeparam name="T">The record's type.</typeparam>
    /// <param name="read">The reading method that also loads files.</param>
    /// <param name="registry">The cases of open unions; null if the record has none.</param>
    public static SchemaModel Of<T>(Func<NodeReader, T> read, UnionRegistry? registry = null)
        where T : class
    {
        SchemaCatalog catalog = new(registry ?? UnionRegistry.Empty);
        RecordReferenceSchema root = catalog.RecordOf(read);
        IReadOnlyList<RecordSchema> records = catalog.Records;
        return new SchemaModel(catalog.RootId, records.First(record => record.Name == root.RecordName), records);
    }

    /// <summary>Finds a record.</summary>
    /// <param name="reference">A reference out of this model.</param>
    public RecordSchema RecordOf(RecordReferenceSchema reference) => _byName[reference.RecordName];

    /// <summary>Every key with its path, in reading order; a record inside itself is not unfolded again.</summary>
    public IEnumerable<SchemaRow> Rows() => RowsOf(Root, string.Empty, string.Empty, [Root.Name]);

    private IEnumerable<SchemaRow> RowsOf(RecordSchema record, string prefix, string condition, IReadOnlyList<string> open)
    {
        IEnumerable<SchemaRow> own = record.Properties.SelectMany(property => RowsOf(property, prefix, condition, open));
        IEnumerable<SchemaRow> cases = record.Cases.SelectMany(unionCase => unionCase.Properties.SelectMany(
            property => RowsOf(property, prefix, $"{record.TagKey}: {unionCase.Tag}", open)));
        return own.Concat(cases);
    }

    private IEnumerable<SchemaRow> RowsOf(PropertySchema property, string prefix, string condition, IReadOnlyList<string> open)
    {
        string path = prefix + property.Key;
        ScalarSchema? scalar = ScalarOf(property.Value);
        yield return new SchemaRow(
            path,
            condition,
            property.Value.TypeText,
            scalar?.Units ?? [],
            scalar?.RangeText ?? string.Empty,
            property.Default,
            property.IsRequired,
            property.Description);
        foreach (SchemaRow row in RowsInside(property.Value, path, condition, open))
        {
            yield return row;
        }
    }

    private IEnumerable<SchemaRow> RowsInside(ValueSchema value, string path, string condition, IReadOnlyList<string> open) => value switch
    {
        RecordReferenceSchema reference when !open.Contains(reference.RecordName) =>
            RowsOf(RecordOf(reference), path + ".", condition, [.. open, reference.RecordName]),
        ListSchema list => RowsInside(list.Item, path + "[]", condition, open),
        MapSchema map => RowsInside(map.Value, path + ".*", condition, open),
        ShorthandSchema shorthand => RowsInside(shorthand.Full, path, condition, open),
        _ => [],
    };

    private static ScalarSchema? ScalarOf(ValueSchema value) => value switch
    {
        ScalarSchema scalar => scalar,
        SourcedSchema sourced => sourced.Value,
        ListSchema list => ScalarOf(list.Item),
        MapSchema map => ScalarOf(map.Value),
        ShorthandSchema shorthand => shorthand.Scalar,
        _ => null,
    };
}
