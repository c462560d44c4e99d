namespace CoDesign.Compute.Tensors;

/// <summary>Types of the elements that an array multiplies. Sums are <c>int32</c> for integers and fp32 for all others.</summary>
public enum ElementType
{
    /// <summary>Signed 8-bit integer.</summary>
    Int8,

    /// <summary>IEEE 754 binary16.</summary>
    Float16,

    /// <summary>The upper half of a binary32.</summary>
    BFloat16,

    /// <summary>IEEE 754 binary32.</summary>
    Float32,
}
