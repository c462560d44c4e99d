using System.ComponentModel;
using System.Reflection;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Schema;

/// <summary>Runs reading methods without a file, each once, and keeps the records that they describe.</summary>
/// <param name="registry">The cases of open unions.</param>
internal sealed class SchemaCatalog(UnionRegistry registry)
{
    private const string TypeSuffix = "Description";

    private readonly Dictionary<(Type Record, MethodInfo Read), string> _names = [];
    private readonly List<string> _order = [];
    private readonly Dictionary<string, RecordSchema> _records = new(StringComparer.Ordinal);

    /// <summary>The id that the root's reading method asked for; empty if it did not.</summary>
    public string RootId { get; set; } = string.Empty;

    /// <summary>Every record in the order in which its reading first started.</summary>
    public IReadOnlyList<RecordSchema> Records => [.. _order.Select(name => _records[name])];

    /// <summary>Describes a record, at the first call by running its reading method.</summary>
    /// <typeparam name="T">The record's type.</typeparam>
    /// <param name="read">The reading method.</param>
    /// <returns>A reference, so that a record may contain itself.</returns>
    public RecordReferenceSchema RecordOf<T>(Func<NodeReader, T> read)
        where T : class
    {
        if (!_names.TryGetValue((typeof(T), read.Method), out string? name))
        {
            name = UniqueNameOf(typeof(T));
            _names.Add((typeof(T), read.Method), name);
            _order.Add(name);
            string description = typeof(T).GetCustomAttribute<DescriptionAttribute>()?.Description ?? string.Empty;
            RecordBuilder builder = new(name, description);
            _ = read(NodeReader.ForSchema(this, registry, builder));
            _records.Add(name, builder.Build());
        }
        return new RecordReferenceSchema(name);
    }

    private string UniqueNameOf(Type type)
    {
        string typeName = type.Name.EndsWith(TypeSuffix, StringComparison.Ordinal) && type.Name.Length > TypeSuffix.Length
            ? type.Name[..^TypeSuffix.Length]
            : type.Name;
        string name = SnakeCase.Of(typeName);
        string unique = name;
        for (int number = 2; _order.Contains(unique); number++)
        {
            unique = $"{name}_{number}";
        }
        return unique;
    }
}
