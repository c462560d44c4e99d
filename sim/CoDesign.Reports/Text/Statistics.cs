using CoDesign.Results;

namespace CoDesign.Reports;

/// <summary>All numbers of a run in gem5's layout and, where gem5 has the number, under gem5's name.</summary>
/// <remarks>A tick is a picosecond, as in gem5. Unknown values are nan.</remarks>
internal static class Statistics
{
    private const string Cycle = "Cycle";
    private const string CountUnit = "Count";
    private const string Byte = "Byte";
    private const string Tick = "Tick";
    private const string Picojoule = "Picojoule";

    /// <summary>The text.</summary>
    public static string Of(RunRecord record)
    {
        var lines = new StatisticsWriter();
        lines.Scalar("simSeconds", record.TimePs / 1_000_000_000_000m, "Number of seconds simulated", "Second");
        lines.Scalar("simTicks", record.TimePs, "Number of ticks simulated", Tick);
        lines.Scalar("finalTick", record.TimePs, "Number of ticks from beginning of simulation", Tick);
        lines.Scalar("simFreq", 1_000_000_000_000m, "The number of ticks per simulated second", "(Tick/Second)");
        lines.Scalar("simInsts", record.Instructions, "Number of instructions simulated", CountUnit);
        lines.Scalar("skippedInsts", record.SkippedInstructions, "Number of instructions before the measurement", CountUnit);
        foreach (CoreRecord core in record.Cores)
        {
            Core(lines, core);
        }

        foreach (ModuleRecord module in record.Modules)
        {
            Module(lines, module);
        }

        foreach (MemoryRecord memory in record.Memories)
        {
            Memory(lines, memory);
        }

        foreach (LinkRecord link in record.Links)
        {
            Link(lines, link);
        }

        foreach (RegionRecord region in record.Regions)
        {
            Region(lines, region);
        }

        Energy(lines, record.Energy);
        foreach (AreaRecord part in record.Area)
        {
            lines.Scalar($"{Of(part.Id)}.area", part.Mm2, "Silicon area", "SquareMillimeter");
        }

        Boundary(lines, record);
        return lines.ToString();
    }

    private static string Of(string id) => "system." + StatisticsWriter.Part(id);

    private static void Core(StatisticsWriter lines, CoreRecord core)
    {
        string name = Of(core.Id);
        lines.Scalar($"{name}.clockHertz", core.ClockHz, "Clock frequency", "Hertz");
        lines.Scalar($"{name}.numCycles", core.Cycles, "Number of cpu cycles simulated", Cycle);
        lines.Scalar(
            $"{name}.numInsts", core.Instructions, "Number of instructions committed, those of the region driver included", CountUnit);
        lines.Scalar($"{name}.cpi", Quotient(core.Cycles, core.Instructions), "CPI: cycles per instruction (core level)", "(Cycle/Count)");
        lines.Scalar($"{name}.ipc", Quotient(core.Instructions, core.Cycles), "IPC: instructions per cycle (core level)", "(Count/Cycle)");
        if (core.CpiStack is IReadOnlyDictionary<string, long> stack)
        {
            lines.Vector($"{name}.cpiStack", stack.Select(c => (c.Key, c.Value, CauseText.DescriptionOf(c.Key))), "Cycles by cause", Cycle);
        }

        foreach ((string counter, long value) in core.Counters)
        {
            // A counter says in its name if it counts cycles.
            lines.Scalar(
                $"{name}.{StatisticsWriter.Part(StatisticsWriter.Camel(counter))}",
                value,
                "Number of " + counter.Replace('_', ' '),
                counter.EndsWith("_cycles", StringComparison.Ordinal) ? Cycle : CountUnit);
        }

        Actions(lines, name, core.Actions);
    }

    private static void Module(StatisticsWriter lines, ModuleRecord module)
    {
        string name = Of(module.Id);
        lines.Scalar($"{name}.clockHertz", module.ClockHz, "Clock frequency", "Hertz");
        lines.Scalar($"{name}.jobs", module.Jobs, "Number of jobs completed", CountUnit);
        lines.Scalar($"{name}.failedJobs", module.FailedJobs, "Number of jobs refused or not finished", CountUnit);
        lines.Scalar(
            $"{name}.busyCycles", module.BusyCycles, "Cycles of the module's clock between fetching a descriptor and completing the job",
            Cycle);
        lines.Scalar($"{name}.bytesRead", module.BytesIn, "Number of bytes that the module read", Byte);
        lines.Scalar($"{name}.bytesWritten", module.BytesOut, "Number of bytes that the module wrote", Byte);
        Actions(lines, name, module.Actions);
    }

    private static void Memory(StatisticsWriter lines, MemoryRecord memory)
    {
        string name = Of(memory.Id);
        lines.Scalar($"{name}.sizeBytes", memory.SizeBytes, "Capacity", Byte);
        lines.Scalar($"{name}.reads", memory.Reads, "Number of accesses that read", CountUnit);
        lines.Scalar($"{name}.writes", memory.Writes, "Number of accesses that wrote", CountUnit);
        if (memory.Dram is DramRecord dram)
        {
            lines.Scalar($"{name}.rowHits", dram.RowHits, "Number of bursts from an open row", CountUnit);
            lines.Scalar($"{name}.rowMisses", dram.RowMisses, "Number of bursts from a bank without open row", CountUnit);
            lines.Scalar($"{name}.rowConflicts", dram.RowConflicts, "Number of bursts from a bank with another row open", CountUnit);
            lines.Scalar($"{name}.refreshes", dram.Refreshes, "Number of refreshes of all banks of a channel", CountUnit);
            lines.Scalar($"{name}.bytesRead", dram.BytesRead, "Number of bytes read, whole bursts", Byte);
            lines.Scalar($"{name}.bytesWritten", dram.BytesWritten, "Number of bytes written, whole bursts", Byte);
            lines.Scalar($"{name}.busyTicks", dram.BusyPs, "Time with data on the bus of a channel", Tick);
            lines.Scalar($"{name}.waitTicks", dram.WaitPs, "Time to the first data beyond that of a hit in an idle DRAM", Tick);
        }

        Actions(lines, name, memory.Actions);
    }

    private static void Link(StatisticsWriter lines, LinkRecord link)
    {
        string name = Of(link.Id);
        lines.Scalar($"{name}.transfers", link.Transfers, $"Number of transfers between {link.From} and {link.To}", CountUnit);
        lines.Scalar($"{name}.bytes", link.Bytes, "Number of bytes moved", Byte);
        lines.Scalar($"{name}.busyTicks", link.BusyPs, "Time during which the link moved them", Tick);
        lines.Scalar($"{name}.waitTicks", link.WaitPs, "Time that transfers waited for the link", Tick);
        Actions(lines, name, link.Actions);
    }

    private static void Region(StatisticsWriter lines, RegionRecord region)
    {
        string name = $"system.regions.{StatisticsWriter.Part(region.Name)}.{(region.Module is null ? "software" : StatisticsWriter.Part(region.Module))}";
        lines.Scalar($"{name}.calls", region.Calls, "Times that the program reached the region", CountUnit);
        lines.Scalar($"{name}.offloaded", region.Offloaded, "Times that the module took it", CountUnit);
        lines.Scalar($"{name}.refused", region.Refused, "Times that the module refused and software ran instead", CountUnit);
        lines.Scalar($"{name}.numCycles", region.Cycles, "Cycles of the core from the marker to the end of the region", Cycle);
        lines.Scalar($"{name}.numInsts", region.Instructions, "Instructions in the region, those of the driver included", CountUnit);
        lines.Scalar($"{name}.driverCycles", region.DriverCycles, "Cycles in which the driver worked", Cycle);
        lines.Scalar($"{name}.waitCycles", region.WaitCycles, "Cycles in which the core slept until the module was done", Cycle);
        foreach ((string part, long cycles) in region.Offload?.Parts() ?? [])
        {
            lines.Scalar($"{name}.offload.{part.Replace(' ', '_')}", cycles, "Cycles of the driver and of waiting for the module, by part", Cycle);
        }

        lines.Scalar($"{name}.bytesIn", region.BytesIn, "Bytes of the input buffers", Byte);
        lines.Scalar($"{name}.bytesOut", region.BytesOut, "Bytes of the output buffers", Byte);
        lines.Scalar($"{name}.softwareCycles", region.SoftwareCycles, "Cycles of the region in a run without offload", Cycle);
        lines.Scalar($"{name}.speedup", region.Speedup, "Software cycles by cycles", "Ratio");
        lines.Scalar($"{name}.breakEvenBytes", region.BreakEvenBytes, "Smallest input for which the offload wins", Byte);
        lines.Scalar($"{name}.energy", region.EnergyPj, "Energy of core and module in the region", Picojoule);
    }

    private static void Energy(StatisticsWriter lines, EnergyRecord? energy)
    {
        lines.Scalar("system.energy.total", energy?.TotalPj, "Energy with every constant at its nominal value", Picojoule);
        lines.Scalar("system.energy.low", energy?.LowPj, "Energy with every constant at its lower bound", Picojoule);
        lines.Scalar("system.energy.high", energy?.HighPj, "Energy with every constant at its upper bound", Picojoule);
        if (energy is { LargestUncertainties.Count: > 0 })
        {
            lines.Vector(
                "system.energy.largestUncertainties",
                energy.LargestUncertainties.Select(u => (u.Constant, decimal.ToInt64(decimal.Round(u.WidthPj)), string.Empty)),
                "Width of the range that comes from one constant; the three largest",
                Picojoule);
        }

        foreach (EnergyComponent component in energy?.Components ?? [])
        {
            string name = $"system.energy.{StatisticsWriter.Part(component.Id)}";
            lines.Scalar($"{name}.dynamic", component.DynamicPj, "Energy of actions", Picojoule);
            lines.Scalar($"{name}.leakage", component.LeakagePj, "Energy taken just by being on", Picojoule);
            lines.Scalar($"{name}.low", component.LowPj, "Both, at the lower bounds", Picojoule);
            lines.Scalar($"{name}.high", component.HighPj, "Both, at the upper bounds", Picojoule);
        }
    }

    private static void Boundary(StatisticsWriter lines, RunRecord record)
    {
        const string Name = "system.boundary";
        lines.Scalar($"{Name}.checked", record.Crossings.Checked, "Number of transfers between zones that were judged", CountUnit);
        lines.Scalar($"{Name}.allowed", record.Crossings.Allowed, "Number of transfers allowed", CountUnit);
        lines.Scalar($"{Name}.noted", record.Crossings.Noted, "Number of transfers allowed with a note", CountUnit);
        lines.Scalar($"{Name}.denied", record.Crossings.Denied, "Number of transfers denied", CountUnit);
        lines.Scalar($"{Name}.bytes", record.Crossings.Bytes, "Number of bytes in all of them", Byte);
        lines.Scalar($"{Name}.findings", record.Findings.Count, "Number of findings", CountUnit);
        foreach (ExposureRecord seen in record.Exposure)
        {
            string name = $"{Name}.{StatisticsWriter.Part(seen.Module)}.{StatisticsWriter.Part(seen.Label)}";
            lines.Scalar($"{name}.clearBytes", seen.ClearBytes, "Number of bytes seen with the live tag", Byte);
            lines.Scalar(
                $"{name}.sanitizedBytes", seen.BlindedBytes, "Number of bytes seen from which a sanitizer had removed the tag", Byte);
            lines.Scalar($"{name}.shareBytes", seen.ShareBytes, "Number of bytes seen that are a share of it", Byte);
        }
    }

    private static void Actions(StatisticsWriter lines, string name, IReadOnlyDictionary<string, long> actions)
    {
        if (actions.Count > 0)
        {
            lines.Vector($"{name}.actions", actions.Select(a => (a.Key, a.Value, string.Empty)), "Actions that cost energy", CountUnit);
        }
    }

    private static decimal? Quotient(long? dividend, long? divisor) => divisor is null or 0 ? null : (decimal?)dividend / divisor;
}
