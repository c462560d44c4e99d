using CoDesign.Description.Expressions;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;
using CoDesign.Modules.Functions;

namespace CoDesign.Modules.Formula;

/// <summary>What an op does and costs.</summary>
public sealed class FormulaOp
{
    /// <summary>The word for an op whose results are not modelled.</summary>
    public const string Opaque = "opaque";

    // Numbers below are for ops that all kinds share.
    private const int FirstOwnNumber = 0x8000;
    private const int LastNumber = 0xffff;

    private static readonly (uint Number, string Name)[] Functions = [.. JobFunctions.All.Select(o => (o, Machine.Modules.Operations.NameOf(o)))];

    private readonly NodeReader _node;
    private readonly IReadOnlyList<Located<string>> _parameters;

    private FormulaOp(NodeReader node)
    {
        _node = node;
        Function = node.Scalar("function", "What it computes: one of the functions that other kinds have too, or 'opaque': sizes only, the bytes of its outputs mean nothing.", Scalar.OneOf("function", [.. Functions.Select(f => f.Name), Opaque]));
        int? number = node.OptionalScalar("number", $"Number of the op in descriptors, 0x{FirstOwnNumber:x4} to 0x{LastNumber:x4}; absent: that of the function.", Scalar.Count.Between(FirstOwnNumber, LastNumber));
        uint own = Functions.FirstOrDefault(f => f.Name == Function).Number;
        Number = (uint?)number ?? own;
        FunctionNumber = own;
        if (IsOpaque && number is null)
        {
            node.Error("function", "an opaque op needs a number of its own", $"add 'number: 0x{FirstOwnNumber:x4}'");
        }

        _parameters = node.Or("parameters", "Names of the first parameters of a descriptor, in their order, for expressions; plain numbers.", Form.List(Form.Located(Form.Scalar(FormulaParameters.Name))), [], "[]");
        Outputs = node.Or("outputs", "Length of each output in bytes. Needed for opaque ops; with a function they must hold beside what it asks for.", Form.List(Form.Scalar(ExpressionKind.Instance)), [], "[]");
        Latency = node.Sourced("latency", "Cycles from the inputs to the outputs.", ExpressionKind.Instance);
        Start = node.EnumOr("begins", "From when on the latency counts: last_byte, when all inputs are there; first_byte, when the first burst is (the unit works while it reads).", FormulaStart.LastByte);
        Actions = node.OptionalMap("actions", "How often each action of the energy class happens.", FormulaParameters.Name, Form.Scalar(ExpressionKind.Instance));
        Keeps = node.Optional("keeps", "Bytes that the unit holds when the job is done, until it is cleared or the next job is done; expressions read them as 'kept'. Absent: as before.", Form.Scalar(ExpressionKind.Instance));
    }

    /// <summary>Number in descriptors.</summary>
    public uint Number { get; }

    /// <summary>Name of the function.</summary>
    public string Function { get; }

    /// <summary>Number of the function's own op; 0 if it is opaque.</summary>
    public uint FunctionNumber { get; }

    /// <summary>Whether only sizes are known.</summary>
    public bool IsOpaque => Function == Opaque;

    /// <summary>Names of the first parameters.</summary>
    public IReadOnlyList<string> Parameters => [.. _parameters.Select(p => p.Value)];

    /// <summary>Length of each output; none: whatever the function asks for.</summary>
    public IReadOnlyList<Expression> Outputs { get; }

    /// <summary>Cycles.</summary>
    public Sourced<Expression> Latency { get; }

    /// <summary>From when on they count.</summary>
    public FormulaStart Start { get; }

    /// <summary>Occurrences of actions.</summary>
    public KeyedList<Expression> Actions { get; }

    /// <summary>Bytes that stay; null: as before.</summary>
    public Expression? Keeps { get; }

    /// <summary>Reads an entry.</summary>
    public static FormulaOp Read(NodeReader node) => new(node);

    /// <summary>Checks names and units of the expressions, once constants are known.</summary>
    internal void Check(KeyedList<Sourced<ExpressionConstant>> constants)
    {
        HashSet<string> taken = [];
        foreach (Located<string> parameter in _parameters)
        {
            FormulaParameters.Reserve(_node, parameter.Value, parameter.Position);
            if (constants.Keys.Contains(parameter.Value) || !taken.Add(parameter.Value))
            {
                _node.Error(parameter.Position, $"'{parameter.Value}' is given twice", "rename one of them; constants and parameters share one namespace");
            }
        }

        IReadOnlyList<ExpressionName> names = [.. FormulaNames.Of(constants, Parameters).DistinctBy(n => n.Name)];
        var check = new ExpressionCheck(_node, names);
        var before = new ExpressionCheck(_node, [.. names.Where(n => n.Name != FormulaNames.Kept)]);
        for (int i = 0; i < Outputs.Count; i++)
        {
            before.Demand($"output {i}", Outputs[i], ExpressionUnit.OfBytes);
        }

        check.Demand("'latency'", Latency.Value, ExpressionUnit.OfCycles);
        foreach (Keyed<Expression> action in Actions)
        {
            check.Demand($"'{action.Key}'", action.Value, ExpressionUnit.None);
        }

        if (Keeps is not null)
        {
            check.Demand("'keeps'", Keeps, ExpressionUnit.OfBytes);
        }
    }
}
