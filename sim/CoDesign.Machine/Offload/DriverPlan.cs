using CoDesign.Description.Chips;
using CoDesign.Machine.Memory;
using CoDesign.Machine.Modules;

namespace CoDesign.Machine.Offload;

/// <summary>Divides ring and staging memory among the modules of a chip, as a system integrator would.</summary>
internal sealed class DriverPlan
{
    // A power of two that the driver can queue; more would only help a program that keeps more jobs in flight.
    private const uint RingEntries = 8;
    private const ulong RingBytes = RingEntries * ModuleRegisters.SlotBytes;

    private readonly Dictionary<string, ulong> _used = [];

    /// <summary>Makes the plan.</summary>
    public DriverPlan(ChipDescription chip, Chip built, RegionPlan regions, DriverImage driver)
    {
        // The driver itself lies at the start of the firmware memory, its stack at the end.
        Ram firmware = built.MemoryOf(chip.Firmware!.Value.Id);
        _used[firmware.Party.Id] = driver.End - firmware.Address;
        var rings = chip.Modules.ToDictionary(m => m.Id, m => Take(built.MemoryOf(m.Ring.Id), RingBytes));
        Ram? staging = chip.Staging is { } name ? built.MemoryOf(name.Id) : null;

        // What is left of the staging memory is shared out evenly: modules work at the same time.
        ulong share = staging is null ? 0 : (staging.SizeBytes - _used.GetValueOrDefault(staging.Party.Id)) / (ulong)chip.Modules.Count / PageBytes * PageBytes;
        Modules = [.. chip.Modules.Select(m => new DriverModule(
            m.Registers.Value.Value,
            rings[m.Id],
            RingEntries,
            staging is null || share == 0 ? 0 : Take(staging, share),
            share,
            m.Interrupt?.Value ?? 0,
            regions.IsForcedStaged(m.Id),
            built.GrantsOf(m)))];
    }

    /// <summary>The modules, in the order of the chip.</summary>
    public IReadOnlyList<DriverModule> Modules { get; }

    private const ulong PageBytes = 4096;

    private ulong Take(Ram ram, ulong bytes)
    {
        ulong start = _used.GetValueOrDefault(ram.Party.Id);
        if (bytes > ram.SizeBytes - start)
        {
            throw new ProgramProblemException($"memory '{ram.Party.Id}' has {ram.SizeBytes - start} bytes left, and a descriptor ring takes {bytes}; enlarge it");
        }

        _used[ram.Party.Id] = start + bytes;
        return ram.Address + start;
    }
}
