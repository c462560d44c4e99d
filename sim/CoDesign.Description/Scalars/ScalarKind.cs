using System.Diagnostics.CodeAnalysis;
using CoDesign.Description.Schema;

namespace CoDesign.Description.Scalars;

/// <summary>A kind of scalar value: how its text becomes a value, how a value becomes text, and how a schema describes it.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <remarks>Loader, schema and <c>explain</c> all use the same kind, so none of them can disagree about what is allowed.</remarks>
public abstract class ScalarKind<T>
    where T : notnull
{
    /// <summary>What a message calls such a value, without article: "frequency".</summary>
    public abstract string Noun { get; }

    /// <summary>A valid text that a message can show: "250 MHz".</summary>
    public abstract string Example { get; }

    /// <summary>A valid, harmless value that stands in after an error was reported, so that reading can go on.</summary>
    public abstract T Blank { get; }

    /// <summary>The kind as data, for JSON Schema and listings.</summary>
    public abstract ScalarSchema Schema { get; }

    /// <summary>Reads a value.</summary>
    /// <param name="text">The scalar as written.</param>
    /// <param name="value">The value, if the text is one.</param>
    /// <param name="fault">Otherwise what is wrong with the text and what to write instead.</param>
    /// <returns>Whether the text is such a value.</returns>
    public abstract bool TryParse(
        ScalarText text,
        [MaybeNullWhen(false)] out T value,
        [NotNullWhen(false)] out ScalarFault? fault);

    /// <summary>The canonical text of a value; parsing it gives the value back.</summary>
    /// <param name="value">A value of this kind.</param>
    public abstract string Format(T value);
}
