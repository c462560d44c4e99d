using System.Collections.Generic;

namespace CoDesign.Isa.Generator;

/// <summary>
/// What a shape means for generated code: the signature its methods must have, the interface of the wrapper, and the call into the
/// executor. The only place where generator and <c>Shape</c> meet.
/// </summary>
internal sealed class ShapeCode
{
    private const string Word = "ulong";
    private const string Memory = "T";

    /// <summary>Shapes by name. "T" stands for the unsigned type of a memory access.</summary>
    public static readonly Dictionary<string, ShapeCode> All = new()
    {
        ["AluRegister"] = Binary("executor.AluRegister<{row}>(in i, {labels}, OpClass.{class}); break;"),
        ["AluRegisterImmediate"] = new("ITernaryOperation", "Apply", Word, new[] { Word, Word, Word }, "executor.AluRegisterImmediate<{row}>(in i, {labels}); break;"),
        ["AluImmediate"] = Binary("executor.AluImmediate<{row}>(in i, {labels}); break;", fewest: 1),
        ["Upper"] = Binary("executor.Upper<{row}>(in i); break;"),
        ["Jump"] = Binary("executor.Jump<{row}>(in i); return ref i;"),
        ["JumpRegister"] = Binary("executor.JumpRegister<{row}>(in i); return ref i;"),
        ["CsrRegister"] = Binary("executor.CsrRegister<{row}>(in i); return ref i;"),
        ["CsrImmediate"] = Binary("executor.CsrImmediate<{row}>(in i); return ref i;"),
        ["Branch"] = new("IBranchOperation", "Taken", "bool", new[] { Word, Word }, "executor.Branch<{row}>(in i); return ref i;"),
        ["Load"] = Load("executor.Load<{row}, {memory}>(in i)"),
        ["LoadReserved"] = Load("executor.LoadReserved<{row}, {memory}>(in i)"),
        ["Store"] = Store("executor.Store<{row}, {memory}>(in i)"),
        ["StoreConditional"] = Store("executor.StoreConditional<{row}, {memory}>(in i)"),
        ["Atomic"] = new("IAtomicOperation<{memory}>", "Combine", Memory, new[] { Memory, Memory }, StopIfNot("executor.Atomic<{row}, {memory}>(in i)")),
        ["FloatLoad"] = Load("executor.FloatLoad<{row}, {memory}>(in i)"),
        ["FloatStore"] = Store("executor.FloatStore<{row}, {memory}>(in i)"),
        ["FloatUnary"] = Float("Unary", 1),
        ["FloatToInteger"] = Float("Unary", 1),
        ["IntegerToFloat"] = Float("Unary", 1),
        ["FloatBinary"] = Float("Binary", 2),
        ["FloatCompare"] = Float("Binary", 2),
        ["FloatTernary"] = Float("Ternary", 3),
        ["Fence"] = Effect("CoDesign.Isa.FenceKind", StopIfNot("executor.Fence(in i, {row}.Effect)")),
        ["CacheBlock"] = Effect("CoDesign.Isa.CacheBlockAction", StopIfNot("executor.CacheBlock(in i, {row}.Effect)")),
        ["System"] = Effect("CoDesign.Isa.SystemAction", "executor.System(in i, {row}.Effect); return ref i;"),
        ["Marker"] = Effect("CoDesign.Isa.RegionMarker", "executor.Marker(in i, {row}.Effect); return ref i;"),
    };

    // Number of parameters that a method must have.
    private readonly int _fewest;

    private ShapeCode(string contract, string member, string result, string[] parameters, string call, int? fewest = null)
    {
        Contract = contract;
        Member = member;
        Result = result;
        Parameters = parameters;
        Call = call;
        _fewest = fewest ?? parameters.Length;
    }

    /// <summary>Interface that the wrapper implements; empty for rows without operands.</summary>
    public string Contract { get; }

    /// <summary>Member of the wrapper that carries the meaning.</summary>
    public string Member { get; }

    /// <summary>Required type of the result.</summary>
    public string Result { get; }

    /// <summary>Required types of the parameters.</summary>
    public string[] Parameters { get; }

    /// <summary>Statement of the dispatch loop.</summary>
    public string Call { get; }

    /// <summary>The unsigned type of the row's memory access; null if the row does not have the signature of its shape.</summary>
    public bool TryMatch(Row row, out string memory)
    {
        memory = string.Empty;
        if (row.Parameters.Count < _fewest || row.Parameters.Count > Parameters.Length)
        {
            return false;
        }

        bool isMatch = Bind(Result, row.Result, ref memory);
        for (int i = 0; i < row.Parameters.Count; i++)
        {
            isMatch &= Bind(Parameters[i], row.Parameters[i], ref memory);
        }

        return isMatch;
    }

    private static bool Bind(string wanted, string found, ref string memory)
    {
        if (wanted != Memory)
        {
            return wanted == found;
        }

        if (memory.Length == 0)
        {
            memory = found;
        }

        return memory == found && found is "byte" or "ushort" or "uint" or "ulong";
    }

    private static ShapeCode Binary(string call, int fewest = 2) => new("IBinaryOperation", "Apply", Word, new[] { Word, Word }, call, fewest);

    private static ShapeCode Load(string call) => new("ILoadOperation<{memory}>", "Extend", Word, new[] { Memory }, StopIfNot(call));

    private static ShapeCode Store(string call) => new("IStoreOperation<{memory}>", "Narrow", Memory, new[] { Word }, StopIfNot(call));

    private static ShapeCode Float(string name, int operands)
    {
        var parameters = new List<string>();
        for (int i = 0; i < operands; i++)
        {
            parameters.Add(Word);
        }

        parameters.Add("CoDesign.Isa.RoundingMode");
        string call = StopIfNot("executor.Float" + name + "<{row}>(in i)");
        return new("IFloat" + name + "Operation", "Apply", "CoDesign.Isa.FloatResult", parameters.ToArray(), call);
    }

    private static ShapeCode Effect(string result, string call) => new(string.Empty, "Effect", result, System.Array.Empty<string>(), call);

    private static string StopIfNot(string call) => "if (!" + call + ") { return ref i; } break;";
}
