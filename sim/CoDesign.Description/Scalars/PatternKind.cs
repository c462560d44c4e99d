using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Schema;

namespace CoDesign.Description.Scalars;

/// <summary>Text of a fixed form, such as an identifier.</summary>
internal sealed class PatternKind : ScalarKind<string>
{
    private readonly Regex _pattern;
    private readonly string _rule;
    private readonly bool _allowsNumbers;

    /// <summary>Creates a kind.</summary>
    /// <param name="noun">What messages call such a text.</param>
    /// <param name="pattern">Regular expression for the whole text, without anchors.</param>
    /// <param name="rule">The pattern in words, as a clause after "write".</param>
    /// <param name="example">A valid text.</param>
    /// <param name="allowsNumbers">Whether a plain number may stand for its digits, as for a checksum that happens to have no
    /// letter.</param>
    public PatternKind(string noun, string pattern, string rule, string example, bool allowsNumbers = false)
    {
        // The patterns are our own and do not nest repetitions, so that backtracking is linear in the text; the engine without
        // backtracking takes a tenth of a second to start.
        _pattern = new Regex($"^(?:{pattern})\\z", RegexOptions.CultureInvariant);
        _rule = rule;
        _allowsNumbers = allowsNumbers;
        Noun = noun;
        Example = example;
        Schema = new ScalarSchema(noun, JsonTypes.String, example) { Pattern = $"^(?:{pattern})$" };
    }

    /// <inheritdoc/>
    public override string Noun { get; }

    /// <inheritdoc/>
    public override string Example { get; }

    /// <inheritdoc/>
    public override string Blank => string.Empty;

    /// <inheritdoc/>
    public override ScalarSchema Schema { get; }

    /// <inheritdoc/>
    public override bool TryParse(
        ScalarText text,
        [MaybeNullWhen(false)] out string value,
        [NotNullWhen(false)] out ScalarFault? fault)
    {
        value = text.Text;
        string wanted = Wording.WithArticle(Noun);
        if (!_allowsNumbers && YamlWords.IsOtherThanText(text, wanted, out fault) && _pattern.IsMatch(text.Text))
        {
            return false;
        }
        bool isMatch = _pattern.IsMatch(text.Text);
        fault = isMatch ? null : new ScalarFault($"{Wording.Quoted(text.Text)} is not {wanted}", $"write {_rule}");
        return isMatch;
    }

    /// <inheritdoc/>
    public override string Format(string value) => value;
}
