using CoDesign.Description.Chips;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Expressions;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Modules.Formula;

/// <summary>A unit described by expressions.</summary>
/// <param name="Constants">Constants that expressions name.</param>
/// <param name="Ops">What it can do, by name.</param>
public sealed record FormulaParameters(KeyedList<Sourced<ExpressionConstant>> Constants, KeyedList<FormulaOp> Ops) : IModuleParameters
{
    /// <summary>Names of constants, parameters and actions.</summary>
    internal static ScalarKind<string> Name { get; } =
        Scalar.Matching("name", "[a-z][a-z0-9_]*", "a lower-case letter, then lower-case letters, digits or '_': [a-z][a-z0-9_]*", "block_cycles");

    /// <inheritdoc/>
    public IReadOnlyList<uint> Operations { get; } = [.. Ops.Select(o => o.Value.Number)];

    /// <inheritdoc/>
    public IReadOnlyList<string> Actions { get; } = [.. Ops.SelectMany(o => o.Value.Actions.Keys).Distinct()];

    /// <inheritdoc/>
    public IReadOnlyList<string> Remarks { get; } =
    [
        .. Ops.Where(o => o.Value.IsOpaque).Select(o => $"op {o.Key} is opaque: only sizes, time and energy are modelled, and the bytes of its outputs mean nothing"),
    ];

    /// <inheritdoc/>
    public string? NameOf(uint operation) => Ops.FirstOrDefault(o => o.Value.Number == operation)?.Key;

    /// <summary>Reads the block.</summary>
    public static FormulaParameters Read(NodeReader node)
    {
        KeyedList<Sourced<ExpressionConstant>> constants = node.OptionalMap(
            "constants",
            "Numbers that expressions name, with source: whole numbers, cycles, sizes, rates (B/s) or times.",
            Name,
            Form.Sourced(ConstantKind.Instance));
        KeyedList<FormulaOp> ops = node.Map("ops", "What the unit can do, by name.", Name, FormulaOp.Read);
        foreach (Keyed<Sourced<ExpressionConstant>> constant in constants)
        {
            Reserve(node, constant.Key, constant.Position);
        }

        foreach (Keyed<FormulaOp> op in ops)
        {
            op.Value.Check(constants);
            if (ops.First(o => o.Value.Number == op.Value.Number) is { } first && first.Key != op.Key && op.Value.Number != 0)
            {
                node.Error(op.Position, $"ops '{first.Key}' and '{op.Key}' both have number 0x{op.Value.Number:x4}", "give one of them another number");
            }
        }

        return new FormulaParameters(constants, ops);
    }

    /// <summary>Reports a name that means something already.</summary>
    internal static void Reserve(NodeReader node, string name, SourcePosition position)
    {
        if (FormulaNames.Reserved.FirstOrDefault(r => r.Name == name) is { } reserved)
        {
            node.Error(position, $"'{name}' has a meaning of its own: {reserved.Meaning}", "choose another name");
        }
    }
}
