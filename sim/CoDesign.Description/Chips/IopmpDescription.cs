using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Chips;

/// <summary>
/// A RISC-V IOPMP, and its tables as they stand after reset: request role id → memory domains → entries. The order of the file is the
/// order of priority.
/// </summary>
/// <param name="Specification">Version of the specification; it decides where the registers lie.</param>
/// <param name="Registers">First address of its registers; null: nobody can change it.</param>
/// <param name="Zone">Zone of its registers; null without registers.</param>
/// <param name="Interrupt">Bit of mip that a violation sets; null: none.</param>
/// <param name="IsEnabled">Whether it checks from reset on.</param>
/// <param name="OnError">What a refused requester gets.</param>
/// <param name="Locks">Tables that are locked from reset on.</param>
/// <param name="SpareDomains">Memory domains that the hardware has beside those of the reset state.</param>
/// <param name="SpareEntries">Entries that the hardware has beside those of the reset state.</param>
/// <param name="Domains">Memory domains; entries of an earlier one have priority.</param>
/// <param name="Roles">Which domains a request role id has.</param>
/// <param name="Position">The block, for messages.</param>
public sealed record IopmpDescription(
    string Specification,
    Located<Address>? Registers,
    Reference? Zone,
    Located<int>? Interrupt,
    bool IsEnabled,
    IopmpReaction OnError,
    IReadOnlyList<IopmpTable> Locks,
    int SpareDomains,
    int SpareEntries,
    IReadOnlyList<IopmpDomain> Domains,
    IReadOnlyList<IopmpRole> Roles,
    Diagnostics.SourcePosition Position)
{
    /// <summary>Its id at the trust boundary, in findings and in policies.</summary>
    public const string Id = "iopmp";

    /// <summary>Most memory domains: 31 of SRCMD_EN and 32 of SRCMD_ENH.</summary>
    public const int MaximumDomains = 63;

    /// <summary>Most entries: HWCFG1.entry_num has 16 bits.</summary>
    public const int MaximumEntries = 65535;

    /// <summary>Entries that the hardware has.</summary>
    public int EntryCount => Domains.Sum(d => d.Entries.Sum(e => e.EntryCount)) + SpareEntries;

    /// <summary>Rows of the SRCMD table: HWCFG1.rrid_num.</summary>
    public int RoleCount => Roles.Count == 0 ? 0 : Roles.Max(r => r.Id) + 1;

    /// <summary>Bytes of its register window.</summary>
    public ByteSize WindowSize => new(IopmpLayout.Of(Specification).WindowBytes(RoleCount, EntryCount));

    /// <summary>Reads the block.</summary>
    public static IopmpDescription Read(NodeReader node)
    {
        var iopmp = new IopmpDescription(
            node.Scalar("spec", "Version of the IOPMP specification; it decides where the registers lie.", Scalar.OneOf("version", IopmpLayout.All.Select(l => l.Specification))),
            node.OptionalValue("registers", "First address of its registers; absent: programs cannot change it.", Form.Located(Form.Scalar(Scalar.Address))),
            node.OptionalReference("zone", "Zone of its registers."),
            node.OptionalValue("interrupt", "Bit of mip that a violation sets, 16 to 31, if ERR_CFG.ie is set; absent: none.", Form.Located(Form.Scalar(Scalar.Count.Within(16, 31)))),
            node.ScalarOr("enabled", "Whether it checks from reset on; if not, software sets HWCFG0.enable.", Scalar.Boolean, true),
            node.EnumOr("on_error", "What a requester gets whose request is refused (ERR_CFG.rs).", IopmpReaction.BusError),
            node.OptionalScalarList("lock", "Tables that are locked from reset on.", Scalar.EnumOf<IopmpTable>()),
            node.ScalarOr("spare_domains", "Memory domains that the hardware has beside those below.", Scalar.Count.Within(0, MaximumDomains), 0),
            node.ScalarOr("spare_entries", "Entries that the hardware has beside those below; they follow them.", Scalar.Count.Within(0, 4096), 0),
            node.List("memory_domains", "Memory domains; entries of an earlier domain have priority over those of a later one.", IopmpDomain.Read, 1, "id"),
            node.List("rrids", "Which memory domains each request role id has.", IopmpRole.Read, 1, "id"),
            node.Position);
        node.AllOrNoneOf("registers", "zone");
        return iopmp;
    }
}
