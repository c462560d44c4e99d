using CoDesign.Description.Schema;
using CoDesign.Description.Yaml;

namespace CoDesign.Description.Reading;

/// <summary>The form that a node must have to be read as a value; forms are made and nested by <see cref="Form"/>.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <remarks>One object knows how to read, how to stand in after an error and how to be described, so the three cannot drift
/// apart.</remarks>
public abstract class ValueForm<T>
{
    private protected ValueForm()
    {
    }

    /// <summary>What a message asks for: "a size such as 64 KiB", "a list".</summary>
    internal abstract string Expectation { get; }

    /// <summary>Whether plain constants inside take the <c>source:</c> of the mapping that encloses them.</summary>
    internal virtual bool UsesEnclosingSource => false;

    /// <summary>Reads a node; reports what is wrong and then returns a harmless value.</summary>
    internal abstract T Read(YamlNode node, ReadSite site);

    /// <summary>A harmless value for a node that is missing or wrong.</summary>
    internal abstract T Blank(ReadContext context);

    /// <summary>The form as data.</summary>
    internal abstract ValueSchema Describe(SchemaCatalog catalog);
}
