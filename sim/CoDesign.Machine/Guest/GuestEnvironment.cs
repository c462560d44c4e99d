using CoDesign.Isa;
using CoDesign.Machine.Harts;
using CoDesign.Machine.Offload;

namespace CoDesign.Machine.Guest;

/// <summary>
/// What stands behind the program: system calls or semihosting, region markers, and the end of the run when a trap has nobody to
/// handle it.
/// </summary>
/// <param name="isa">Instructions of the hart.</param>
/// <param name="hart">The hart.</param>
/// <param name="memory">Its memory.</param>
/// <param name="kernel">Serves system calls; null for a bare-metal program.</param>
/// <param name="regions">Serves markers.</param>
/// <param name="end">Ends the run.</param>
/// <param name="symbols">Names addresses.</param>
internal sealed class GuestEnvironment(
    IsaString isa, Hart hart, GuestMemory memory, LinuxKernel? kernel, RegionRuntime regions, GuestEnd end, SymbolMap symbols)
    : IExecutionEnvironment
{
    // Semihosting for AArch32 and AArch64, “SYS_EXIT”: the reason for a normal end.
    private const ulong SemihostingExit = 0x18;
    private const ulong SemihostingExitExtended = 0x20;
    private const ulong ApplicationExit = 0x20026;

    /// <inheritdoc/>
    public IsaString Isa => isa;

    /// <inheritdoc/>
    public bool ServesCalls => kernel is not null;

    /// <inheritdoc/>
    public void Call(HartRunner runner, ulong pc) => kernel!.Serve(pc);

    /// <inheritdoc/>
    public bool Break(HartRunner runner, ulong pc)
    {
        // RISC-V Semihosting: slli x0, x0, 0x1f; ebreak; srai x0, x0, 7, all three uncompressed.
        Span<byte> around = stackalloc byte[12];
        ReadOnlySpan<byte> sequence = [0x13, 0x10, 0xF0, 0x01, 0x73, 0x00, 0x10, 0x00, 0x13, 0x50, 0x70, 0x40];
        if (!memory.TryRead(pc - 4, around) || !sequence.SequenceEqual(around))
        {
            return false;
        }

        ulong operation = hart[Registers.A0];
        ulong argument = hart.Unsigned(Registers.A1);
        if (operation is not (SemihostingExit or SemihostingExitExtended))
        {
            // Not supported, which is what −1 says in semihosting.
            hart[Registers.A0] = ulong.MaxValue;
            return true;
        }

        bool hasBlock = operation == SemihostingExitExtended || isa.Xlen == 64;
        Span<byte> block = stackalloc byte[2 * (isa.Xlen / 8)];
        ulong reason = argument;
        int code = 0;
        if (hasBlock && memory.TryRead(argument, block))
        {
            reason = isa.Xlen == 64 ? BitConverter.ToUInt64(block) : BitConverter.ToUInt32(block);
            code = BitConverter.ToInt32(block[(isa.Xlen / 8)..]);
        }

        end.Exit((uint)reason == ApplicationExit ? code : 1, "semihosting");
        return true;
    }

    /// <inheritdoc/>
    public void Mark(HartRunner runner, RegionMarker marker, ulong pc) => regions.Serve(runner, marker, pc);

    /// <inheritdoc/>
    public bool Handle(HartRunner runner, ulong pc, TrapCause cause, ulong value)
    {
        if (regions.Abandon(runner))
        {
            return true;
        }

        // A hart whose mtvec nobody has set, or whose handler itself cannot be fetched, would trap forever.
        ulong handler = hart.Csrs.HandlerOf(cause);
        bool isInHandler = pc == handler && hart.Csrs.TargetOf((ulong)cause, isInterrupt: false) == hart.Csrs.Mode;
        bool isHandled = kernel is null && handler != 0 && !isInHandler;
        if (isHandled)
        {
            return false;
        }

        string message = DescribeTrap(pc, cause, value);
        if (hart.LastDenial is not null)
        {
            end.Deny(message);
        }
        else
        {
            end.Trap(message);
        }

        return true;
    }

    /// <inheritdoc/>
    public string Describe(ulong pc) => symbols.Describe(pc);

    private string DescribeTrap(ulong pc, TrapCause cause, ulong value)
    {
        Span<byte> bytes = stackalloc byte[4];
        bytes.Clear();
        uint word = memory.TryRead(pc, bytes) || memory.TryRead(pc, bytes[..2]) ? BitConverter.ToUInt32(bytes) : 0;
        InstructionTable table = InstructionTable.For(isa);
        string what = cause switch
        {
            TrapCause.IllegalInstruction when table.TryDecode(word, out Instruction i) && IsFloat(i) =>
                hart.Floats.IsEnabled
                    ? "illegal instruction: frm holds a reserved rounding mode"
                    : "illegal instruction: floating point is off (mstatus.FS is 0; start-up code must set it)",
            TrapCause.IllegalInstruction when hart.MissingCsr is int csr && table.TryDecode(word, out Instruction i) && i.Immediate == csr =>
                $"illegal instruction: the hart has no CSR {Csrs.NameOf(csr)}, or it is read-only",
            TrapCause.IllegalInstruction => $"illegal instruction: {table.ExplainIllegal(word)}",
            TrapCause.InstructionAccessFault => "instruction access fault: there is no executable memory of the core's zone at this address",
            TrapCause.InstructionAddressMisaligned => "instruction address misaligned",
            TrapCause.Breakpoint => "breakpoint",
            TrapCause.EnvironmentCallFromMachine or TrapCause.EnvironmentCallFromSupervisor or TrapCause.EnvironmentCallFromUser => "environment call",
            _ => $"{Words(cause)} at 0x{value:x}" + (hart.LastDenial is string denial ? $": {denial}" : string.Empty),
        };
        string instruction = cause is TrapCause.InstructionAccessFault or TrapCause.InstructionAddressMisaligned
            ? string.Empty
            : $": {new Disassembler(table).Disassemble(word, pc)}";
        string why = cause is TrapCause.LoadPageFault or TrapCause.StorePageFault && kernel is not null ? kernel.ExplainFault(value) : string.Empty;
        return $"{what}{why} at {symbols.Describe(pc)}{instruction}";
    }

    private bool IsFloat(Instruction i) => isa.Has(Extension.F)
        && (InstructionRows.All[i.Row].IsFloat
            || (InstructionRows.All[i.Row].OpClass is OpClass.Csr && i.Immediate is Csrs.Fflags or Csrs.Frm or Csrs.Fcsr));

    private static string Words(TrapCause cause) => cause switch
    {
        TrapCause.LoadAddressMisaligned => "load address misaligned",
        TrapCause.LoadAccessFault => "load access fault",
        TrapCause.StoreAddressMisaligned => "store address misaligned",
        TrapCause.StoreAccessFault => "store access fault",
        TrapCause.InstructionPageFault => "instruction page fault",
        TrapCause.LoadPageFault => "load page fault",
        TrapCause.StorePageFault => "store page fault",
        _ => cause.ToString(),
    };
}
