namespace CoDesign.Isa;

/// <summary>
/// How the operands of an instruction are fetched and its result delivered. The shape fixes the signature of the row's method
/// and the member of <see cref="IExecutor"/> that executes it.
/// </summary>
public enum Shape
{
    /// <summary><c>rd = f(rs1, rs2)</c>; method <c>ulong (ulong rs1, ulong rs2)</c>.</summary>
    AluRegister,

    /// <summary><c>rd = f(rs1, rs2, imm)</c>; method <c>ulong (ulong rs1, ulong rs2, ulong imm)</c>.</summary>
    AluRegisterImmediate,

    /// <summary><c>rd = f(rs1, imm)</c>; method <c>ulong (ulong rs1, ulong imm)</c>, or <c>ulong (ulong rs1)</c> without immediate.</summary>
    AluImmediate,

    /// <summary><c>rd = f(pc, imm)</c>; method <c>ulong (ulong pc, ulong imm)</c>.</summary>
    Upper,

    /// <summary><c>rd = extend(memory[rs1 + imm])</c>; method <c>ulong (T value)</c>, where T is the unsigned type of the access.</summary>
    Load,

    /// <summary><c>memory[rs1 + imm] = narrow(rs2)</c>; method <c>T (ulong rs2)</c>.</summary>
    Store,

    /// <summary><c>if f(rs1, rs2) pc += imm</c>; method <c>bool (ulong rs1, ulong rs2)</c>.</summary>
    Branch,

    /// <summary><c>rd = next pc; pc = f(pc, imm)</c>; method <c>ulong (ulong pc, ulong imm)</c>.</summary>
    Jump,

    /// <summary><c>rd = next pc; pc = f(rs1, imm)</c>; method <c>ulong (ulong rs1, ulong imm)</c>.</summary>
    JumpRegister,

    /// <summary><c>rd = memory[rs1]; memory[rs1] = f(memory[rs1], rs2)</c> as one access; method <c>T (T memory, T rs2)</c>.</summary>
    Atomic,

    /// <summary>Load that registers a reservation; method as <see cref="Load"/>.</summary>
    LoadReserved,

    /// <summary>Store that succeeds only under a reservation, <c>rd</c> = 0 on success; method as <see cref="Store"/>.</summary>
    StoreConditional,

    /// <summary><c>rd = csr; csr = f(csr, rs1)</c>; method <c>ulong (ulong csr, ulong operand)</c>.</summary>
    CsrRegister,

    /// <summary><c>rd = csr; csr = f(csr, uimm)</c>; method as <see cref="CsrRegister"/>.</summary>
    CsrImmediate,

    /// <summary>Orders memory accesses; method <c>FenceKind ()</c>.</summary>
    Fence,

    /// <summary>Acts on the cache block that holds the address rs1; method <c>CacheBlockAction ()</c>.</summary>
    CacheBlock,

    /// <summary>Changes privilege or waits; method <c>SystemAction ()</c>.</summary>
    System,

    /// <summary><c>fd = memory[rs1 + imm]</c>, NaN-boxed; method as <see cref="Load"/>.</summary>
    FloatLoad,

    /// <summary><c>memory[rs1 + imm] = fs2</c>; method as <see cref="Store"/>.</summary>
    FloatStore,

    /// <summary><c>fd = f(fs1)</c>; method <c>FloatResult (ulong rs1, RoundingMode mode)</c>.</summary>
    FloatUnary,

    /// <summary><c>fd = f(fs1, fs2)</c>; method <c>FloatResult (ulong rs1, ulong rs2, RoundingMode mode)</c>.</summary>
    FloatBinary,

    /// <summary><c>fd = f(fs1, fs2, fs3)</c>; method <c>FloatResult (ulong rs1, ulong rs2, ulong rs3, RoundingMode mode)</c>.</summary>
    FloatTernary,

    /// <summary><c>rd = f(fs1, fs2)</c>; method as <see cref="FloatBinary"/>.</summary>
    FloatCompare,

    /// <summary><c>rd = f(fs1)</c>; method as <see cref="FloatUnary"/>.</summary>
    FloatToInteger,

    /// <summary><c>fd = f(rs1)</c>; method as <see cref="FloatUnary"/>.</summary>
    IntegerToFloat,

    /// <summary>A hint that a simulator may act on; on silicon it does nothing. Method <c>RegionMarker ()</c>.</summary>
    Marker,
}
