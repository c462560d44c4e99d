using System.Diagnostics.CodeAnalysis;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Files;
using CoDesign.Description.Schema;
using CoDesign.Description.Yaml;

namespace CoDesign.Description.Reading;

/// <summary>Gives a record's reading method the values of a mapping, key by key.</summary>
/// <remarks>
/// The same reading method runs in three modes: over a mapping (values and diagnostics), over nothing (harmless values after an error),
/// and for the schema (keys, types and descriptions are recorded). It must therefore ask for all of its keys whatever values it gets;
/// where the keys depend on a value, <see cref="Union{T}(string, string, IReadOnlyList{IUnionCase{T}})"/> says so. The order of asking is
/// the order in schema, listings and messages. Every method reports what is wrong and then returns a harmless value, so that one pass finds
/// all problems of a file.
/// </remarks>
public sealed partial class NodeReader
{
    private readonly ReadContext _context;
    private readonly NodePath _path;
    private readonly SchemaCatalog? _catalog;
    private readonly RecordBuilder? _record;
    private readonly List<string> _allowedKeys = [];
    private YamlMapping? _mapping;
    private ConstantSource? _source;
    private bool _isSourceClaimed;
    private bool _acceptsUnknownKeys;

    private NodeReader(ReadContext context, NodePath path, YamlMapping? mapping, SchemaCatalog? catalog, RecordBuilder? record)
    {
        _context = context;
        _path = path;
        _mapping = mapping;
        _catalog = catalog;
        _record = record;
        Position = mapping?.Position ?? SourcePosition.Of(context.File);
    }

    /// <summary>Where the mapping starts; kept by records for checks that come after reading.</summary>
    public SourcePosition Position { get; }

    /// <summary>Reader over a mapping.</summary>
    internal static NodeReader Over(YamlMapping mapping, ReadContext context, NodePath path) => new(context, path, mapping, null, null);

    /// <summary>Reader that has no key and reports nothing.</summary>
    internal static NodeReader ForNothing(ReadContext context) => new(context, NodePath.Root, null, null, null);

    /// <summary>Reader that records what is asked.</summary>
    internal static NodeReader ForSchema(SchemaCatalog catalog, UnionRegistry registry, RecordBuilder record) =>
        new(new ReadContext(string.Empty, new DiagnosticBag(), registry), NodePath.Root, null, catalog, record);

    /// <summary>Where the value of a key was written; the mapping's own position if the key is absent.</summary>
    /// <param name="key">The key.</param>
    public SourcePosition PositionOf(string key) =>
        _mapping is not null && _mapping.TryFind(key, out YamlEntry? entry) ? entry.Value.Position : Position;

    /// <summary>Reports a problem that a reading method itself has found, such as two values that contradict each other.</summary>
    /// <param name="key">The key whose value is to blame.</param>
    /// <param name="message">What was found; no final full stop.</param>
    /// <param name="hint">The remedy as a clause, or null.</param>
    public void Error(string key, string message, string? hint = null)
    {
        if (_mapping is not null)
        {
            _context.Diagnostics.Error(PositionOf(key), message, hint);
        }
    }

    /// <summary>Reports a problem of a part of a value.</summary>
    /// <param name="position">Where the part was written.</param>
    /// <param name="message">What was found; no final full stop.</param>
    /// <param name="hint">The remedy as a clause, or null.</param>
    public void Error(SourcePosition position, string message, string? hint = null)
    {
        if (_mapping is not null)
        {
            _context.Diagnostics.Error(position, message, hint);
        }
    }

    /// <summary>Reads a file that the mapping names, for kinds that keep more than YAML can say; reports what is wrong with it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="maximumBytes">Largest accepted file.</param>
    /// <returns>Null if there is none.</returns>
    public byte[]? ContentOf(FileReference file, int maximumBytes)
    {
        if (_mapping is null || _context.Files is not { } files || !file.Check(files, _context.Diagnostics))
        {
            return null;
        }
        FileStatus status = files.Read(file.Path, maximumBytes, out byte[] content);
        if (status is not FileStatus.Read)
        {
            Error(file.Position, $"'{file}' cannot be read", status is FileStatus.TooLarge ? $"it has more than {maximumBytes} bytes" : "check its permissions");
            return null;
        }
        return content;
    }

    /// <summary>Reads a key that must be there.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="key">The key, snake_case.</param>
    /// <param name="description">What the value means, one or more sentences; shown by schema, listing and messages.</param>
    /// <param name="form">What the value must look like.</param>
    public T Required<T>(string key, string description, ValueForm<T> form)
    {
        if (TryRead(key, description, form, isRequired: true, fallback: null, out T? value))
        {
            return value;
        }
        if (_mapping is not null)
        {
            string meaning = description.TrimEnd('.');
            _context.Diagnostics.Error(Position, $"missing key '{key}'{_path.InClause}", $"add '{key}', {form.Expectation} ({meaning})");
        }
        return form.Blank(_context);
    }

    /// <summary>Reads a key that may be absent.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="key">The key, snake_case.</param>
    /// <param name="description">What the value means, and what its absence means.</param>
    /// <param name="form">What the value must look like.</param>
    /// <returns>Null if the key is absent.</returns>
    public T? Optional<T>(string key, string description, ValueForm<T> form)
        where T : class => TryRead(key, description, form, isRequired: false, fallback: null, out T? value) ? value : null;

    /// <summary>Reads a key that may be absent.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="key">The key, snake_case.</param>
    /// <param name="description">What the value means, and what its absence means.</param>
    /// <param name="form">What the value must look like.</param>
    /// <returns>Null if the key is absent.</returns>
    public T? OptionalValue<T>(string key, string description, ValueForm<T> form)
        where T : struct => TryRead(key, description, form, isRequired: false, fallback: null, out T value) ? value : null;

    /// <summary>Reads a key that has a documented default.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="key">The key, snake_case.</param>
    /// <param name="description">What the value means.</param>
    /// <param name="form">What the value must look like.</param>
    /// <param name="fallback">The value of an absent key.</param>
    /// <param name="fallbackText">The same as a user would write it; shown by schema and listing.</param>
    public T Or<T>(string key, string description, ValueForm<T> form, T fallback, string fallbackText) =>
        TryRead(key, description, form, isRequired: false, fallbackText, out T? value) ? value : fallback;

    /// <summary>Reports the keys that nobody asked for; called once the reading method is done.</summary>
    internal void Finish()
    {
        if (_mapping is null || _acceptsUnknownKeys)
        {
            return;
        }
        foreach (YamlEntry entry in _mapping.Entries.Where(entry => !_allowedKeys.Contains(entry.Key.Text)))
        {
            _context.Diagnostics.Error(
                entry.Key.Position,
                $"unknown key {Wording.Quoted(entry.Key.Text)}{_path.InClause}",
                Spelling.Remedy(entry.Key.Text, _allowedKeys, "Allowed keys"));
        }
    }

    private bool TryRead<T>(
        string key,
        string description,
        ValueForm<T> form,
        bool isRequired,
        string? fallback,
        [MaybeNullWhen(false)] out T value)
    {
        Claim(key);
        if (form.UsesEnclosingSource)
        {
            ClaimSource();
        }
        if (_record is not null)
        {
            _record.Add(new PropertySchema(key, description, isRequired, form.Describe(_catalog!), fallback));
        }
        if (_mapping is not null && _mapping.TryFind(key, out YamlEntry? entry))
        {
            value = form.Read(entry.Value, new ReadSite(_context, _path.Key(key), _source));
            return true;
        }
        value = default;
        return false;
    }

    private void Claim(string key)
    {
        bool isImplicit = _isSourceClaimed && (key is ConstantSource.SourceKey or ConstantSource.ToleranceKey);
        if (!_allowedKeys.Contains(key))
        {
            _allowedKeys.Add(key);
        }
        else if (!isImplicit)
        {
            throw new InvalidOperationException($"key '{key}' is read twice{_path.InClause}");
        }
    }

    // Asking for one constant makes 'source' and 'tolerance' keys of the mapping.
    private void ClaimSource()
    {
        if (_isSourceClaimed)
        {
            return;
        }
        _isSourceClaimed = true;
        _source = _mapping is null ? null : ConstantSource.Of(_mapping, _context, _path);
        foreach ((string key, string meaning, ValueSchema schema) in ConstantSource.Keys)
        {
            if (!_allowedKeys.Contains(key))
            {
                _allowedKeys.Add(key);
                _record?.Add(new PropertySchema(key, meaning, IsRequired: false, schema, Default: null));
            }
        }
    }
}
