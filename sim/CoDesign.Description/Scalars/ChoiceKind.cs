using System.Diagnostics.CodeAnalysis;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Schema;

namespace CoDesign.Description.Scalars;

/// <summary>One of a fixed set of words, each of which stands for a value.</summary>
/// <typeparam name="T">The value's type.</typeparam>
internal sealed class ChoiceKind<T> : ScalarKind<T>
    where T : notnull
{
    // Two arrays, not one of pairs: the runtime would compile everything that handles pairs again for each kind, at every start.
    private readonly string[] _words;
    private readonly T[] _values;

    /// <summary>Creates a kind.</summary>
    /// <param name="noun">What messages call the choice, such as "access".</param>
    /// <param name="words">At least one word, in the order in which messages list them.</param>
    /// <param name="values">What each word stands for.</param>
    public ChoiceKind(string noun, string[] words, T[] values)
    {
        _words = words;
        _values = values;
        Noun = noun;
        Schema = new ScalarSchema(noun, JsonTypes.String, Example) { Values = _words };
    }

    /// <inheritdoc/>
    public override string Noun { get; }

    /// <inheritdoc/>
    public override string Example => _words[0];

    /// <inheritdoc/>
    public override T Blank => _values[0];

    /// <inheritdoc/>
    public override ScalarSchema Schema { get; }

    /// <inheritdoc/>
    public override bool TryParse(
        ScalarText text,
        [MaybeNullWhen(false)] out T value,
        [NotNullWhen(false)] out ScalarFault? fault)
    {
        int index = Array.IndexOf(_words, text.Text);
        value = index >= 0 ? _values[index] : default;
        if (YamlWords.IsOtherThanText(text, Wording.WithArticle(Noun), out fault) && YamlWords.IsOldBoolean(text.Text))
        {
            // A boolean of YAML 1.1 is either quoted or not a choice at all; the list shows which.
            fault = index >= 0 ? fault : fault with { Hint = $"allowed values: {string.Join(", ", _words)}" };
            return false;
        }
        fault = index >= 0 ? null : new ScalarFault(
            $"unknown value {Wording.Quoted(text.Text)}",
            Spelling.Remedy(text.Text, _words, "Allowed values"));
        return index >= 0;
    }

    /// <inheritdoc/>
    public override string Format(T value) => _words[Array.IndexOf(_values, value)];
}
