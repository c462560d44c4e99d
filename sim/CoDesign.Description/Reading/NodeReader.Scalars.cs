using CoDesign.Description.Quantities;
using CoDesign.Description.Scalars;
using CoDesign.Description.Yaml;

namespace CoDesign.Description.Reading;

/// <content>Single values: one general method for each of required, optional and defaulted, and short names for what most records
/// need.</content>
public sealed partial class NodeReader
{
    /// <summary>Reads a single value that must be there.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="key">The key, snake_case.</param>
    /// <param name="description">What the value means.</param>
    /// <param name="kind">What the value is, such as <c>Quantity.Voltage</c> or <c>Scalar.Boolean</c>.</param>
    public T Scalar<T>(string key, string description, ScalarKind<T> kind)
        where T : notnull => Required(key, description, Form.Scalar(kind));

    /// <summary>Reads a single value that may be absent.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="key">The key, snake_case.</param>
    /// <param name="description">What the value means, and what its absence means.</param>
    /// <param name="kind">What the value is.</param>
    /// <returns>Null if the key is absent.</returns>
    public T? OptionalScalar<T>(string key, string description, ScalarKind<T> kind)
        where T : struct => OptionalValue(key, description, Form.Scalar(kind));

    /// <summary>Reads a text that may be absent.</summary>
    /// <param name="key">The key, snake_case.</param>
    /// <param name="description">What the text means, and what its absence means.</param>
    /// <param name="kind">What the text must look like.</param>
    /// <returns>Null if the key is absent.</returns>
    public string? OptionalScalar(string key, string description, ScalarKind<string> kind) =>
        Optional(key, description, Form.Scalar(kind));

    /// <summary>Reads a single value that has a documented default.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="key">The key, snake_case.</param>
    /// <param name="description">What the value means.</param>
    /// <param name="kind">What the value is.</param>
    /// <param name="fallback">The value of an absent key; schema and listing show it.</param>
    public T ScalarOr<T>(string key, string description, ScalarKind<T> kind, T fallback)
        where T : notnull => Or(key, description, Form.Scalar(kind), fallback, kind.Format(fallback));

    /// <summary>Reads a single value that must be there, with its position.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="key">The key, snake_case.</param>
    /// <param name="description">What the value means.</param>
    /// <param name="kind">What the value is.</param>
    public Located<T> Located<T>(string key, string description, ScalarKind<T> kind)
        where T : notnull => Required(key, description, Form.Located(Form.Scalar(kind)));

    /// <summary>Reads a physical constant: {value, source, tolerance}, or a plain value under the <c>source:</c> of this mapping.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="key">The key, snake_case.</param>
    /// <param name="description">What the constant means.</param>
    /// <param name="kind">What the value is.</param>
    public Sourced<T> Sourced<T>(string key, string description, ScalarKind<T> kind)
        where T : notnull => Required(key, description, Form.Sourced(kind));

    /// <summary>Reads a physical constant that may be absent.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="key">The key, snake_case.</param>
    /// <param name="description">What the constant means, and what its absence means.</param>
    /// <param name="kind">What the value is.</param>
    /// <returns>Null if the key is absent.</returns>
    public Sourced<T>? OptionalSourced<T>(string key, string description, ScalarKind<T> kind)
        where T : notnull => Optional(key, description, Form.Sourced(kind));

    /// <summary>Reads an id: <c>[a-z][a-z0-9_-]*</c>.</summary>
    /// <param name="key">The key, usually "id".</param>
    /// <param name="description">What it names and where it must be unique.</param>
    public string Identifier(string key, string description) => Scalar(key, description, Scalars.Scalar.Identifier);

    /// <summary>Reads one line of text.</summary>
    /// <param name="key">The key, snake_case.</param>
    /// <param name="description">What the text means.</param>
    public string Text(string key, string description) => Scalar(key, description, Scalars.Scalar.Text);

    /// <summary>Reads text on one or several lines; the final line break is dropped.</summary>
    /// <param name="key">The key, snake_case.</param>
    /// <param name="description">What the text means.</param>
    public string MultilineText(string key, string description) => Scalar(key, description, Scalars.Scalar.MultilineText);

    /// <summary>Reads true or false.</summary>
    /// <param name="key">The key, snake_case.</param>
    /// <param name="description">What true means.</param>
    public bool Boolean(string key, string description) => Scalar(key, description, Scalars.Scalar.Boolean);

    /// <summary>Reads a number of things, not negative.</summary>
    /// <param name="key">The key, snake_case.</param>
    /// <param name="description">What is counted.</param>
    /// <param name="minimum">Smallest allowed number, or null.</param>
    /// <param name="maximum">Largest allowed number, or null.</param>
    public int Count(string key, string description, int? minimum = null, int? maximum = null) =>
        Scalar(key, description, Scalars.Scalar.Count.Within(minimum, maximum));

    /// <summary>Reads a signed whole number.</summary>
    /// <param name="key">The key, snake_case.</param>
    /// <param name="description">What the number means.</param>
    /// <param name="minimum">Smallest allowed number, or null.</param>
    /// <param name="maximum">Largest allowed number, or null.</param>
    public long Integer(string key, string description, long? minimum = null, long? maximum = null) =>
        Scalar(key, description, Scalars.Scalar.Integer.Within(minimum, maximum));

    /// <summary>Reads a byte address, hexadecimal or decimal.</summary>
    /// <param name="key">The key, snake_case.</param>
    /// <param name="description">What the address means.</param>
    public Address Address(string key, string description) => Scalar(key, description, Scalars.Scalar.Address);

    /// <summary>Reads a number of bytes with a binary unit.</summary>
    /// <param name="key">The key, snake_case.</param>
    /// <param name="description">What the size means.</param>
    /// <param name="minimum">Smallest allowed size, or null.</param>
    /// <param name="maximum">Largest allowed size, or null.</param>
    public ByteSize Size(string key, string description, ByteSize? minimum = null, ByteSize? maximum = null) =>
        Scalar(key, description, Quantity.Size.Within(minimum, maximum));

    /// <summary>Reads a clock frequency.</summary>
    /// <param name="key">The key, snake_case.</param>
    /// <param name="description">Which clock is meant.</param>
    public Frequency Frequency(string key, string description) => Scalar(key, description, Quantity.Frequency);

    /// <summary>Reads a width in bits.</summary>
    /// <param name="key">The key, snake_case.</param>
    /// <param name="description">What is that wide.</param>
    /// <param name="minimum">Smallest allowed width, or null.</param>
    /// <param name="maximum">Largest allowed width, or null.</param>
    public BitWidth Width(string key, string description, BitWidth? minimum = null, BitWidth? maximum = null) =>
        Scalar(key, description, Quantity.Width.Within(minimum, maximum));

    /// <summary>Reads a member of an enum, written in snake_case.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="key">The key, snake_case.</param>
    /// <param name="description">What is chosen.</param>
    public T Enum<T>(string key, string description)
        where T : struct, Enum => Scalar(key, description, Scalars.Scalar.EnumOf<T>());

    /// <summary>Reads a member of an enum that has a documented default.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="key">The key, snake_case.</param>
    /// <param name="description">What is chosen.</param>
    /// <param name="fallback">The member that an absent key stands for; schema and listing show it.</param>
    public T EnumOr<T>(string key, string description, T fallback)
        where T : struct, Enum => ScalarOr(key, description, Scalars.Scalar.EnumOf<T>(), fallback);

    /// <summary>Reads a SHA-256 checksum: 64 lower-case hexadecimal digits.</summary>
    /// <param name="key">The key, usually "sha256".</param>
    /// <param name="description">What the checksum is of.</param>
    public string Sha256(string key, string description) => Scalar(key, description, Scalars.Scalar.Sha256);

    /// <summary>Reads the name of a file, relative to the folder of the YAML file; whether it exists is checked later.</summary>
    /// <param name="key">The key, snake_case.</param>
    /// <param name="description">What the file contains.</param>
    public FileReference File(string key, string description) => Required(key, description, Form.File);

    /// <summary>Reads the name of a file that may be absent.</summary>
    /// <param name="key">The key, snake_case.</param>
    /// <param name="description">What the file contains, and what its absence means.</param>
    /// <returns>Null if the key is absent.</returns>
    public FileReference? OptionalFile(string key, string description) => OptionalValue(key, description, Form.File);

    /// <summary>Reads an id of something described elsewhere; resolved once everything is read.</summary>
    /// <param name="key">The key, snake_case.</param>
    /// <param name="description">What is named.</param>
    public Reference Reference(string key, string description) => Required(key, description, Form.Reference);

    /// <summary>Reads an id of something described elsewhere that may be absent.</summary>
    /// <param name="key">The key, snake_case.</param>
    /// <param name="description">What is named, and what its absence means.</param>
    /// <returns>Null if the key is absent.</returns>
    public Reference? OptionalReference(string key, string description) => OptionalValue(key, description, Form.Reference);

    /// <summary>Reads a list of ids of things described elsewhere.</summary>
    /// <param name="key">The key, snake_case.</param>
    /// <param name="description">What is named.</param>
    /// <param name="minimumItems">Fewest allowed ids.</param>
    public IReadOnlyList<Reference> References(string key, string description, int minimumItems = 0) =>
        Required(key, description, Form.List(Form.Reference, minimumItems));

    /// <summary>Reads a list of ids of things described elsewhere that may be absent.</summary>
    /// <param name="key">The key, snake_case.</param>
    /// <param name="description">What is named.</param>
    /// <returns>An empty list if the key is absent; schema and listing say so.</returns>
    public IReadOnlyList<Reference> OptionalReferences(string key, string description) =>
        Or(key, description, Form.List(Form.Reference), [], "[]");

    /// <summary>Reads overrides, a mapping from path to new value, for <see cref="Yaml.Overrides.Apply"/>.</summary>
    /// <param name="key">The key, usually "set".</param>
    /// <param name="description">Which description the overrides change.</param>
    /// <returns>The overrides in the order of the file; none if the key is absent.</returns>
    public IReadOnlyList<Override> Overrides(string key, string description) =>
        [.. OptionalMap(key, description, Override.PathKind, Form.Raw)
            .Select(entry => new Override(entry.Key, entry.Value, entry.Position))];
}
