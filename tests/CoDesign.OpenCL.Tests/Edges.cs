using CoDesign.Compute.Fields;
using CoDesign.Compute.Tests;

namespace CoDesign.OpenCL.Tests;

/// <summary>Elements at which reductions go wrong first, among random ones.</summary>
/// <typeparam name="TField">The field.</typeparam>
internal static class Edges<TField>
    where TField : unmanaged, IPrimeField<TField>
{
    /// <summary>0, 1, -1, -2, (p - 1)/2, powers of two and what is next to them; then random ones.</summary>
    public static IEnumerable<TField> Elements(int count)
    {
        TField[] edges =
        [
            TField.Zero, TField.One, -TField.One, -TField.FromUInt64(2), FieldData.Element<TField>(TField.Modulus / 2),
            FieldMath.Power(TField.FromUInt64(2), 32), FieldMath.Power(TField.FromUInt64(2), 32) - TField.One, FieldMath.Power(TField.FromUInt64(2), 63),
            FieldMath.Power(TField.FromUInt64(2), TField.BitCount - 1), FieldMath.Power(TField.FromUInt64(2), TField.BitCount),
        ];
        return edges.Concat(FieldData.RandomElements<TField>(5, Math.Max(0, count - edges.Length))).Take(count);
    }
}
