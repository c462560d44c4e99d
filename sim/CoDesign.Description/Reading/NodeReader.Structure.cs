using CoDesign.Description.Diagnostics;
using CoDesign.Description.Scalars;
using CoDesign.Description.Schema;
using CoDesign.Description.Yaml;

namespace CoDesign.Description.Reading;

/// <content>Mappings, lists, unions and rules about keys.</content>
public sealed partial class NodeReader
{
    /// <summary>Reads a nested record.</summary>
    /// <typeparam name="T">The record's type.</typeparam>
    /// <param name="key">The key, snake_case.</param>
    /// <param name="description">What the record means here.</param>
    /// <param name="read">Its reading method.</param>
    public T Object<T>(string key, string description, Func<NodeReader, T> read)
        where T : class => Required(key, description, Form.Object(read));

    /// <summary>Reads a nested record that may be absent.</summary>
    /// <typeparam name="T">The record's type.</typeparam>
    /// <param name="key">The key, snake_case.</param>
    /// <param name="description">What the record means here, and what its absence means.</param>
    /// <param name="read">Its reading method.</param>
    /// <returns>Null if the key is absent.</returns>
    public T? OptionalObject<T>(string key, string description, Func<NodeReader, T> read)
        where T : class => Optional(key, description, Form.Object(read));

    /// <summary>Reads a list of records.</summary>
    /// <typeparam name="T">The records' type.</typeparam>
    /// <param name="key">The key, snake_case.</param>
    /// <param name="description">What the list means.</param>
    /// <param name="read">The reading method of one record.</param>
    /// <param name="minimumItems">Fewest allowed items.</param>
    /// <param name="uniqueKey">A key of the records whose value may occur only once, such as "id"; null if none is.</param>
    public IReadOnlyList<T> List<T>(
        string key,
        string description,
        Func<NodeReader, T> read,
        int minimumItems = 0,
        string? uniqueKey = null)
        where T : class => Required(key, description, Form.List(Form.Object(read), minimumItems, uniqueKey));

    /// <summary>Reads a list of records that may be absent.</summary>
    /// <typeparam name="T">The records' type.</typeparam>
    /// <param name="key">The key, snake_case.</param>
    /// <param name="description">What the list means.</param>
    /// <param name="read">The reading method of one record.</param>
    /// <param name="uniqueKey">A key of the records whose value may occur only once, such as "id"; null if none is.</param>
    /// <returns>An empty list if the key is absent; schema and listing say so.</returns>
    public IReadOnlyList<T> OptionalList<T>(string key, string description, Func<NodeReader, T> read, string? uniqueKey = null)
        where T : class => Or(key, description, Form.List(Form.Object(read), 0, uniqueKey), [], "[]");

    /// <summary>Reads a list of single values.</summary>
    /// <typeparam name="T">The values' type.</typeparam>
    /// <param name="key">The key, snake_case.</param>
    /// <param name="description">What the list means.</param>
    /// <param name="kind">What each value is.</param>
    /// <param name="minimumItems">Fewest allowed items.</param>
    public IReadOnlyList<T> ScalarList<T>(string key, string description, ScalarKind<T> kind, int minimumItems = 0)
        where T : notnull => Required(key, description, Form.List(Form.Scalar(kind), minimumItems));

    /// <summary>Reads a list of single values that may be absent.</summary>
    /// <typeparam name="T">The values' type.</typeparam>
    /// <param name="key">The key, snake_case.</param>
    /// <param name="description">What the list means.</param>
    /// <param name="kind">What each value is.</param>
    /// <returns>An empty list if the key is absent; schema and listing say so.</returns>
    public IReadOnlyList<T> OptionalScalarList<T>(string key, string description, ScalarKind<T> kind)
        where T : notnull => Or(key, description, Form.List(Form.Scalar(kind)), [], "[]");

    /// <summary>Reads a mapping whose keys the author chooses, with records behind them.</summary>
    /// <typeparam name="T">The records' type.</typeparam>
    /// <param name="key">The key, snake_case.</param>
    /// <param name="description">What the mapping means.</param>
    /// <param name="entryKey">What a chosen key must look like.</param>
    /// <param name="read">The reading method of one record.</param>
    public KeyedList<T> Map<T>(string key, string description, ScalarKind<string> entryKey, Func<NodeReader, T> read)
        where T : class => Required(key, description, Form.Map(entryKey, Form.Object(read)));

    /// <summary>Reads a mapping whose keys the author chooses.</summary>
    /// <typeparam name="T">The values' type.</typeparam>
    /// <param name="key">The key, snake_case.</param>
    /// <param name="description">What the mapping means.</param>
    /// <param name="entryKey">What a chosen key must look like.</param>
    /// <param name="value">What stands behind each key.</param>
    public KeyedList<T> Map<T>(string key, string description, ScalarKind<string> entryKey, ValueForm<T> value) =>
        Required(key, description, Form.Map(entryKey, value));

    /// <summary>Reads a mapping whose keys the author chooses and that may be absent.</summary>
    /// <typeparam name="T">The values' type.</typeparam>
    /// <param name="key">The key, snake_case.</param>
    /// <param name="description">What the mapping means.</param>
    /// <param name="entryKey">What a chosen key must look like.</param>
    /// <param name="value">What stands behind each key.</param>
    /// <returns>An empty mapping if the key is absent; schema and listing say so.</returns>
    public KeyedList<T> OptionalMap<T>(string key, string description, ScalarKind<string> entryKey, ValueForm<T> value) =>
        Or(key, description, Form.Map(entryKey, value), new KeyedList<T>([]), "{}");

    /// <summary>Reads a tag and the further keys of this mapping that it chooses.</summary>
    /// <typeparam name="T">The common type of all cases.</typeparam>
    /// <param name="key">The key of the tag, such as "kind".</param>
    /// <param name="description">What the tag means.</param>
    /// <param name="cases">At least one case; messages and schema list them in this order.</param>
    /// <exception cref="InvalidOperationException">There is no case, or the mapping has two unions.</exception>
    public Tagged<T> Union<T>(string key, string description, IReadOnlyList<IUnionCase<T>> cases)
    {
        if (cases.Count == 0)
        {
            throw new InvalidOperationException($"union '{key}' of {typeof(T)} has no case");
        }
        ScalarKind<string> tags = Scalars.Scalar.OneOf(key, cases.Select(one => one.Tag));
        Located<string> tag = Required(key, description, Form.Located(Form.Scalar(tags)));
        if (_record is not null)
        {
            return new Tagged<T>(tag.Value, RecordCases(key, cases), tag.Position);
        }
        IUnionCase<T> chosen = cases.First(one => one.Tag == tag.Value);
        bool isWritten = _mapping is not null
            && _mapping.TryFind(key, out YamlEntry? entry)
            && entry.Value is YamlScalar written
            && written.Text == chosen.Tag;
        if (isWritten || _mapping is null)
        {
            return new Tagged<T>(chosen.Tag, chosen.Read(this), tag.Position);
        }
        // Without a known tag nobody can say which further keys are right.
        _acceptsUnknownKeys = true;
        return new Tagged<T>(chosen.Tag, _context.Blank(chosen.Read), tag.Position);
    }

    /// <summary>Reads a tag whose cases are registered from outside, such as the kinds of modules.</summary>
    /// <typeparam name="T">The common type of all cases.</typeparam>
    /// <param name="key">The key of the tag, such as "kind".</param>
    /// <param name="description">What the tag means.</param>
    /// <exception cref="InvalidOperationException">No case of the type is registered.</exception>
    public Tagged<T> OpenUnion<T>(string key, string description) => Union(key, description, _context.Registry.CasesOf<T>());

    /// <summary>Demands exactly one of several optional keys, which were read before.</summary>
    /// <param name="keys">At least two keys.</param>
    public void ExactlyOneOf(params string[] keys) => Demand(new KeyGroup(KeyGroupRule.ExactlyOne, keys));

    /// <summary>Forbids more than one of several optional keys, which were read before.</summary>
    /// <param name="keys">At least two keys.</param>
    public void AtMostOneOf(params string[] keys) => Demand(new KeyGroup(KeyGroupRule.AtMostOne, keys));

    /// <summary>Demands that several optional keys, which were read before, are all there or all absent.</summary>
    /// <param name="keys">At least two keys.</param>
    public void AllOrNoneOf(params string[] keys) => Demand(new KeyGroup(KeyGroupRule.AllOrNone, keys));

    private T RecordCases<T>(string key, IReadOnlyList<IUnionCase<T>> cases)
    {
        List<T> blanks = [];
        foreach (IUnionCase<T> one in cases)
        {
            RecordBuilder builder = new($"{_record!.Name}_{one.Tag}", one.Description);
            blanks.Add(one.Read(ForSchema(_catalog!, _context.Registry, builder)));
            _record.AddCase(key, one.Tag, one.Description, builder);
        }
        return blanks[0];
    }

    private void Demand(KeyGroup group)
    {
        _record?.Add(group);
        if (_mapping is null)
        {
            return;
        }
        YamlEntry[] present = [.. _mapping.Entries.Where(entry => group.Keys.Contains(entry.Key.Text))];
        string either = Wording.Alternatives([.. group.Keys.Select(key => $"'{key}'")]);
        if (group.Rule == KeyGroupRule.AllOrNone)
        {
            if (present.Length > 0 && present.Length < group.Keys.Count)
            {
                string missing = group.Keys.First(key => present.All(entry => entry.Key.Text != key));
                _context.Diagnostics.Error(
                    present[0].Key.Position,
                    $"'{present[0].Key.Text}'{_path.InClause} needs '{missing}' too",
                    $"add '{missing}' or remove the other");
            }
            return;
        }
        if (present.Length > 1)
        {
            _context.Diagnostics.Error(
                present[1].Key.Position,
                $"'{present[0].Key.Text}' and '{present[1].Key.Text}'{_path.InClause} exclude each other",
                $"keep one of {either}");
        }
        if (present.Length == 0 && group.Rule == KeyGroupRule.ExactlyOne)
        {
            _context.Diagnostics.Error(Position, $"a key is missing{_path.InClause}", $"add {either}");
        }
    }
}
