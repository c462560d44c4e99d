using System.Globalization;
using CoDesign.Results;

namespace CoDesign.Reports;

/// <summary>The tables that spreadsheets and scripts read.</summary>
internal static class CsvTables
{
    private static readonly CsvTable<RegionRecord> RegionTable = new(
        ("region", r => r.Name),
        ("module", r => r.Module),
        ("calls", r => r.Calls),
        ("offloaded", r => r.Offloaded),
        ("refused", r => r.Refused),
        ("cycles", r => r.Cycles),
        ("instructions", r => r.Instructions),
        ("driver_cycles", r => r.DriverCycles),
        ("wait_cycles", r => r.WaitCycles),
        ("bytes_in", r => r.BytesIn),
        ("bytes_out", r => r.BytesOut),
        ("software_cycles", r => r.SoftwareCycles),
        ("speedup", r => r.Speedup),
        ("break_even_bytes", r => r.BreakEvenBytes),
        ("energy_pj", r => r.EnergyPj),
        ("command_cycles", r => r.Offload?.Command),
        ("transfer_in_cycles", r => r.Offload?.TransferIn),
        ("queue_cycles", r => r.Offload?.Wait),
        ("compute_cycles", r => r.Offload?.Compute),
        ("transfer_out_cycles", r => r.Offload?.TransferOut),
        ("completion_cycles", r => r.Offload?.Completion));

    private static readonly CsvTable<CrossingRecord> CrossingTable = new(
        ("sequence", c => c.Sequence),
        ("time_ps", c => c.TimePs),
        ("kind", c => c.Kind),
        ("from", c => c.From),
        ("from_zone", c => c.FromZone),
        ("to", c => c.To),
        ("to_zone", c => c.ToZone),
        ("operation", c => c.Operation),
        ("request_role_id", c => c.RequestRoleId),
        ("pc", c => c.Pc == 0 ? null : Hexadecimal(c.Pc)),
        ("symbol", c => c.Symbol),
        ("address", c => c.Address is ulong address ? Hexadecimal(address) : null),
        ("bytes", c => c.Bytes),
        ("transfers", c => c.Count),
        ("label", c => c.Label),
        ("tags", c => string.Join(' ', c.Tags)),
        ("residuals", c => string.Join(' ', c.Residuals)),
        ("verdict", c => c.Verdict),
        ("rules", c => string.Join(' ', c.Rules)));

    /// <summary>A line for each region and the module that took it.</summary>
    public static string Regions(RunRecord record) => RegionTable.Of(record.Regions);

    /// <summary>A line for each crossing of the audit log; lists are separated by blanks.</summary>
    public static string Crossings(IEnumerable<CrossingRecord> crossings) => CrossingTable.Of(crossings);

    private static string Hexadecimal(ulong value) => "0x" + value.ToString("x", CultureInfo.InvariantCulture);
}
