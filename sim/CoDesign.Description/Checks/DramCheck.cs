using System.Numerics;
using CoDesign.Description.Chips;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Checks;

/// <summary>Whether the numbers of a DRAM fit together.</summary>
public static class DramCheck
{
    /// <summary>Checks a DRAM.</summary>
    public static void Check(DramDescription dram, DiagnosticBag diagnostics)
    {
        foreach ((string name, ulong number) in new[]
        {
            ("channels", (ulong)dram.Channels),
            ("banks", (ulong)dram.Banks),
            ("bank_groups", (ulong)dram.BankGroups),
            ("row", dram.Row.Bytes),
            ("width", (ulong)dram.Width.Bits),
            ("burst", (ulong)dram.Burst),
        })
        {
            if (!BitOperations.IsPow2(number))
            {
                diagnostics.Error(dram.Position, $"{name} of DRAM '{dram.Name}' is {number}", "write a power of two");
            }
        }

        if (dram.BankGroups > dram.Banks)
        {
            diagnostics.Error(dram.Position, $"DRAM '{dram.Name}' has {dram.Banks} banks in {dram.BankGroups} groups", "write at most as many groups as banks");
        }

        if (dram.BurstBytes > dram.Row.Bytes)
        {
            diagnostics.Error(dram.Position, $"a burst of DRAM '{dram.Name}' is {dram.BurstBytes} B, and its row {dram.Row}", "write a row that holds whole bursts");
        }

        CheckAddress(dram, diagnostics);
        CheckTimings(dram, diagnostics);
    }

    /// <summary>Checks a DRAM as a memory of a chip.</summary>
    public static void Check(DramDescription dram, MemoryDescription memory, DiagnosticBag diagnostics)
    {
        ulong least = dram.Row.Bytes * (ulong)dram.Banks * (ulong)dram.Channels;
        if (memory.Size.Bytes < least)
        {
            diagnostics.Error(memory.Position, $"memory '{memory.Id}' is {memory.Size}, and a row in each bank of DRAM '{dram.Name}' is {new ByteSize(least)}", $"write a size from {new ByteSize(least)}");
        }
    }

    private static void CheckAddress(DramDescription dram, DiagnosticBag diagnostics)
    {
        DramAddressField[] all = Enum.GetValues<DramAddressField>();
        if (dram.Address.Count != all.Length || dram.Address.Distinct().Count() != all.Length)
        {
            diagnostics.Error(dram.Position, $"address of DRAM '{dram.Name}' is [{string.Join(", ", dram.Address.Select(YamlName.Of))}]", $"write each of {string.Join(", ", all.Select(YamlName.Of))} once");
        }
    }

    private static void CheckTimings(DramDescription dram, DiagnosticBag diagnostics)
    {
        DramTimings timings = dram.Timings;
        foreach ((string name, Sourced<Latency>? inGroup) in new[] { ("t_ccd_l", timings.AccessToAccessInGroup), ("t_rrd_l", timings.ActivateToActivateInGroup) })
        {
            if (inGroup is null == dram.BankGroups > 1)
            {
                diagnostics.Error(dram.Position, $"DRAM '{dram.Name}' has {dram.BankGroups} bank groups and {(inGroup is null ? "no" : "a")} {name}", inGroup is null ? $"add '{name}'" : $"remove '{name}', or add 'bank_groups'");
            }
        }

        if (timings.RefreshInterval.Value.InCyclesOf(dram.Clock) <= timings.Refresh.Value.InCyclesOf(dram.Clock))
        {
            diagnostics.Error(timings.RefreshInterval.Position, $"DRAM '{dram.Name}' begins a refresh every {timings.RefreshInterval.Value}, and each takes {timings.Refresh.Value}", "write a t_refi that is longer than t_rfc");
        }
    }
}
