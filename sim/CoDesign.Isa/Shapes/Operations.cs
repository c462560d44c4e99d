namespace CoDesign.Isa;

// One interface per signature of a row's method. The generator wraps each row in a struct that implements the interface of its
// shape, so that a generic executor is specialised per row by the JIT compiler and the meaning is inlined into it.

/// <summary>A row with two operand values and one result.</summary>
public interface IBinaryOperation
{
    /// <summary>The meaning of the row.</summary>
    static abstract ulong Apply(ulong left, ulong right);
}

/// <summary>A row with two register values, an immediate and one result.</summary>
public interface ITernaryOperation
{
    /// <summary>The meaning of the row.</summary>
    static abstract ulong Apply(ulong left, ulong right, ulong immediate);
}

/// <summary>A row that widens a value read from memory.</summary>
/// <typeparam name="TMemory">Unsigned type of the access.</typeparam>
public interface ILoadOperation<TMemory>
    where TMemory : unmanaged
{
    /// <summary>The meaning of the row.</summary>
    static abstract ulong Extend(TMemory value);
}

/// <summary>A row that narrows a register to a value for memory.</summary>
/// <typeparam name="TMemory">Unsigned type of the access.</typeparam>
public interface IStoreOperation<TMemory>
    where TMemory : unmanaged
{
    /// <summary>The meaning of the row.</summary>
    static abstract TMemory Narrow(ulong value);
}

/// <summary>A row that decides whether a branch is taken.</summary>
public interface IBranchOperation
{
    /// <summary>The meaning of the row.</summary>
    static abstract bool Taken(ulong left, ulong right);
}

/// <summary>A row that combines memory with a register in one access.</summary>
/// <typeparam name="TMemory">Unsigned type of the access.</typeparam>
public interface IAtomicOperation<TMemory>
    where TMemory : unmanaged
{
    /// <summary>The meaning of the row: the new value of the memory.</summary>
    static abstract TMemory Combine(TMemory memory, TMemory operand);
}

/// <summary>A floating-point row with one operand.</summary>
public interface IFloatUnaryOperation
{
    /// <summary>The meaning of the row.</summary>
    static abstract FloatResult Apply(ulong rs1, RoundingMode mode);
}

/// <summary>A floating-point row with two operands.</summary>
public interface IFloatBinaryOperation
{
    /// <summary>The meaning of the row.</summary>
    static abstract FloatResult Apply(ulong rs1, ulong rs2, RoundingMode mode);
}

/// <summary>A floating-point row with three operands.</summary>
public interface IFloatTernaryOperation
{
    /// <summary>The meaning of the row.</summary>
    static abstract FloatResult Apply(ulong rs1, ulong rs2, ulong rs3, RoundingMode mode);
}
