using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Chips;

/// <summary>
/// Tables of a RISC-V IOPMP as they stand after reset: request role id → memory domains → entries. The order of the file is the
/// order of priority.
/// </summary>
/// <param name="Specification">Version of the specification.</param>
/// <param name="Domains">Memory domains; entries of an earlier one have priority.</param>
/// <param name="Roles">Which domains a request role id has.</param>
public sealed record IopmpDescription(string Specification, IReadOnlyList<IopmpDomain> Domains, IReadOnlyList<IopmpRole> Roles)
{
    /// <summary>Reads the block.</summary>
    public static IopmpDescription Read(NodeReader node) => new(
        node.Scalar("spec", "Version of the IOPMP specification.", Scalar.OneOf("version", ["0.8.2"])),
        node.List("memory_domains", "Memory domains; entries of an earlier domain have priority over those of a later one.", IopmpDomain.Read, 1, "id"),
        node.List("rrids", "Which memory domains each request role id has.", IopmpRole.Read, 1, "id"));
}
