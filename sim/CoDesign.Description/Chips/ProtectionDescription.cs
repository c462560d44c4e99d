using CoDesign.Description.Reading;

namespace CoDesign.Description.Chips;

/// <summary>Access control for requesters.</summary>
/// <param name="Iopmp">The RISC-V IOPMP.</param>
public sealed record ProtectionDescription(IopmpDescription Iopmp)
{
    /// <summary>Reads the block.</summary>
    public static ProtectionDescription Read(NodeReader node) =>
        new(node.Object("iopmp", "The RISC-V IOPMP in front of the modules' requests.", IopmpDescription.Read));
}
