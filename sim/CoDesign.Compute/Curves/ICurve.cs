using System.Numerics;
using CoDesign.Compute.Fields;

namespace CoDesign.Compute.Curves;

/// <summary>The curve y^2 = x^3 + b over a field, with a subgroup of prime order.</summary>
/// <typeparam name="TField">The field of the coordinates.</typeparam>
public interface ICurve<TField>
    where TField : unmanaged, IField<TField>
{
    /// <summary>b; not zero.</summary>
    static abstract TField B { get; }

    /// <summary>Order of the subgroup.</summary>
    static abstract BigInteger GroupOrder { get; }

    /// <summary>Coordinates of the generator of the subgroup.</summary>
    static abstract (TField X, TField Y) Generator { get; }
}
