using CoDesign.Description.Diagnostics;

namespace CoDesign.Description.Reading;

/// <summary>A value together with the place where it was written, for checks that come after reading.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="Value">The value.</param>
/// <param name="Position">Where it was written.</param>
public readonly record struct Located<T>(T Value, SourcePosition Position);
