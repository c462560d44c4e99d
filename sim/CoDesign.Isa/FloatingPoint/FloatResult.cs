namespace CoDesign.Isa;

/// <summary>What a floating-point instruction makes.</summary>
/// <param name="Value">The value for the register: a NaN-boxed floating-point number or a sign-extended integer.</param>
/// <param name="Flags">Exceptions to accrue.</param>
public readonly record struct FloatResult(ulong Value, FloatFlags Flags = FloatFlags.None);
