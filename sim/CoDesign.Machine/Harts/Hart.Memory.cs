using CoDesign.Description.Cores;
using CoDesign.Description.Quantities;
using CoDesign.Isa;
using CoDesign.Machine.Memory;
using CoDesign.Timing;
using CoDesign.Timing.Memories;

namespace CoDesign.Machine.Harts;

/// <content>
/// Memories whose answers take varying time: DRAM, and memory behind a bus. Every access of the core to them comes through here, from
/// the interpreter and from translated code alike; translated code deals alone with hits of a cache only.
/// </content>
internal sealed unsafe partial class Hart
{
    /// <summary>In place of a number of cycles: it depends on the access.</summary>
    private const int Varies = PageEntry.Varies;

    /// <summary>Cycles until a memory has answered.</summary>
    /// <param name="ram">The memory.</param>
    /// <param name="cycle">When the core asks.</param>
    /// <param name="busAddress">First byte.</param>
    /// <param name="bytes">Bytes.</param>
    /// <param name="isWrite">Whether it writes.</param>
    /// <param name="fill">When the core goes on.</param>
    private int AnswerCycles(Ram ram, long cycle, ulong busAddress, int bytes, bool isWrite, LineFill fill = LineFill.WholeLine)
    {
        if (ram.Path is null)
        {
            return LatencyCycles(ram);
        }

        MemoryAnswer answer = ram.Path.Access(Clock.StartOf(new Cycles(cycle)).Picoseconds, busAddress, bytes, isWrite);
        long answered = fill is LineFill.CriticalWord ? answer.First : answer.Last;
        return (int)(Clock.CyclesCovering(new SimTime(answered)).Count - cycle);
    }

    // A line of a cache. Where the core waits for all of it, it comes from its start; else the word that was asked for comes first.
    private int FillAnswer(Ram ram, long cycle, ulong busAddress, CacheDescription cache)
    {
        ulong first = cache.LineFill is LineFill.CriticalWord ? busAddress : busAddress & ~(cache.Line.Bytes - 1);
        int bytes = (int)cache.Line.Bytes;
        if (ram.Path is null || cache.LineFill is LineFill.WholeLine || first % cache.Line.Bytes == 0)
        {
            return AnswerCycles(ram, cycle, first, bytes, isWrite: false, cache.LineFill);
        }

        // The part of the line from the word on, and then what stands before it.
        ulong start = busAddress & ~(cache.Line.Bytes - 1);
        int behind = (int)(start + cache.Line.Bytes - first);
        int answered = AnswerCycles(ram, cycle, first, behind, isWrite: false, LineFill.CriticalWord);
        AnswerCycles(ram, cycle, start, bytes - behind, isWrite: false);
        return answered;
    }

    // A direct access to memory that is not cached.
    private void ChargeWait(ref readonly Instruction i, PageEntry* page, ulong address, StallCause cause, bool isWrite)
    {
        if (page->WaitCycles != Varies)
        {
            Charge(cause, page->WaitCycles);
            return;
        }

        ulong bus = address + page->BusOffset;
        int bytes = InstructionRows.All[i.Row].MemoryBytes;
        Lose(cause, Math.Max(0, AnswerCycles(RamOf(bus), CycleOf(in i), bus, bytes, isWrite) - _assumedLatency));
    }

    // A miss of the data cache.
    private int FillCycles(PageEntry* page, ulong busAddress, long cycle)
    {
        if (page->WaitCycles != Varies)
        {
            return page->WaitCycles;
        }

        CacheDescription cache = _configuration.Core.DataCache!;
        return FillAnswer(RamOf(busAddress), cycle, busAddress, cache) + (int)cache.MissOverhead.Value.Count;
    }

    // Nobody waits for a line that is written back, but it takes its time on the bus and in the memory.
    private void WriteBackVictim(long cycle)
    {
        if (DataCache!.TryTakeWriteBack(out ulong line))
        {
            ulong busAddress = line * (ulong)DataCache.LineBytes;
            Ram ram = RamOf(busAddress);
            ram.Count(isWrite: true, DataCache.LineBytes);
            if (ram.Path is not null)
            {
                AnswerCycles(ram, cycle, busAddress, DataCache.LineBytes, isWrite: true);
            }
        }
    }

    // A store that leaves the store buffer.
    private int StoreAnswer(long cycle, ulong busAddress) =>
        AnswerCycles(RamOf(busAddress), cycle, busAddress, (int)_configuration.Core.StoreBuffer!.WordBytes.Bytes, isWrite: true);

    private Ram RamOf(ulong busAddress) => _configuration.Map.TryResolve(busAddress, out MapEntry entry) && entry.Target is Interconnect.RamTarget target
        ? target.Ram
        : throw new InvalidOperationException($"0x{busAddress:x} is no memory");
}
