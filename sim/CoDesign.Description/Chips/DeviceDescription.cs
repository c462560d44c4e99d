using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Chips;

/// <summary>A simple device.</summary>
/// <param name="Id">Id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Zone">Its zone.</param>
/// <param name="Base">First address of its registers.</param>
/// <param name="Interrupt">Source of the PLIC that it drives; null: none.</param>
/// <param name="Tag">Tag of what a generator gives; null: none.</param>
/// <param name="Position">The entry, for messages.</param>
public sealed record DeviceDescription(string Id, DeviceKind Kind, Reference Zone, Located<Address> Base, Located<int>? Interrupt, Reference? Tag, Diagnostics.SourcePosition Position)
{
    /// <summary>Bytes of its register window.</summary>
    public ByteSize Size => new(Kind switch
    {
        // The windows of the machines that firmware is written for: SiFive CLINT, PLIC, NS16550A at byte stride, SiFive test finisher.
        DeviceKind.Clint => 0x10000,
        DeviceKind.Plic => 0x400_0000,
        DeviceKind.Uart => 0x100,
        _ => 0x1000,
    });

    /// <summary>Reads an entry.</summary>
    public static DeviceDescription Read(NodeReader node) => new(
        node.Identifier("id", "Id of the device."),
        node.Enum<DeviceKind>("kind", "What it is."),
        node.Reference("zone", "Its zone; a serial port whose bytes leave the chip is in zone outside."),
        node.Located("base", "First address of its registers.", Scalar.Address),
        node.OptionalValue("interrupt", "Source of the PLIC that a serial port drives, 1 to 63; absent: none.", Form.Located(Form.Scalar(Scalar.Count.Within(1, 63)))),
        node.OptionalReference("tag", "Tag of the policy that the numbers of a generator carry; absent: none."),
        node.Position);
}
