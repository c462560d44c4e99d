using CoDesign.Description.Reading;

namespace CoDesign.Description.Runs;

/// <summary>A description with the checksum of the file that it came from.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <param name="Value">The record.</param>
/// <param name="Path">The file.</param>
/// <param name="Sha256">SHA-256 of the file's bytes.</param>
/// <param name="Constants">Every physical constant in it, in the order of the file's kind.</param>
public sealed record Loaded<T>(T Value, string Path, string Sha256, IReadOnlyList<StatedConstant> Constants)
{
    /// <summary>Every number in it, overrides applied.</summary>
    public IReadOnlyList<StatedNumber> Numbers { get; init; } = [];
}
