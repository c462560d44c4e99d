namespace CoDesign.Trust;

/// <summary>Arithmetic of buffers: what can be wrong before anyone asks who may read what.</summary>
public static class RangeCheck
{
    /// <summary>Judges one buffer.</summary>
    /// <param name="address">First address.</param>
    /// <param name="length">Bytes.</param>
    /// <param name="alignment">Alignment in bytes that the address must have; a power of two.</param>
    /// <returns>Null if nothing is wrong.</returns>
    public static Violation? Judge(ulong address, ulong length, int alignment)
    {
        if (length == 0)
        {
            return new Violation(RuleIds.BadRange, null, $"the buffer at 0x{address:x} is empty");
        }

        if (length >= 1UL << 63)
        {
            return new Violation(RuleIds.BadRange, null, $"length 0x{length:x} is a negative number read as unsigned");
        }

        if (address + (length - 1) < address)
        {
            return new Violation(RuleIds.BadRange, null, $"0x{address:x} + 0x{length:x} wraps around the address space");
        }

        return address % (ulong)alignment == 0
            ? null
            : new Violation(RuleIds.Misaligned, null, $"address 0x{address:x} is not a multiple of {alignment}");
    }

    /// <summary>Whether two buffers share a byte.</summary>
    public static bool Overlap(ulong addressA, ulong lengthA, ulong addressB, ulong lengthB) =>
        lengthA != 0 && lengthB != 0 && (addressA - addressB < lengthB || addressB - addressA < lengthA);
}
