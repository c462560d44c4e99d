using System.Diagnostics.CodeAnalysis;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Schema;

namespace CoDesign.Description.Scalars;

/// <summary>One of a fixed set of words, each of which stands for a value.</summary>
/// <typeparam name="T">The value's type.</typeparam>
internal sealed class ChoiceKind<T> : ScalarKind<T>
    where T : notnull
{
    private readonly (string Word, T Value)[] _choices;
    private readonly string[] _words;

    /// <summary>Creates a kind.</summary>
    /// <param name="noun">What messages call the choice, such as "access".</param>
    /// <param name="choices">At least one word with its value, in the order in which messages list them.</param>
    public ChoiceKind(string noun, IEnumerable<(string Word, T Value)> choices)
    {
        _choices = [.. choices];
        _words = [.. _choices.Select(choice => choice.Word)];
        Noun = noun;
        Schema = new ScalarSchema(noun, JsonTypes.String, Example) { Values = _words };
    }

    /// <inheritdoc/>
    public override string Noun { get; }

    /// <inheritdoc/>
    public override string Example => _words[0];

    /// <inheritdoc/>
    public override T Blank => _choices[0].Value;

    /// <inheritdoc/>
    public override ScalarSchema Schema { get; }

    /// <inheritdoc/>
    public override bool TryParse(
        ScalarText text,
        [MaybeNullWhen(false)] out T value,
        [NotNullWhen(false)] out ScalarFault? fault)
    {
        int index = Array.IndexOf(_words, text.Text);
        value = index >= 0 ? _choices[index].Value : default;
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
    public override string Format(T value) =>
        Array.Find(_choices, choice => EqualityComparer<T>.Default.Equals(choice.Value, value)).Word;
}
