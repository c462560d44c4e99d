using System.Numerics;

namespace CoDesign.Compute.Transforms;

/// <summary>The one message about lengths that are not powers of two.</summary>
internal static class PowerOfTwo
{
    /// <summary>Refuses another length and gives the logarithm.</summary>
    public static int Check(int length) => BitOperations.IsPow2(length)
        ? BitOperations.Log2((uint)length)
        : throw new ArgumentException($"{length} elements given; a power of two expected", nameof(length));
}
