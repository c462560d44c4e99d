using CoDesign.Description.Diagnostics;

namespace CoDesign.Description.Reading;

/// <summary>An entry of a mapping whose keys the author chose.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="Key">The key as written.</param>
/// <param name="Value">The value behind it.</param>
/// <param name="Position">Where the key was written.</param>
public sealed record Keyed<T>(string Key, T Value, SourcePosition Position);
