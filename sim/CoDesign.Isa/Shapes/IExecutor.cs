using System.Numerics;

namespace CoDesign.Isa;

/// <summary>
/// Executes decoded instructions, one member per <see cref="Shape"/>. <see cref="InstructionDispatch"/> calls the member of each
/// instruction's shape with the struct that carries the row's meaning, so an implementation states once per shape how operands
/// are fetched, and never what an instruction means.
/// </summary>
/// <remarks>
/// Members that return <see langword="bool"/> may stop the run at the instruction (a trap, or a request to the simulator):
/// <see langword="false"/> stops. Members for control flow and system instructions always end the run; they are the last
/// instruction of a block.
/// </remarks>
public interface IExecutor
{
    /// <summary>Executes a row of shape <see cref="Shape.AluRegister"/>.</summary>
    void AluRegister<TRow>(ref readonly Instruction instruction, LabelRule labels, OpClass opClass)
        where TRow : struct, IBinaryOperation;

    /// <summary>Executes a row of shape <see cref="Shape.AluRegisterImmediate"/>.</summary>
    void AluRegisterImmediate<TRow>(ref readonly Instruction instruction, LabelRule labels)
        where TRow : struct, ITernaryOperation;

    /// <summary>Executes a row of shape <see cref="Shape.AluImmediate"/>.</summary>
    void AluImmediate<TRow>(ref readonly Instruction instruction, LabelRule labels)
        where TRow : struct, IBinaryOperation;

    /// <summary>Executes a row of shape <see cref="Shape.Upper"/>.</summary>
    void Upper<TRow>(ref readonly Instruction instruction)
        where TRow : struct, IBinaryOperation;

    /// <summary>Executes a row of shape <see cref="Shape.Load"/>.</summary>
    bool Load<TRow, TMemory>(ref readonly Instruction instruction)
        where TRow : struct, ILoadOperation<TMemory>
        where TMemory : unmanaged, IBinaryInteger<TMemory>;

    /// <summary>Executes a row of shape <see cref="Shape.Store"/>.</summary>
    bool Store<TRow, TMemory>(ref readonly Instruction instruction)
        where TRow : struct, IStoreOperation<TMemory>
        where TMemory : unmanaged, IBinaryInteger<TMemory>;

    /// <summary>Executes a row of shape <see cref="Shape.Atomic"/>.</summary>
    bool Atomic<TRow, TMemory>(ref readonly Instruction instruction)
        where TRow : struct, IAtomicOperation<TMemory>
        where TMemory : unmanaged, IBinaryInteger<TMemory>;

    /// <summary>Executes a row of shape <see cref="Shape.LoadReserved"/>.</summary>
    bool LoadReserved<TRow, TMemory>(ref readonly Instruction instruction)
        where TRow : struct, ILoadOperation<TMemory>
        where TMemory : unmanaged, IBinaryInteger<TMemory>;

    /// <summary>Executes a row of shape <see cref="Shape.StoreConditional"/>.</summary>
    bool StoreConditional<TRow, TMemory>(ref readonly Instruction instruction)
        where TRow : struct, IStoreOperation<TMemory>
        where TMemory : unmanaged, IBinaryInteger<TMemory>;

    /// <summary>Executes a row of shape <see cref="Shape.Branch"/>; ends the run.</summary>
    void Branch<TRow>(ref readonly Instruction instruction)
        where TRow : struct, IBranchOperation;

    /// <summary>Executes a row of shape <see cref="Shape.Jump"/>; ends the run.</summary>
    void Jump<TRow>(ref readonly Instruction instruction)
        where TRow : struct, IBinaryOperation;

    /// <summary>Executes a row of shape <see cref="Shape.JumpRegister"/>; ends the run.</summary>
    void JumpRegister<TRow>(ref readonly Instruction instruction)
        where TRow : struct, IBinaryOperation;

    /// <summary>Executes a row of shape <see cref="Shape.CsrRegister"/>; ends the run.</summary>
    void CsrRegister<TRow>(ref readonly Instruction instruction)
        where TRow : struct, IBinaryOperation;

    /// <summary>Executes a row of shape <see cref="Shape.CsrImmediate"/>; ends the run.</summary>
    void CsrImmediate<TRow>(ref readonly Instruction instruction)
        where TRow : struct, IBinaryOperation;

    /// <summary>Executes a row of shape <see cref="Shape.Fence"/>; an instruction fence ends the run.</summary>
    bool Fence(ref readonly Instruction instruction, FenceKind kind);

    /// <summary>Executes a row of shape <see cref="Shape.CacheBlock"/>.</summary>
    bool CacheBlock(ref readonly Instruction instruction, CacheBlockAction action);

    /// <summary>Executes a row of shape <see cref="Shape.System"/>; ends the run.</summary>
    void System(ref readonly Instruction instruction, SystemAction action);

    /// <summary>Executes a row of shape <see cref="Shape.FloatLoad"/>.</summary>
    bool FloatLoad<TRow, TMemory>(ref readonly Instruction instruction)
        where TRow : struct, ILoadOperation<TMemory>
        where TMemory : unmanaged, IBinaryInteger<TMemory>;

    /// <summary>Executes a row of shape <see cref="Shape.FloatStore"/>.</summary>
    bool FloatStore<TRow, TMemory>(ref readonly Instruction instruction)
        where TRow : struct, IStoreOperation<TMemory>
        where TMemory : unmanaged, IBinaryInteger<TMemory>;

    /// <summary>
    /// Executes a row of shape <see cref="Shape.FloatUnary"/>, <see cref="Shape.FloatToInteger"/> or
    /// <see cref="Shape.IntegerToFloat"/>: they differ in the register files of their operands, which the decoder knows.
    /// </summary>
    bool FloatUnary<TRow>(ref readonly Instruction instruction)
        where TRow : struct, IFloatUnaryOperation;

    /// <summary>Executes a row of shape <see cref="Shape.FloatBinary"/> or <see cref="Shape.FloatCompare"/>.</summary>
    bool FloatBinary<TRow>(ref readonly Instruction instruction)
        where TRow : struct, IFloatBinaryOperation;

    /// <summary>Executes a row of shape <see cref="Shape.FloatTernary"/>.</summary>
    bool FloatTernary<TRow>(ref readonly Instruction instruction)
        where TRow : struct, IFloatTernaryOperation;

    /// <summary>Executes a row of shape <see cref="Shape.Marker"/>; ends the run.</summary>
    void Marker(ref readonly Instruction instruction, RegionMarker marker);
}
