using System.Numerics;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;

namespace CoDesign.Description.Chips;

/// <summary>A range with permissions.</summary>
/// <param name="Base">First address.</param>
/// <param name="Size">Length.</param>
/// <param name="Permission">What is permitted.</param>
/// <param name="Position">The entry, for messages.</param>
public sealed record IopmpRange(Address Base, ByteSize Size, IopmpAccess Permission, Diagnostics.SourcePosition Position)
{
    /// <summary>Whether one entry of the array can say it: a power of two at a multiple of itself.</summary>
    public bool IsPowerOfTwo => BitOperations.IsPow2(Size.Bytes) && Base.Value % Size.Bytes == 0;

    /// <summary>Entries of the array that it needs: one, or an OFF and a TOR.</summary>
    public int EntryCount => IsPowerOfTwo ? 1 : 2;

    /// <summary>Reads an entry of the list.</summary>
    public static IopmpRange Read(NodeReader node) => new(
        node.Address("base", "First address; a multiple of 4."),
        node.Size("size", "Length; a multiple of 4 bytes.", new ByteSize(4)),
        node.Enum<IopmpAccess>("perm", "What is permitted."),
        node.Position);
}
