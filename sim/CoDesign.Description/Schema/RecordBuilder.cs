namespace CoDesign.Description.Schema;

/// <summary>Collects the keys of one record while its reading method runs without a file.</summary>
/// <param name="name">Name of the record in its model.</param>
/// <param name="description">What the record describes.</param>
internal sealed class RecordBuilder(string name, string description)
{
    private readonly List<PropertySchema> _properties = [];
    private readonly List<KeyGroup> _keyGroups = [];
    private readonly List<UnionCaseSchema> _cases = [];
    private string? _tagKey;

    /// <summary>Name of the record in its model.</summary>
    public string Name { get; } = name;

    /// <summary>Adds a key; one that was added under the same name is replaced (a record may document <c>source</c> itself).</summary>
    public void Add(PropertySchema property)
    {
        int known = _properties.FindIndex(candidate => candidate.Key == property.Key);
        if (known >= 0)
        {
            _properties[known] = property;
        }
        else
        {
            _properties.Add(property);
        }
    }

    /// <summary>Adds a rule about keys.</summary>
    public void Add(KeyGroup group) => _keyGroups.Add(group);

    /// <summary>Adds the keys of one value of the tag.</summary>
    /// <exception cref="InvalidOperationException">The record already has another tag.</exception>
    public void AddCase(string tagKey, string tag, string caseDescription, RecordBuilder builder)
    {
        if ((_tagKey ??= tagKey) != tagKey || builder._tagKey is not null)
        {
            throw new InvalidOperationException($"record '{Name}' has two unions in one mapping; put one of them under a key of its own");
        }
        _cases.Add(new UnionCaseSchema(tag, caseDescription, builder._properties, builder._keyGroups));
    }

    /// <summary>The finished record.</summary>
    /// <exception cref="InvalidOperationException">A case has a key that all cases share.</exception>
    public RecordSchema Build()
    {
        foreach (PropertySchema property in _cases.SelectMany(unionCase => unionCase.Properties))
        {
            // 'source' and 'tolerance' belong to all constants of a mapping, wherever they are read.
            if (property.Key is not ("source" or "tolerance") && _properties.Exists(shared => shared.Key == property.Key))
            {
                throw new InvalidOperationException($"record '{Name}' reads key '{property.Key}' twice, once in a case of '{_tagKey}'");
            }
        }
        return new RecordSchema(Name, description)
        {
            Properties = _properties,
            TagKey = _tagKey,
            Cases = _cases,
            KeyGroups = _keyGroups,
        };
    }
}
