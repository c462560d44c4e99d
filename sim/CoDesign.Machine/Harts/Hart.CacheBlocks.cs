using CoDesign.Isa;
using CoDesign.Machine.Interconnect;
using CoDesign.Machine.Memory;
using CoDesign.Timing;

namespace CoDesign.Machine.Harts;

/// <content>Cache blocks (RISC-V Unprivileged ISA, “CMO” Extensions): what cbo instructions do to memory and to time.</content>
internal sealed unsafe partial class Hart
{
    /// <summary>Bytes on which cache-block instructions act; only a core that has them says so.</summary>
    public ulong CacheBlockBytes => _configuration.Core.CacheBlock!.Value.Bytes;

    /// <summary>
    /// Executes a cache-block instruction. Caches are tags without data, so memory always holds what was stored last: clean, flush
    /// and inval change what later accesses cost, never what they find.
    /// </summary>
    /// <param name="i">The instruction.</param>
    /// <param name="address">Program address in the block.</param>
    /// <param name="action">What to do.</param>
    /// <param name="labels">Label ids for eight bytes that are zeroed.</param>
    /// <returns><see langword="false"/>: a trap is pending.</returns>
    public bool TryCacheBlock(ref readonly Instruction i, ulong address, CacheBlockAction action, Span<ushort> labels)
    {
        if (!Csrs.Permits(ref action))
        {
            MissingCsr = null;
            return Fail(TrapCause.IllegalInstruction, 0, default);
        }

        ulong bytes = CacheBlockBytes;
        ulong start = address & ~(bytes - 1);
        return TryResolveBlock(start, bytes, action, out ulong busAddress, out Ram ram)
            ? action is CacheBlockAction.Zero ? TryZero(in i, start, bytes, labels) : Manage(in i, ram, busAddress, bytes, action)
            : Fail(PendingTrap.Cause, address, default);
    }

    // Whoever may load from a block may manage it, and whoever may store to it may zero it; to be refused is the fault of a store
    // either way (“Traps”). Main memory alone has cache blocks.
    private bool TryResolveBlock(ulong start, ulong bytes, CacheBlockAction action, out ulong busAddress, out Ram ram)
    {
        ram = null!;
        busAddress = Pages.Window.Translate(start);
        MemoryAccesses access = action is CacheBlockAction.Zero ? MemoryAccesses.Store : MemoryAccesses.Load;
        if (_guardsData && !TryResolve(start, (int)bytes, access, out busAddress, out _))
        {
            PendingTrap = (PendingTrap.Cause is TrapCause.LoadPageFault or TrapCause.StorePageFault ? TrapCause.StorePageFault : TrapCause.StoreAccessFault, 0);
            return false;
        }

        bool isMemory = _configuration.Map.TryResolve(busAddress, out MapEntry entry)
            && entry.Target is RamTarget
            && busAddress - entry.Address + bytes <= entry.SizeBytes;
        ram = isMemory ? ((RamTarget)entry.Target).Ram : null!;
        PendingTrap = (TrapCause.StoreAccessFault, 0);
        return isMemory;
    }

    private bool TryZero(ref readonly Instruction i, ulong start, ulong bytes, Span<ushort> labels)
    {
        for (ulong offset = 0; offset < bytes; offset += sizeof(ulong))
        {
            if (!TryStore(in i, start + offset, sizeof(ulong), 0, labels))
            {
                return false;
            }
        }

        return true;
    }

    private bool Manage(ref readonly Instruction i, Ram ram, ulong busAddress, ulong bytes, CacheBlockAction action)
    {
        if (DataCache is null || !ram.IsCached)
        {
            return true;
        }

        for (ulong offset = 0; offset < bytes; offset += (ulong)DataCache.LineBytes)
        {
            long writeBacks = DataCache.WriteBacks;
            DataCache.Manage(busAddress + offset, action is not CacheBlockAction.Invalidate, action is not CacheBlockAction.Clean);
            if (DataCache.WriteBacks != writeBacks)
            {
                Charge(StallCause.Store, AnswerCycles(ram, CycleOf(in i), busAddress + offset, DataCache.LineBytes, isWrite: true));
                ram.Count(isWrite: true, DataCache.LineBytes);
            }
        }

        return true;
    }
}
