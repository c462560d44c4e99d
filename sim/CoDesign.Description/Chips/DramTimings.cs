using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;

namespace CoDesign.Description.Chips;

/// <summary>
/// Times of a DRAM under the names of the JEDEC standards (JESD79-4 DDR4, JESD209-4 LPDDR4). Times in ns count as the fewest clock
/// cycles that cover them, as in these standards.
/// </summary>
/// <param name="ReadLatency">CL or RL: read command to its first data.</param>
/// <param name="WriteLatency">CWL or WL: write command to its first data.</param>
/// <param name="ActivateToAccess">tRCD: activation to a read or write of the row.</param>
/// <param name="Precharge">tRP: precharge to activation.</param>
/// <param name="ActivateToPrecharge">tRAS: least time that a row is open.</param>
/// <param name="ReadToPrecharge">tRTP.</param>
/// <param name="WriteRecovery">tWR: last written data to precharge.</param>
/// <param name="WriteToRead">tWTR: last written data to a read command.</param>
/// <param name="AccessToAccess">tCCD, with bank groups tCCD_S: access to access.</param>
/// <param name="AccessToAccessInGroup">tCCD_L: the same within a bank group; null without groups.</param>
/// <param name="ActivateToActivate">tRRD, with bank groups tRRD_S: activation to activation of another bank.</param>
/// <param name="ActivateToActivateInGroup">tRRD_L: the same within a bank group; null without groups.</param>
/// <param name="FourActivates">tFAW: least time in which four rows are opened.</param>
/// <param name="RefreshInterval">tREFI: refresh to refresh.</param>
/// <param name="Refresh">tRFC: time that a refresh takes.</param>
public sealed record DramTimings(
    Sourced<Latency> ReadLatency,
    Sourced<Latency> WriteLatency,
    Sourced<Latency> ActivateToAccess,
    Sourced<Latency> Precharge,
    Sourced<Latency> ActivateToPrecharge,
    Sourced<Latency> ReadToPrecharge,
    Sourced<Latency> WriteRecovery,
    Sourced<Latency> WriteToRead,
    Sourced<Latency> AccessToAccess,
    Sourced<Latency>? AccessToAccessInGroup,
    Sourced<Latency> ActivateToActivate,
    Sourced<Latency>? ActivateToActivateInGroup,
    Sourced<Latency> FourActivates,
    Sourced<Latency> RefreshInterval,
    Sourced<Latency> Refresh)
{
    /// <summary>Reads the block.</summary>
    public static DramTimings Read(NodeReader node) => new(
        node.Sourced("cl", "CL or RL: read command to its first data.", Quantity.Latency),
        node.Sourced("cwl", "CWL or WL: write command to its first data.", Quantity.Latency),
        node.Sourced("t_rcd", "tRCD: activation to a read or write of the row.", Quantity.Latency),
        node.Sourced("t_rp", "tRP: precharge to activation.", Quantity.Latency),
        node.Sourced("t_ras", "tRAS: least time that a row is open.", Quantity.Latency),
        node.Sourced("t_rtp", "tRTP: read to precharge.", Quantity.Latency),
        node.Sourced("t_wr", "tWR: last written data to precharge.", Quantity.Latency),
        node.Sourced("t_wtr", "tWTR, with bank groups tWTR_L: last written data to a read command.", Quantity.Latency),
        node.Sourced("t_ccd", "tCCD, with bank groups tCCD_S: access to access.", Quantity.Latency),
        node.OptionalSourced("t_ccd_l", "tCCD_L: access to access within a bank group; absent without groups.", Quantity.Latency),
        node.Sourced("t_rrd", "tRRD, with bank groups tRRD_S: activation to activation of another bank.", Quantity.Latency),
        node.OptionalSourced("t_rrd_l", "tRRD_L: activation to activation within a bank group; absent without groups.", Quantity.Latency),
        node.Sourced("t_faw", "tFAW: least time in which four rows are opened.", Quantity.Latency),
        node.Sourced("t_refi", "tREFI: refresh to refresh.", Quantity.Latency),
        node.Sourced("t_rfc", "tRFC of all banks: time that a refresh takes.", Quantity.Latency));
}
