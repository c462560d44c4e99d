using System.Numerics;
using System.Runtime.CompilerServices;

namespace CoDesign.Isa.Tests;

/// <summary>The generated dispatch loop: which member it calls with what, and where it stops.</summary>
public sealed class DispatchTests
{
    private static readonly Instruction End = new() { Row = Instruction.EndOfBlock };

    public static TheoryData<int> Rows => [.. InstructionRows.All.Select(r => r.Number)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Row_calls_the_member_of_its_shape_and_stops_where_it_must(int number)
    {
        InstructionDefinition row = InstructionRows.All[number];
        Instruction[] block = [new() { Row = (ushort)number, Length = 4 }, End];
        var recorder = new Recorder { Goes = true };
        ref readonly Instruction last = ref InstructionDispatch.Run(ref recorder, ref block[0]);
        Assert.Equal(1, recorder.Calls);
        Assert.Equal(row.Shape, recorder.Shape);

        // An instruction fence ends its block because its member says so; the other shapes that end a block do so in any case.
        bool stops = row.EndsBlock && row.Shape is not Shape.Fence;
        Assert.True(Unsafe.AreSame(in block[stops ? 0 : 1], in last), $"{row}");
        Assert.Equal(row.MemoryBytes, recorder.MemoryBytes);
        if (row.Shape is Shape.AluRegister or Shape.AluRegisterImmediate or Shape.AluImmediate)
        {
            Assert.Equal(row.Labels, recorder.Labels);
        }

        if (row.Shape is Shape.AluRegister)
        {
            Assert.Equal(row.OpClass, recorder.OpClass);
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Member_that_returns_false_stops_the_run(int number)
    {
        InstructionDefinition row = InstructionRows.All[number];
        Instruction[] block = [new() { Row = (ushort)number, Length = 4 }, End];
        var recorder = new Recorder { Goes = false };
        ref readonly Instruction last = ref InstructionDispatch.Run(ref recorder, ref block[0]);
        bool canFail = row.MemoryBytes > 0 || row.IsFloat || row.Shape is Shape.Fence or Shape.CacheBlock;
        Assert.True(Unsafe.AreSame(in block[canFail || row.EndsBlock ? 0 : 1], in last), $"{row}");
    }

    [Fact]
    public void Run_executes_in_order_up_to_the_sentinel()
    {
        var hart = new ReferenceHart(Vectors.Tables[1], 0x1000, new byte[16]);
        Instruction[] block = Block("addi a0, x0, 5", "slli a0, a0, 2", "addi a0, a0, 1");
        Assert.Equal(Instruction.EndOfBlock, hart.Run(block).Row);
        Assert.Equal(21UL, hart.X[Registers.A0]);
    }

    [Theory]
    [InlineData("beq x0, x0, 0x1800")]
    [InlineData("bne x0, x0, 0x1800")] // not taken: it ends the run all the same
    [InlineData("jal x0, 0x2000")]
    [InlineData("jalr x0, 0(x0)")]
    [InlineData("csrrw x0, mscratch, x0")]
    [InlineData("ecall")]
    [InlineData("fence.i")]
    [InlineData("cd.call")]
    [InlineData("lw a1, 0(x0)")] // no memory there
    [InlineData("sw a1, 0(x0)")]
    [InlineData("amoadd.w a1, a1, (x0)")]
    [InlineData("lr.w a1, (x0)")]
    public void Run_returns_the_instruction_that_stopped_it(string text)
    {
        var hart = new ReferenceHart(Vectors.Tables[1], 0x1000, new byte[16]) { BlockPc = 0x1000 };
        Instruction[] block = Block("addi a0, x0, 1", text, "addi a0, x0, 2");
        Assert.Equal(block[1], hart.Run(block));
        Assert.Equal(1UL, hart.X[Registers.A0]);
    }

    [Theory]
    [InlineData("fence rw, rw")]
    [InlineData("lw a1, 8(a2)")]
    [InlineData("sw a1, 8(a2)")]
    [InlineData("amoadd.w a1, a1, (a2)")]
    [InlineData("lr.w a1, (a2)")]
    [InlineData("sc.w a1, a1, (a2)")] // fails, which is a result and no trap
    public void Run_goes_on_after_an_access_that_succeeds(string text)
    {
        var hart = new ReferenceHart(Vectors.Tables[1], 0x1000, new byte[16]);
        hart.X[12] = 0x1000;
        Assert.Equal(Instruction.EndOfBlock, hart.Run(Block("addi a0, x0, 1", text, "addi a0, x0, 2")).Row);
        Assert.Equal(2UL, hart.X[Registers.A0]);
    }

    [Fact]
    public void Row_number_that_no_row_has_ends_the_run()
    {
        var recorder = new Recorder { Goes = true };
        Instruction[] block = [new() { Row = (ushort)InstructionRows.All.Length }];
        Assert.True(Unsafe.AreSame(in block[0], in InstructionDispatch.Run(ref recorder, ref block[0])));
        Assert.Equal(0, recorder.Calls);
    }

    private static Instruction[] Block(params string[] lines)
    {
        InstructionTable table = Vectors.Tables[1];
        var block = new List<Instruction>();
        foreach (string line in lines)
        {
            byte[] code = AssemblerTests.Code("rv64", line, 0x1000);
            Assert.True(table.TryDecode(BitConverter.ToUInt32(code), out Instruction instruction));
            block.Add(instruction.At((ushort)(4 * block.Count)));
        }

        return [.. block, End];
    }

    // Notes which member is called, and answers as it is told.
    private struct Recorder : IExecutor
    {
        public bool Goes { get; init; }

        public int Calls { get; private set; }

        public Shape Shape { get; private set; }

        public int MemoryBytes { get; private set; }

        public LabelRule Labels { get; private set; }

        public OpClass OpClass { get; private set; }

        public void AluRegister<TRow>(ref readonly Instruction instruction, LabelRule labels, OpClass opClass)
            where TRow : struct, IBinaryOperation
        {
            (Labels, OpClass) = (labels, opClass);
            Note(Shape.AluRegister);
        }

        public void AluRegisterImmediate<TRow>(ref readonly Instruction instruction, LabelRule labels)
            where TRow : struct, ITernaryOperation
        {
            Labels = labels;
            Note(Shape.AluRegisterImmediate);
        }

        public void AluImmediate<TRow>(ref readonly Instruction instruction, LabelRule labels)
            where TRow : struct, IBinaryOperation
        {
            Labels = labels;
            Note(Shape.AluImmediate);
        }

        public void Upper<TRow>(ref readonly Instruction instruction)
            where TRow : struct, IBinaryOperation => Note(Shape.Upper);

        public bool Load<TRow, TMemory>(ref readonly Instruction instruction)
            where TRow : struct, ILoadOperation<TMemory>
            where TMemory : unmanaged, IBinaryInteger<TMemory> => Note<TMemory>(Shape.Load);

        public bool Store<TRow, TMemory>(ref readonly Instruction instruction)
            where TRow : struct, IStoreOperation<TMemory>
            where TMemory : unmanaged, IBinaryInteger<TMemory> => Note<TMemory>(Shape.Store);

        public bool Atomic<TRow, TMemory>(ref readonly Instruction instruction)
            where TRow : struct, IAtomicOperation<TMemory>
            where TMemory : unmanaged, IBinaryInteger<TMemory> => Note<TMemory>(Shape.Atomic);

        public bool LoadReserved<TRow, TMemory>(ref readonly Instruction instruction)
            where TRow : struct, ILoadOperation<TMemory>
            where TMemory : unmanaged, IBinaryInteger<TMemory> => Note<TMemory>(Shape.LoadReserved);

        public bool StoreConditional<TRow, TMemory>(ref readonly Instruction instruction)
            where TRow : struct, IStoreOperation<TMemory>
            where TMemory : unmanaged, IBinaryInteger<TMemory> => Note<TMemory>(Shape.StoreConditional);

        public void Branch<TRow>(ref readonly Instruction instruction)
            where TRow : struct, IBranchOperation => Note(Shape.Branch);

        public void Jump<TRow>(ref readonly Instruction instruction)
            where TRow : struct, IBinaryOperation => Note(Shape.Jump);

        public void JumpRegister<TRow>(ref readonly Instruction instruction)
            where TRow : struct, IBinaryOperation => Note(Shape.JumpRegister);

        public void CsrRegister<TRow>(ref readonly Instruction instruction)
            where TRow : struct, IBinaryOperation => Note(Shape.CsrRegister);

        public void CsrImmediate<TRow>(ref readonly Instruction instruction)
            where TRow : struct, IBinaryOperation => Note(Shape.CsrImmediate);

        public bool Fence(ref readonly Instruction instruction, FenceKind kind)
        {
            Note(Shape.Fence);
            return Goes;
        }

        public bool CacheBlock(ref readonly Instruction instruction, CacheBlockAction action)
        {
            Note(Shape.CacheBlock);
            return Goes;
        }

        public void System(ref readonly Instruction instruction, SystemAction action) => Note(Shape.System);

        public bool FloatLoad<TRow, TMemory>(ref readonly Instruction instruction)
            where TRow : struct, ILoadOperation<TMemory>
            where TMemory : unmanaged, IBinaryInteger<TMemory> => Note<TMemory>(Shape.FloatLoad);

        public bool FloatStore<TRow, TMemory>(ref readonly Instruction instruction)
            where TRow : struct, IStoreOperation<TMemory>
            where TMemory : unmanaged, IBinaryInteger<TMemory> => Note<TMemory>(Shape.FloatStore);

        // One member serves the shapes that differ in register files only.
        public bool FloatUnary<TRow>(ref readonly Instruction instruction)
            where TRow : struct, IFloatUnaryOperation => NoteFloat(in instruction, Shape.FloatUnary, Shape.FloatToInteger, Shape.IntegerToFloat);

        public bool FloatBinary<TRow>(ref readonly Instruction instruction)
            where TRow : struct, IFloatBinaryOperation => NoteFloat(in instruction, Shape.FloatBinary, Shape.FloatCompare);

        public bool FloatTernary<TRow>(ref readonly Instruction instruction)
            where TRow : struct, IFloatTernaryOperation => NoteFloat(in instruction, Shape.FloatTernary);

        public void Marker(ref readonly Instruction instruction, RegionMarker marker) => Note(Shape.Marker);

        private bool Note<TMemory>(Shape shape)
        {
            MemoryBytes = Unsafe.SizeOf<TMemory>();
            Note(shape);
            return Goes;
        }

        private bool NoteFloat(ref readonly Instruction instruction, params Shape[] allowed)
        {
            Shape shape = InstructionRows.All[instruction.Row].Shape;
            Assert.Contains(shape, allowed);
            Note(shape);
            return Goes;
        }

        private void Note(Shape shape)
        {
            Shape = shape;
            Calls++;
        }
    }
}
