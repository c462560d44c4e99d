using System.Diagnostics.CodeAnalysis;
using CoDesign.Description.Schema;

namespace CoDesign.Description.Scalars;

/// <summary>Another kind with a narrower range.</summary>
/// <typeparam name="T">The value's type.</typeparam>
internal sealed class RangedKind<T> : ScalarKind<T>
    where T : struct, IComparable<T>
{
    private readonly ScalarKind<T> _inner;
    private readonly T? _minimum;
    private readonly T? _maximum;

    /// <summary>Creates a kind.</summary>
    /// <param name="inner">The kind to narrow.</param>
    /// <param name="minimum">Smallest allowed value, or null.</param>
    /// <param name="maximum">Largest allowed value, or null.</param>
    public RangedKind(ScalarKind<T> inner, T? minimum, T? maximum)
    {
        _inner = inner;
        _minimum = minimum;
        _maximum = maximum;
        Schema = inner.Schema with
        {
            Minimum = minimum is { } least ? inner.Format(least) : inner.Schema.Minimum,
            Maximum = maximum is { } most ? inner.Format(most) : inner.Schema.Maximum,
        };
    }

    /// <inheritdoc/>
    public override string Noun => _inner.Noun;

    /// <inheritdoc/>
    public override string Example => IsInRange(_inner.Example) ? _inner.Example : Schema.Minimum ?? Schema.Maximum ?? _inner.Example;

    /// <inheritdoc/>
    public override T Blank
    {
        get
        {
            T blank = _inner.Blank;
            blank = _minimum is { } least && blank.CompareTo(least) < 0 ? least : blank;
            return _maximum is { } most && blank.CompareTo(most) > 0 ? most : blank;
        }
    }

    /// <inheritdoc/>
    public override ScalarSchema Schema { get; }

    /// <inheritdoc/>
    public override bool TryParse(
        ScalarText text,
        [MaybeNullWhen(false)] out T value,
        [NotNullWhen(false)] out ScalarFault? fault)
    {
        if (!_inner.TryParse(text, out value, out fault))
        {
            fault = fault.IsOutOfRange ? fault with { Hint = $"allowed: {Schema.RangeText}" } : fault;
            return false;
        }
        bool isTooSmall = _minimum is { } least && value.CompareTo(least) < 0;
        bool isTooLarge = _maximum is { } most && value.CompareTo(most) > 0;
        if (isTooSmall || isTooLarge)
        {
            string finding = isTooSmall ? "is too small" : "is too large";
            fault = new ScalarFault($"{_inner.Format(value)} {finding}", $"allowed: {Schema.RangeText}") { IsOutOfRange = true };
            return false;
        }
        return true;
    }

    /// <inheritdoc/>
    public override string Format(T value) => _inner.Format(value);

    private bool IsInRange(string text) => TryParse(ScalarText.Plain(text), out _, out _);
}
