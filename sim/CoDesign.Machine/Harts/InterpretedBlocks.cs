using System.Runtime.CompilerServices;
using CoDesign.Isa;
using CoDesign.Machine.Flow;
using CoDesign.Machine.Observation;

namespace CoDesign.Machine.Harts;

/// <summary>Executes a block from an instruction on; returns how many of all completed.</summary>
internal delegate int RunBlock(Hart hart, Block block, int first);

/// <summary>Executes one instruction of a block.</summary>
internal delegate void RunInstruction(Hart hart, Block block, int index);

/// <summary>The interpreter in each of its forms.</summary>
internal static unsafe class InterpretedBlocks
{
    /// <summary>The interpreter for a width and a level of tracking.</summary>
    public static RunBlock For(int xlen, TrackingLevel tracking) => (xlen, tracking) switch
    {
        (32, TrackingLevel.None) => Interpret<Rv32, NoTracking>,
        (32, TrackingLevel.Labels) => Interpret<Rv32, LabelTracking>,
        (32, _) => Interpret<Rv32, PathTracking>,
        (_, TrackingLevel.None) => Interpret<Rv64, NoTracking>,
        (_, TrackingLevel.Labels) => Interpret<Rv64, LabelTracking>,
        _ => Interpret<Rv64, PathTracking>,
    };

    /// <summary>The same, which tells a log of each instruction.</summary>
    public static RunBlock WithLog(int xlen, TrackingLevel tracking, CommitLog log) => (xlen, tracking) switch
    {
        (32, TrackingLevel.None) => (hart, block, first) => Step<Rv32, NoTracking>(hart, block, first, log),
        (32, _) => (hart, block, first) => Step<Rv32, ScopeTracking>(hart, block, first, log),
        (_, TrackingLevel.None) => (hart, block, first) => Step<Rv64, NoTracking>(hart, block, first, log),
        _ => (hart, block, first) => Step<Rv64, ScopeTracking>(hart, block, first, log),
    };

    /// <summary>The same under a branch whose label everything carries; it may end at any instruction.</summary>
    public static RunBlock UnderBranch(int xlen, TrackingLevel tracking) => (xlen, tracking) switch
    {
        (32, TrackingLevel.Paths) => (hart, block, first) => Step<Rv32, PathTracking>(hart, block, first, log: null),
        (32, _) => (hart, block, first) => Step<Rv32, ScopeTracking>(hart, block, first, log: null),
        (_, TrackingLevel.Paths) => (hart, block, first) => Step<Rv64, PathTracking>(hart, block, first, log: null),
        _ => (hart, block, first) => Step<Rv64, ScopeTracking>(hart, block, first, log: null),
    };

    /// <summary>The interpreter for single instructions.</summary>
    public static RunInstruction One(int xlen, TrackingLevel tracking) => (xlen, tracking) switch
    {
        (32, TrackingLevel.None) => RunOne<Rv32, NoTracking>,
        (32, _) => RunOne<Rv32, LabelTracking>,
        (_, TrackingLevel.None) => RunOne<Rv64, NoTracking>,
        _ => RunOne<Rv64, LabelTracking>,
    };

    private static void RunOne<TXlen, TTracking>(Hart hart, Block block, int index)
        where TXlen : struct, IXlen
        where TTracking : struct, ITracking
    {
        var interpreter = new Interpreter<TXlen, TTracking>(hart, block.Pc);
        RunOne(ref interpreter, block, index);
    }

    // The mark stands behind the instruction for as long as it runs: its place in the block is what time is asked by.
    private static bool RunOne<TXlen, TTracking>(ref Interpreter<TXlen, TTracking> interpreter, Block block, int index)
        where TXlen : struct, IXlen
        where TTracking : struct, ITracking
    {
        ref readonly Instruction instruction = ref block.Instructions[index];
        Instruction next = block.Instructions[index + 1];
        block.Instructions[index + 1] = block.Instructions[block.Count];
        ref readonly Instruction stopped = ref InstructionDispatch.Run(ref interpreter, in instruction);
        block.Instructions[index + 1] = next;
        return Unsafe.AreSame(in stopped, in instruction);
    }

    // The same engine, one instruction at a time; blocks stay blocks, so that time is the same too.
    private static int Step<TXlen, TTracking>(Hart hart, Block block, int first, CommitLog? log)
        where TXlen : struct, IXlen
        where TTracking : struct, ITracking
    {
        var interpreter = new Interpreter<TXlen, TTracking>(hart, block.Pc);
        BranchScopes? scopes = TTracking.HasScopes ? hart.Flow?.Scopes : null;
        DroppedRule? dropped = TTracking.IsOn ? hart.Dropped : null;
        for (int index = first; index < block.Count; index++)
        {
            scopes?.Before(block.Pc + block.Instructions[index].Offset);
            log?.Before(in block.Instructions[index]);
            ulong place = dropped is null ? 0 : DroppedRule.AddressOf(hart, in block.Instructions[index]);
            bool isStopped = RunOne(ref interpreter, block, index);
            if (hart.State->Exit is BlockExit.Trap)
            {
                return index;
            }

            dropped?.After(hart, in block.Instructions[index], place);
            log?.Retired(block, index);
            if (isStopped)
            {
                scopes?.AfterJump(in block.Instructions[index], hart.State->Exit);
                return index;
            }
        }

        return block.Count;
    }

    private static int Interpret<TXlen, TTracking>(Hart hart, Block block, int start)
        where TXlen : struct, IXlen
        where TTracking : struct, ITracking
    {
        var interpreter = new Interpreter<TXlen, TTracking>(hart, block.Pc);
        ref readonly Instruction first = ref block.Instructions[0];
        ref readonly Instruction stopped = ref InstructionDispatch.Run(ref interpreter, in block.Instructions[start]);
        return (int)(Unsafe.ByteOffset(in first, in stopped) / sizeof(Instruction));
    }
}
