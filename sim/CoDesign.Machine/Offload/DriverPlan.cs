using CoDesign.Description.Chips;
using CoDesign.Description.Diagnostics;
using CoDesign.Machine.Memory;
using CoDesign.Machine.Modules;

namespace CoDesign.Machine.Offload;

/// <summary>
/// Divides ring and staging memory among the modules of a chip, as a system integrator would: each module gets its part inside what
/// it may read and write, and no two share a byte.
/// </summary>
internal sealed class DriverPlan
{
    // A power of two that the driver can queue; more would only help a program that keeps more jobs in flight.
    private const uint RingEntries = 8;
    private const ulong RingBytes = RingEntries * ModuleRegisters.SlotBytes;
    private const ulong PageBytes = 4096;

    // Free ranges by memory.
    private readonly Dictionary<string, List<(ulong Start, ulong End)>> _free = [];

    private readonly IReadOnlyList<(ulong Start, ulong End, string What)> _program;

    /// <summary>Makes the plan.</summary>
    /// <exception cref="ProgramProblemException">There is no place, or the program has it.</exception>
    public DriverPlan(
        ChipDescription chip, Chip built, RegionPlan regions, DriverImage driver, IReadOnlyList<(ulong Start, ulong End, string What)> program)
    {
        _program = program;
        string firmware = $"firmware memory '{chip.Firmware!.Value.Id}'";
        Refuse(chip.Firmware.Value.Position, built.MemoryOf(chip.Firmware.Value.Id).Address, driver.End, $"the region driver in {firmware}");
        Refuse(chip.Firmware.Value.Position, driver.StackTop - DriverImage.StackBytes, driver.StackTop, $"the region driver's stack in {firmware}");
        foreach (Ram ram in built.Memories)
        {
            // The driver lies at the start of the firmware memory, and its stack at the end.
            bool isFirmware = ram.Party.Id == chip.Firmware!.Value.Id;
            _free[ram.Party.Id] = [isFirmware ? (driver.End, driver.StackTop - DriverImage.StackBytes) : (ram.Address, ram.Address + ram.SizeBytes)];
        }

        var grants = chip.Modules.ToDictionary(m => m.Id, built.GrantsOf);
        var rings = chip.Modules.ToDictionary(m => m.Id, m => TakeRing(m, grants[m.Id]));
        Modules = [.. chip.Modules.Select(m =>
        {
            (ulong staging, ulong bytes) = chip.Staging is { } name ? TakeStaging(name.Id, m, chip, grants) : (0, 0);
            return new DriverModule(
                m.Registers.Value.Value, rings[m.Id], RingEntries, staging, bytes, m.Interrupt?.Value ?? 0, regions.IsForcedStaged(m.Id), grants[m.Id]);
        })];
    }

    /// <summary>The modules, in the order of the chip.</summary>
    public IReadOnlyList<DriverModule> Modules { get; }

    private ulong TakeRing(ModuleDescription module, IReadOnlyList<(ulong Address, ulong SizeBytes)> grants)
    {
        foreach ((ulong start, ulong end) in Reachable(module.Ring.Id, grants))
        {
            if (end - start >= RingBytes)
            {
                Remove(module.Ring.Id, start, start + RingBytes);
                Refuse(module.Ring.Position, start, start + RingBytes, $"the descriptor ring of module '{module.Id}' in memory '{module.Ring.Id}'");
                return start;
            }
        }

        throw new ProgramProblemException(
            module.Ring.Position,
            $"module '{module.Id}' needs a descriptor ring of {RingBytes} bytes in memory '{module.Ring.Id}', and the IOPMP grants it no free place there",
            "grant it some, or name another memory as its ring");
    }

    // The first range that the module reaches, shared evenly with the modules behind it that reach the same one.
    private (ulong Start, ulong Bytes) TakeStaging(
        string memory, ModuleDescription module, ChipDescription chip, Dictionary<string, IReadOnlyList<(ulong Address, ulong SizeBytes)>> grants)
    {
        List<(ulong Start, ulong End)> reachable = Reachable(memory, grants[module.Id]);
        if (reachable.Count == 0)
        {
            return (0, 0);
        }

        (ulong start, ulong end) = reachable[0];
        int sharers = chip.Modules
            .SkipWhile(m => m.Id != module.Id)
            .Count(m => Reachable(memory, grants[m.Id]).Any(r => r.Start == start && r.End == end));
        ulong bytes = (end - start) / (ulong)sharers / PageBytes * PageBytes;
        bytes = bytes == 0 ? (end - start) / (ulong)sharers / 8 * 8 : bytes;
        Remove(memory, start, start + bytes);
        Refuse(chip.Staging!.Value.Position, start, start + bytes, $"the buffers of module '{module.Id}' in staging memory '{memory}'");
        return (start, bytes);
    }

    private void Refuse(SourcePosition position, ulong start, ulong end, string what)
    {
        foreach ((ulong Start, ulong End, string What) taken in _program.Where(p => p.Start < end && start < p.End))
        {
            throw new ProgramProblemException(
                position, $"{taken.What} lies where {what} must lie (0x{start:x} to 0x{end - 1:x})", "link the program elsewhere, or name another memory here");
        }
    }

    // Free ranges of a memory that grants cover, in the order of the grants.
    private List<(ulong Start, ulong End)> Reachable(string memory, IReadOnlyList<(ulong Address, ulong SizeBytes)> grants) =>
    [
        .. grants.SelectMany(g => _free[memory].Select(f => (Start: Math.Max(f.Start, g.Address), End: Math.Min(f.End, g.Address + g.SizeBytes))))
            .Where(r => r.Start < r.End),
    ];

    private void Remove(string memory, ulong start, ulong end) => _free[memory] =
    [
        .. _free[memory]
            .SelectMany(f => new[] { (f.Start, End: Math.Min(f.End, start)), (Start: Math.Max(f.Start, end), f.End) })
            .Where(f => f.Item1 < f.Item2),
    ];
}
