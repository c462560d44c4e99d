using System.Runtime.CompilerServices;
using CoDesign.Isa;
using CoDesign.Machine.Memory;
using CoDesign.Timing;

namespace CoDesign.Machine.Harts;

/// <content>What only execution can tell of the time of an instruction: caches, wait states, the store buffer, operands.</content>
internal sealed unsafe partial class Hart
{
    private readonly bool _hasAtomicsInMemory;

    /// <summary>Where every store waits, and a load or fence may have to wait for it; null if the core has none.</summary>
    public StoreBuffer? Stores { get; }

    /// <summary>A direct read: what the memory behind the page costs beyond the static cost of a load.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ChargeRead(ref readonly Instruction i, PageEntry* page, ulong address)
    {
        if (!page->IsCached)
        {
            page->Counters->Reads++;
            if (page->WaitCycles != 0)
            {
                ChargeWait(in i, page, address, StallCause.Dcache, isWrite: false);
            }
        }
        else if (Stores is not null || _hasAtomicsInMemory)
        {
            ChargeOrderedRead(in i, page, address);
        }
        else if (!DataCache!.Read(address + page->BusOffset, ++State->Clock))
        {
            ChargeFill(in i, page, address + page->BusOffset);
        }
    }

    /// <summary>A direct write.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ChargeWrite(ref readonly Instruction i, PageEntry* page, ulong address)
    {
        if (!page->IsCached)
        {
            page->Counters->Writes++;
            if (page->WaitCycles != 0)
            {
                ChargeWait(in i, page, address, StallCause.Store, isWrite: true);
            }
        }
        else
        {
            ChargeCachedWrite(in i, page, address);
        }
    }

    /// <summary>A division: what its operands cost beyond the least.</summary>
    public void ChargeDivision(ref readonly Instruction i, ulong dividend, ulong divisor)
    {
        int extra = HasPipeline ? Timing.Division.ExtraCycles(i.Row, dividend, divisor) : 0;
        if (extra != 0)
        {
            Charge(StallCause.MulDiv, extra);
        }
    }

    /// <summary>A store enters the buffer.</summary>
    /// <param name="cycle">When.</param>
    /// <param name="busAddress">Where.</param>
    /// <param name="latency">Cycles in which the memory answers, or <see cref="PageEntry.Varies"/>.</param>
    /// <returns>Cycles that it waits for a place; they are counted as lost.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long WaitToStore(long cycle, ulong busAddress, int latency)
    {
        long wait = Stores!.Store(cycle, busAddress, latency);
        State->StoreQueue = Stores.QueuedUntil << CostNode.CycleShift;
        _penalties.Add(StallCause.Store, wait);
        return wait;
    }

    /// <summary>A load looks for stores before it.</summary>
    /// <returns>Cycles that it waits for one; they are counted as lost.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long WaitToLoad(long cycle, ulong busAddress)
    {
        long wait = Stores!.Load(cycle, busAddress);
        _penalties.Add(StallCause.Store, wait);
        return wait;
    }

    /// <summary>
    /// Cycles in which the memory behind a cached page answers, or <see cref="PageEntry.Varies"/>; with the cache's own overhead they are
    /// what a miss costs.
    /// </summary>
    public int LatencyBehind(PageEntry* page) =>
        page->WaitCycles == Varies ? Varies : page->WaitCycles - (int)_configuration.Core.DataCache!.MissOverhead.Value.Count;

    /// <summary>A fence: the stores before it must have arrived.</summary>
    public void ChargeFence(ref readonly Instruction i)
    {
        if (Stores is not null)
        {
            Lose(StallCause.Store, Stores.Drain(CycleOf(in i)));
        }
    }

    private void Lose(StallCause cause, long cycles)
    {
        if (cycles != 0)
        {
            Charge(cause, cycles);
        }
    }

    private void ChargeOrderedRead(ref readonly Instruction i, PageEntry* page, ulong address)
    {
        ulong bus = address + page->BusOffset;
        if (_hasAtomicsInMemory && IsAtomic(in i))
        {
            ChargeAtomic(in i, page, bus);
            page->Counters->Reads++;
            return;
        }

        if (Stores is not null)
        {
            long wait = WaitToLoad(CycleOf(in i), bus);
            State->Penalty += wait;
            State->Clock += wait << CostNode.CycleShift;
        }

        if (!DataCache!.Read(bus, ++State->Clock))
        {
            ChargeFill(in i, page, bus);
        }
    }

    // The core waits until the buffer is empty, and then for the answer of the memory.
    private void ChargeAtomic(ref readonly Instruction i, PageEntry* page, ulong busAddress)
    {
        ChargeFence(in i);
        int latency = LatencyBehind(page);
        Charge(StallCause.Structural, latency == Varies
            ? AnswerCycles(RamOf(busAddress), CycleOf(in i), busAddress, InstructionRows.All[i.Row].MemoryBytes, isWrite: true)
            : latency);
    }

    private void ChargeFill(ref readonly Instruction i, PageEntry* page, ulong busAddress)
    {
        int lineBytes = DataCache!.LineBytes;
        long cycle = CycleOf(in i);
        Lose(StallCause.Dcache, Math.Max(0, FillCycles(page, busAddress, cycle) - _time.HiddenMissCycles));
        WriteBackVictim(cycle);
        page->Counters->Reads += (lineBytes + page->WidthBytes - 1) / page->WidthBytes;
    }

    private void ChargeCachedWrite(ref readonly Instruction i, PageEntry* page, ulong address)
    {
        ulong bus = address + page->BusOffset;
        if (_hasAtomicsInMemory && IsAtomic(in i))
        {
            // A read-modify-write has paid when it read.
            page->Counters->Writes++;
            if (InstructionRows.All[i.Row].Shape is Shape.StoreConditional)
            {
                ChargeAtomic(in i, page, bus);
            }

            return;
        }

        bool isHit = DataCache!.Write(bus, ++State->Clock);
        if (_configuration.Core.DataCache!.Write is Description.Cores.WritePolicy.Through)
        {
            page->Counters->Writes++;
            if (Stores is not null)
            {
                long wait = WaitToStore(CycleOf(in i), bus, LatencyBehind(page));
                State->Penalty += wait;
                State->Clock += wait << CostNode.CycleShift;
            }

            return;
        }

        if (!isHit)
        {
            ChargeFill(in i, page, bus);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsAtomic(ref readonly Instruction i) => InstructionRows.All[i.Row].OpClass is OpClass.Atomic;
}
