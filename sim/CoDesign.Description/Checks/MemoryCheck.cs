using CoDesign.Description.Chips;
using CoDesign.Description.Cores;
using CoDesign.Description.Diagnostics;

namespace CoDesign.Description.Checks;

/// <summary>Whether the core can be timed with the memories of its chip.</summary>
public static class MemoryCheck
{
    /// <summary>Checks a chip with its core.</summary>
    public static void Check(ChipDescription chip, CoreDescription core, DiagnosticBag diagnostics)
    {
        string zone = chip.Cores[0].Zone.Id;
        string[] buses = [.. chip.Links.Where(l => l.From.Id == zone && l.To.Id == zone).Select(l => l.Id)];
        foreach (MemoryDescription memory in chip.Memories)
        {
            if (memory.Bus is Reading.Reference bus && memory.Zone.Id != zone)
            {
                diagnostics.Error(bus.Position, $"memory '{memory.Id}' of zone '{memory.Zone.Id}' names a bus, and the core is in zone '{zone}'", "remove 'bus'; accesses to other zones take the links between");
            }
            else
            {
                memory.Bus?.Resolve(diagnostics, buses, "bus", $"zone '{zone}'");
            }

            if (TakesVaryingTime(memory) && memory.Zone.Id == zone && IsExecutable(memory) && core.InstructionCache is null)
            {
                diagnostics.Error(
                    memory.Position,
                    $"memory '{memory.Id}' may hold code, its answers take varying time, and core preset '{core.Name}' has no instruction cache",
                    "give it access rw and keep code in a memory with 'latency' and without 'bus', or use a preset with an instruction cache");
            }
        }
    }

    private static bool TakesVaryingTime(MemoryDescription memory) => memory.Dram is not null || memory.Bus is not null;

    private static bool IsExecutable(MemoryDescription memory) => memory.Access is MemoryAccess.ReadExecute or MemoryAccess.ReadWriteExecute;
}
