using CoDesign.Description.Diagnostics;
using CoDesign.Description.Quantities;

namespace CoDesign.Description.Reading;

/// <summary>A physical constant: a value is nothing without the place it comes from.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="Value">The value with its unit.</param>
/// <param name="Source">Document, version and place, or the derivation; for an overridden value the override. Empty only after a reported
/// error.</param>
/// <param name="Tolerance">How far the true value may be off; null if the source states nothing.</param>
/// <param name="Position">Where the value was written.</param>
public sealed record Sourced<T>(T Value, string Source, Tolerance? Tolerance, SourcePosition Position);
