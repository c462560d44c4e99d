using System.Globalization;
using System.Text;
using CoDesign.Isa;
using CoDesign.Machine.Guest;
using CoDesign.Machine.Harts;
using CoDesign.Trust;

namespace CoDesign.Machine.Observation;

/// <summary>
/// Writes a line for each instruction that retires, in the format of Spike's <c>--log-commits</c>: privilege, address, bits, what was
/// written to registers, which memory was read, which was written. Two simulators agree if their logs do.
/// </summary>
/// <remarks>
/// CSRs that change as a side effect (fflags, mstatus by mret or by the first use of floating point) are not written; Spike does.
/// </remarks>
/// <param name="output">Where to.</param>
/// <param name="hart">The hart.</param>
/// <param name="memory">Its memory.</param>
/// <param name="isa">Instructions of the hart.</param>
/// <param name="retiresCalls">Whether environment calls are served and retire, or trap.</param>
/// <param name="secrets">Decides which values are shown; null: all.</param>
internal sealed unsafe class CommitLog(TextWriter output, Hart hart, GuestMemory memory, IsaString isa, bool retiresCalls, SecretLog? secrets)
{
    private readonly int _registerBytes = isa.Xlen / 8;
    private readonly int _floatBytes = isa.Has(Extension.D) ? 8 : 4;

    private readonly List<(int Number, string Kind, string Text)> _written = [];
    private readonly StringBuilder _memory = new();

    private int _mode;
    private ulong _address;
    private ulong _stored;
    private Label _addressLabel;
    private Label _storedLabel;
    private ulong _pc;

    /// <summary>An instruction, or one of those that it stands for, is about to run: its address and data are those before it.</summary>
    public void Before(in Instruction instruction)
    {
        _mode = (int)hart.Csrs.Mode;

        // The effective address of every memory access: atomic instructions have no immediate.
        _address = Narrow(hart[instruction.Rs1] + instruction.Operand, _registerBytes);
        _stored = hart[instruction.Rs2];
        _addressLabel = hart.State->Labels[instruction.Rs1];
        _storedLabel = hart.State->Labels[instruction.Rs2];
    }

    /// <summary>An instruction retired, or one of those that it stands for.</summary>
    public void Retired(Block block, int index)
    {
        Instruction instruction = block.Instructions[index];
        InstructionDefinition row = InstructionRows.All[instruction.Row];
        if (row.Shape is Shape.System && Traps(hart.State->Exit))
        {
            return;
        }

        _pc = block.Pc + instruction.Offset;
        WriteRegister(in instruction, row);
        if (row.Shape is Shape.CsrRegister or Shape.CsrImmediate)
        {
            WriteCsr(in instruction, row);
        }

        WriteMemory(in instruction, row);
        if (block.IsSequence && index < block.Count - 1)
        {
            return;
        }

        output.Write(string.Create(
            CultureInfo.InvariantCulture, $"core   0: {_mode} {Hex(_pc, _registerBytes)} ({Hex(block.BitsOf(index), instruction.Length)})"));

        // By rising number, registers of either kind mixed with CSRs; the last value of each.
        foreach (IGrouping<(int Number, string Kind), string> written in _written.GroupBy(w => (w.Number, w.Kind), w => w.Text).OrderBy(g => g.Key.Number))
        {
            output.Write(written.Last());
        }

        output.Write(_memory.ToString());
        output.Write('\n');
        _written.Clear();
        _memory.Clear();
    }

    // An instruction that traps does not retire.
    private bool Traps(BlockExit exit) => exit switch
    {
        BlockExit.Breakpoint => true,
        BlockExit.EnvironmentCall => !retiresCalls,
        _ => hart.Csrs.Forbids(exit),
    };

    private void WriteRegister(in Instruction instruction, InstructionDefinition row)
    {
        if (row.HasFloatRd)
        {
            int number = instruction.Rd - FloatRegisters.FirstSlot;
            _written.Add((number, "f", string.Create(CultureInfo.InvariantCulture, $" f{number,-2} {Value(hart[instruction.Rd], _floatBytes, hart.State->Labels[instruction.Rd])}")));
        }
        else if (row.WritesRd && instruction.Rd is not 0 and < Registers.Count)
        {
            _written.Add((instruction.Rd, "x", string.Create(CultureInfo.InvariantCulture, $" x{instruction.Rd,-2} {Value(hart[instruction.Rd], _registerBytes, hart.State->Labels[instruction.Rd])}")));
        }
    }

    private void WriteCsr(in Instruction instruction, InstructionDefinition row)
    {
        bool isExchange = row.Mnemonic is "csrrw" or "csrrwi";
        bool isWritten = isExchange || instruction.Rs1 != 0;
        if (isWritten && instruction.Immediate != Csrs.Seed && hart.Csrs.TryRead(instruction.Immediate, out ulong value))
        {
            WriteCsr(instruction.Immediate, value);
        }
    }

    // fcsr is written as the two registers that it is a view of.
    private void WriteCsr(int number, ulong value)
    {
        if (number == Csrs.Fcsr)
        {
            WriteCsr(Csrs.Fflags, hart.Floats.Read(Csrs.Fflags));
            WriteCsr(Csrs.Frm, hart.Floats.Read(Csrs.Frm));
            return;
        }

        _written.Add((number, "c", string.Create(CultureInfo.InvariantCulture, $" c{number}_{Csrs.NameOf(number)} {Value(value, _registerBytes, hart.CsrLabel(number))}")));
    }

    private void WriteMemory(in Instruction instruction, InstructionDefinition row)
    {
        bool reads = row.Shape is Shape.Load or Shape.FloatLoad or Shape.LoadReserved or Shape.Atomic;
        bool writes = row.Shape is Shape.Store or Shape.FloatStore or Shape.Atomic || (row.Shape is Shape.StoreConditional && hart[instruction.Rd] == 0);
        if (reads)
        {
            _memory.Append(CultureInfo.InvariantCulture, $" mem {Value(_address, _registerBytes, _addressLabel)}");
        }

        if (writes)
        {
            _memory.Append(CultureInfo.InvariantCulture, $" mem {Value(_address, _registerBytes, _addressLabel)} {Value(StoredValue(row), row.MemoryBytes, StoredLabel(row))}");
        }

        // Spike zeroes a block byte by byte.
        for (ulong offset = 0; row.Mnemonic == "cbo.zero" && offset < hart.CacheBlockBytes; offset++)
        {
            _memory.Append(CultureInfo.InvariantCulture, $" mem {Value((_address & ~(hart.CacheBlockBytes - 1)) + offset, _registerBytes, _addressLabel)} 0x00");
        }
    }

    // What an atomic operation made of its operands stands in memory; a device may have kept nothing of what was stored.
    private ulong StoredValue(InstructionDefinition row)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        return row.Shape is Shape.Atomic && memory.TryRead(_address, bytes[..row.MemoryBytes]) ? BitConverter.ToUInt64(bytes) : _stored;
    }

    private Label StoredLabel(InstructionDefinition row) =>
        row.Shape is Shape.Atomic ? hart.Labels.Join(memory.ReadLabels(_address, row.MemoryBytes)) : _storedLabel;

    private string Value(ulong value, int bytes, Label label) =>
        secrets?.Hides("commit log", label, _pc) is true ? "0x" + new string('?', 2 * bytes) : Hex(value, bytes);

    private static ulong Narrow(ulong value, int bytes) => bytes == sizeof(ulong) ? value : value & ((1UL << (8 * bytes)) - 1);

    private static string Hex(ulong value, int bytes) => "0x" + Narrow(value, bytes).ToString("x" + (2 * bytes).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
