namespace CoDesign.Description.Quantities;

/// <summary>A window of the address space; the type in which overlap checks are written once.</summary>
/// <param name="Base">First byte of the window.</param>
/// <param name="Size">Number of bytes; an empty window contains and overlaps nothing.</param>
public readonly record struct AddressRange(Address Base, ByteSize Size)
{
    /// <summary>Whether the window runs past the end of the 64-bit address space, which no check below may be asked about.</summary>
    public bool IsWrapping => Size.Bytes > 0 && Base.Value > ulong.MaxValue - (Size.Bytes - 1);

    /// <summary>Last byte of the window.</summary>
    /// <exception cref="OverflowException">The window is empty at address 0, or wraps.</exception>
    public Address Last => new(checked(Base.Value + Size.Bytes - 1));

    /// <summary>Whether an address lies in the window.</summary>
    /// <param name="address">The address.</param>
    public bool Contains(Address address) => address >= Base && address.Value - Base.Value < Size.Bytes;

    /// <summary>Whether another window lies completely in this one.</summary>
    /// <param name="other">The other window; an empty one lies nowhere.</param>
    public bool Contains(AddressRange other) =>
        other.Size.Bytes > 0 && Contains(other.Base) && other.Size.Bytes <= Size.Bytes - (other.Base.Value - Base.Value);

    /// <summary>Whether the two windows share a byte.</summary>
    /// <param name="other">The other window.</param>
    public bool Overlaps(AddressRange other) =>
        Size.Bytes > 0 && other.Size.Bytes > 0 && (Contains(other.Base) || other.Contains(Base));

    /// <summary>Base and size: <c>0x8000_0000 + 256 KiB</c>.</summary>
    public override string ToString() => $"{Base} + {Size}";
}
