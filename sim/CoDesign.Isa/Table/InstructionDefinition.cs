using System.Reflection;

namespace CoDesign.Isa;

/// <summary>One row of the instruction table, resolved: everything that is known about an instruction before it runs.</summary>
public sealed class InstructionDefinition
{
    private readonly string _syntax;
    private readonly string _encoding;
    private readonly Type _owner;
    private readonly string _method;

    internal InstructionDefinition(
        int number,
        string syntax,
        string encoding,
        Shape shape,
        OpClass opClass,
        Extension[] extensions,
        XlenSet xlen,
        LabelRule labels,
        bool isConstantTime,
        int memoryBytes,
        Type owner,
        string method)
    {
        Number = number;
        Mnemonic = InstructionSyntax.MnemonicOf(syntax);
        _syntax = syntax;
        _encoding = encoding;
        Shape = shape;
        OpClass = opClass;
        Extensions = extensions;
        Xlen = xlen;
        Labels = labels;
        IsConstantTime = isConstantTime;
        MemoryBytes = memoryBytes;
        _owner = owner;
        _method = method;
    }

    /// <summary>Index in <see cref="InstructionRows.All"/>.</summary>
    public int Number { get; }

    /// <summary>The name of the instruction.</summary>
    public string Mnemonic { get; }

    /// <summary>Mnemonic and operands. Parsed on demand: only text needs it.</summary>
    public InstructionSyntax Syntax => field ??= InstructionSyntax.Parse(_syntax);

    /// <summary>The encoding. Parsed on demand: a table has a part of the rows.</summary>
    public EncodingPattern Pattern => field ??= EncodingPattern.Parse(_encoding);

    /// <summary>How operands are fetched and results delivered.</summary>
    public Shape Shape { get; }

    /// <summary>The cost class.</summary>
    public OpClass OpClass { get; }

    /// <summary>The extensions that have the row: any one of them brings it.</summary>
    public IReadOnlyList<Extension> Extensions { get; }

    /// <summary>The extensions as text: <c>Zbb or Zbkb</c>.</summary>
    public string ExtensionNames => string.Join(" or ", Extensions);

    /// <summary>Register widths that have the row.</summary>
    public XlenSet Xlen { get; }

    /// <summary>How labels flow from operands to the result.</summary>
    public LabelRule Labels { get; }

    /// <summary>Whether the latency is independent of the operands' values.</summary>
    public bool IsConstantTime { get; }

    /// <summary>Bytes of the memory access; 0 without one.</summary>
    public int MemoryBytes { get; }

    /// <summary>The method that carries the meaning; looked up on demand.</summary>
    public MethodInfo Method => _owner.GetMethod(_method, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;

    /// <summary>
    /// Whether a block ends after the instruction: the next pc is not simply the next address, or state that blocks assume may change.
    /// </summary>
    public bool EndsBlock => Shape switch
    {
        Shape.Branch or Shape.Jump or Shape.JumpRegister => true,
        _ => IsSerialising,
    };

    /// <summary>
    /// Whether the instruction stands alone in its block: it reads the cycle counter, changes what may interrupt, or hands control to
    /// the simulator, so time and state must be exact before it.
    /// </summary>
    public bool IsSerialising => Shape switch
    {
        Shape.CsrRegister or Shape.CsrImmediate or Shape.System or Shape.Marker => true,
        Shape.Fence => Extensions[0] is Extension.Zifencei,
        _ => false,
    };

    /// <summary>Whether the instruction writes rd.</summary>
    public bool WritesRd => Shape is not (Shape.Store or Shape.FloatStore or Shape.Branch or Shape.Fence or Shape.CacheBlock or Shape.System or Shape.Marker);

    /// <summary>Whether the instruction reads rs1 as a register.</summary>
    public bool ReadsRs1 => Shape is not (Shape.CsrImmediate or Shape.Fence or Shape.Upper or Shape.Jump or Shape.System or Shape.Marker);

    /// <summary>Whether the instruction reads rs2.</summary>
    public bool ReadsRs2 =>
        Shape is Shape.AluRegister or Shape.AluRegisterImmediate or Shape.Store or Shape.Branch or Shape.Atomic or Shape.StoreConditional || HasFloatRs2;

    /// <summary>Whether the instruction reads rs3, which is a floating-point register.</summary>
    public bool ReadsRs3 => Shape is Shape.FloatTernary;

    /// <summary>Whether rd is a floating-point register.</summary>
    public bool HasFloatRd =>
        Shape is Shape.FloatUnary or Shape.FloatBinary or Shape.FloatTernary or Shape.IntegerToFloat or Shape.FloatLoad;

    /// <summary>Whether rs1 is a floating-point register.</summary>
    public bool HasFloatRs1 =>
        Shape is Shape.FloatUnary or Shape.FloatBinary or Shape.FloatTernary or Shape.FloatCompare or Shape.FloatToInteger;

    /// <summary>Whether rs2 is a floating-point register.</summary>
    public bool HasFloatRs2 => Shape is Shape.FloatBinary or Shape.FloatTernary or Shape.FloatCompare or Shape.FloatStore;

    /// <summary>Whether the instruction is one of the floating-point unit, or moves its registers to or from memory.</summary>
    public bool IsFloat => HasFloatRd || HasFloatRs1 || HasFloatRs2;

    /// <inheritdoc/>
    public override string ToString() => _syntax;
}
