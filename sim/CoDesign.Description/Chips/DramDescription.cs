using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Chips;

/// <summary>A DRAM and its controller. A file of its own, because several chips use the same part.</summary>
/// <param name="Name">Name of the preset.</param>
/// <param name="Summary">What it models.</param>
/// <param name="Clock">Clock of commands; data comes at both of its edges.</param>
/// <param name="Channels">Channels, each with its own commands and data.</param>
/// <param name="Banks">Banks of a channel.</param>
/// <param name="BankGroups">Groups into which these are divided.</param>
/// <param name="Row">Bytes of a row of a bank, across the width of the channel.</param>
/// <param name="Width">Data bits of a channel.</param>
/// <param name="Burst">Transfers of an access.</param>
/// <param name="Address">What the bits of an address above the burst select, from the most significant down.</param>
/// <param name="Policy">What happens to a row after an access.</param>
/// <param name="Controller">Time that controller and PHY add to an access.</param>
/// <param name="Source">Where the organisation comes from.</param>
/// <param name="Timings">Times of the part.</param>
/// <param name="Position">The file.</param>
public sealed record DramDescription(
    string Name,
    string Summary,
    Frequency Clock,
    int Channels,
    int Banks,
    int BankGroups,
    ByteSize Row,
    BitWidth Width,
    int Burst,
    IReadOnlyList<DramAddressField> Address,
    RowPolicy Policy,
    Sourced<Latency> Controller,
    string Source,
    DramTimings Timings,
    Diagnostics.SourcePosition Position)
{
    /// <summary>Kind of the file.</summary>
    public const string SchemaKind = "dram";

    /// <summary>Bytes that one access moves.</summary>
    public ulong BurstBytes => (ulong)(Width.Bits / 8 * Burst);

    /// <summary>Reads a DRAM file.</summary>
    public static DramDescription Read(NodeReader node)
    {
        node.SchemaId(SchemaKind, 1);
        return new DramDescription(
            node.Identifier("name", "Name of the preset; the same as the file's."),
            node.MultilineText("description", "What the preset models."),
            node.Frequency("clock", "Clock of commands; data comes at both of its edges."),
            node.Count("channels", "Channels, each with its own commands and data; a power of two.", 1, 16),
            node.Count("banks", "Banks of a channel; a power of two.", 1, 64),
            node.ScalarOr("bank_groups", "Groups into which the banks of a channel are divided; a power of two.", Scalar.Count.Within(1, 16), 1),
            node.Size("row", "Bytes of a row of a bank, across the width of the channel; a power of two.", new ByteSize(64), new ByteSize(1 << 16)),
            node.Width("width", "Data bits of a channel; 8 times a power of two.", new BitWidth(8), new BitWidth(128)),
            node.Count("burst", "Transfers of an access, two per clock; a power of two.", 2, 32),
            node.ScalarList("address", "What the bits of an address above the burst select, from the most significant down; each field once.", Scalar.EnumOf<DramAddressField>(), 4),
            node.EnumOr("row_policy", "What happens to a row after an access.", RowPolicy.Open),
            node.Sourced("controller", "Time that controller and PHY add to an access.", Quantity.Latency),
            node.Scalar("source", "Where the organisation comes from.", Scalar.MultilineText),
            node.Object("timing", "Times of the part.", DramTimings.Read),
            node.Position);
    }
}
