using CoDesign.Description.Scalars;
using CoDesign.Description.Yaml;

namespace CoDesign.Description.Reading;

/// <summary>Makes the forms that values may have. <see cref="NodeReader"/> has a short method for the usual ones.</summary>
public static class Form
{
    /// <summary>Any node, unread; for values that another record judges, such as those of overrides.</summary>
    public static ValueForm<YamlNode> Raw { get; } = new RawForm();

    /// <summary>An id of something described elsewhere.</summary>
    public static ValueForm<Reference> Reference { get; } = new ReferenceForm();

    /// <summary>A file, named relative to the folder of the YAML file.</summary>
    public static ValueForm<FileReference> File { get; } = new FileForm();

    /// <summary>A single value.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="kind">What the value is.</param>
    public static ValueForm<T> Scalar<T>(ScalarKind<T> kind)
        where T : notnull => new ScalarForm<T>(kind);

    /// <summary>A physical constant with source and tolerance.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="kind">What the value is.</param>
    public static ValueForm<Sourced<T>> Sourced<T>(ScalarKind<T> kind)
        where T : notnull => new SourcedForm<T>(kind);

    /// <summary>A mapping that a reading method understands.</summary>
    /// <typeparam name="T">The record's type.</typeparam>
    /// <param name="read">The reading method; it must ask for its keys whatever their values are.</param>
    public static ValueForm<T> Object<T>(Func<NodeReader, T> read)
        where T : class => new ObjectForm<T>(read);

    /// <summary>A list.</summary>
    /// <typeparam name="T">The items' type.</typeparam>
    /// <param name="item">What each item is.</param>
    /// <param name="minimumItems">Fewest allowed items.</param>
    /// <param name="uniqueKey">A key of the items (mappings) whose value may occur only once in the list, such as "id"; null if none
    /// is.</param>
    public static ValueForm<IReadOnlyList<T>> List<T>(ValueForm<T> item, int minimumItems = 0, string? uniqueKey = null) =>
        new ListForm<T>(item, minimumItems, uniqueKey);

    /// <summary>A mapping whose keys the author chooses.</summary>
    /// <typeparam name="T">The values' type.</typeparam>
    /// <param name="key">What a key must look like, such as <see cref="Scalars.Scalar.Identifier"/>.</param>
    /// <param name="value">What stands behind each key.</param>
    public static ValueForm<KeyedList<T>> Map<T>(ScalarKind<string> key, ValueForm<T> value) => new MapForm<T>(key, value);

    /// <summary>A value with the position where it was written.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="form">The value's form.</param>
    public static ValueForm<Located<T>> Located<T>(ValueForm<T> form) => new LocatedForm<T>(form);

    /// <summary>A full form, usually a mapping, or a single value as shorthand for it.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TScalar">The type of the single value.</typeparam>
    /// <param name="kind">What the single value is.</param>
    /// <param name="expand">Makes the full value of the single one.</param>
    /// <param name="full">The full form.</param>
    public static ValueForm<T> Shorthand<T, TScalar>(ScalarKind<TScalar> kind, Func<TScalar, T> expand, ValueForm<T> full)
        where TScalar : notnull => new ShorthandForm<T, TScalar>(kind, expand, full);
}
