using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Policies;

/// <summary>Bytes that leave a sanitizer.</summary>
/// <param name="Argument">Number of the argument register that points to them at entry: 0 for a0.</param>
/// <param name="Size">How many.</param>
public sealed record SanitizerOutput(int Argument, ByteSize Size)
{
    /// <summary>Reads an entry.</summary>
    public static SanitizerOutput Read(NodeReader node) => new(
        node.Scalar("pointer", "Argument register that points to the bytes when the function is entered.", Scalar.OneOf("register", ["a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7"]))[1] - '0',
        node.Size("size", "Bytes that are written there.", new ByteSize(1), new ByteSize(1 << 20)));
}
