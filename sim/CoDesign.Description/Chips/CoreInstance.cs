using CoDesign.Description.Reading;

namespace CoDesign.Description.Chips;

/// <summary>A core on a chip.</summary>
/// <param name="Id">Id.</param>
/// <param name="Zone">Its zone.</param>
/// <param name="Preset">File of the core preset.</param>
/// <param name="Clock">Its clock.</param>
/// <param name="Position">The entry, for messages.</param>
public sealed record CoreInstance(string Id, Reference Zone, FileReference Preset, Reference Clock, Diagnostics.SourcePosition Position)
{
    /// <summary>Reads an entry.</summary>
    public static CoreInstance Read(NodeReader node) => new(
        node.Identifier("id", "Id of the core."),
        node.Reference("zone", "Its zone."),
        node.File("preset", "File of the core preset."),
        node.Reference("clock", "Its clock."),
        node.Position);
}
