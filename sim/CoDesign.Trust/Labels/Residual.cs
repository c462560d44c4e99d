namespace CoDesign.Trust;

/// <summary>What a sanitizer left of a tag.</summary>
/// <param name="Tag">The tag.</param>
/// <param name="Sanitizer">Id of the sanitizer.</param>
/// <param name="Share">The value is this one of several shares of the secret; null: it is no share.</param>
/// <param name="IsRefuted">The structure that the sanitizer claims was looked for and is not there. The tag is live still.</param>
public readonly record struct Residual(string Tag, string Sanitizer, int? Share = null, bool IsRefuted = false)
{
    /// <summary>How logs name it: <c>prompt/blind</c>, <c>witness/split#0</c>, <c>prompt/blind!</c> if it was refuted.</summary>
    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{Tag}/{Sanitizer}{(Share is int share ? $"#{share}" : string.Empty)}{(IsRefuted ? "!" : string.Empty)}");
}
