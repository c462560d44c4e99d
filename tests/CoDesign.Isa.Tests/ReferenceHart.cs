using System.Buffers.Binary;
using System.Numerics;

namespace CoDesign.Isa.Tests;

/// <summary>
/// A hart on plain arrays, as the manual words it: no pages, no labels, no time. Everything runs through the generated dispatch.
/// </summary>
internal sealed class ReferenceHart(InstructionTable table, ulong memoryBase, byte[] memory)
{
    private readonly Instruction[] _block = new Instruction[33];

    /// <summary>Registers; those of a 32-bit hart are sign-extended.</summary>
    public ulong[] X { get; } = new ulong[FloatRegisters.Slots];

    public Dictionary<int, ulong> Csrs { get; } = [];

    public byte[] Memory => memory;

    /// <summary>Address of the current block's first instruction.</summary>
    public ulong BlockPc { get; set; }

    /// <summary>Address of the next instruction to execute.</summary>
    public ulong Pc { get; set; }

    /// <summary>Address of the reservation, or none.</summary>
    public ulong? Reservation { get; set; }

    /// <summary>What the last fence, system instruction or marker asked for.</summary>
    public Enum? Effect { get; set; }

    /// <summary>Whether the last conditional branch was taken.</summary>
    public bool IsTaken { get; set; }

    /// <summary>The address of an access outside the memory, which stopped the run.</summary>
    public ulong? Fault { get; set; }

    public bool Is32 => table.Isa.Xlen == 32;

    /// <summary>A value as an address: zero-extended from the width of a register.</summary>
    public ulong Address(ulong value) => Is32 ? (uint)value : value;

    /// <summary>A value as a register holds it: sign-extended from the width of a register.</summary>
    public ulong Register(ulong value) => Is32 ? (ulong)(int)value : value;

    public void Write(int register, ulong value)
    {
        if (register != 0)
        {
            X[register] = value;
        }
    }

    /// <summary>Executes the instructions from <see cref="Pc"/> to the end of the block.</summary>
    /// <returns>The instruction that ended the block.</returns>
    public Instruction RunBlock()
    {
        BlockPc = Pc;
        int count = 0;
        int offset = 0;
        bool isOpen = true;
        while (isOpen && count < _block.Length - 1)
        {
            uint word = WordAt(Pc + (ulong)offset);
            if (!table.TryDecode(word, out Instruction instruction))
            {
                Assert.True(count > 0, $"0x{Pc:x}: 0x{word:x8} does not decode");
                break;
            }

            _block[count++] = instruction.At((ushort)offset);
            offset += instruction.Length;
            isOpen = !InstructionRows.All[instruction.Row].EndsBlock;
        }

        _block[count] = new Instruction { Row = Instruction.EndOfBlock };
        Pc = Address(Pc + (ulong)offset);
        return Run(_block);
    }

    /// <summary>Executes decoded instructions at <see cref="BlockPc"/>.</summary>
    public Instruction Run(Instruction[] block)
    {
        var executor = new ReferenceExecutor(this);
        return InstructionDispatch.Run(ref executor, ref block[0]);
    }

    /// <summary>The place of an access, or an empty span outside the memory.</summary>
    public Span<byte> At(ulong address, int bytes)
    {
        ulong offset = Address(address) - memoryBase;
        if (offset > (ulong)(memory.Length - bytes))
        {
            Fault = Address(address);
            return [];
        }

        return memory.AsSpan((int)offset, bytes);
    }

    public bool TryRead<T>(ulong address, out T value)
        where T : unmanaged, IBinaryInteger<T>
    {
        Span<byte> place = At(address, int.CreateChecked(T.PopCount(T.AllBitsSet)) / 8);
        value = place.IsEmpty ? T.Zero : T.ReadLittleEndian(place, isUnsigned: true);
        return !place.IsEmpty;
    }

    public bool TryStore<T>(ulong address, T value)
        where T : unmanaged, IBinaryInteger<T>
    {
        Span<byte> place = At(address, int.CreateChecked(T.PopCount(T.AllBitsSet)) / 8);
        return !place.IsEmpty && value.TryWriteLittleEndian(place, out _);
    }

    private uint WordAt(ulong address)
    {
        uint low = BinaryPrimitives.ReadUInt16LittleEndian(At(address, 2));
        return InstructionTable.LengthOf(low) == 2 ? low : BinaryPrimitives.ReadUInt32LittleEndian(At(address, 4));
    }
}
