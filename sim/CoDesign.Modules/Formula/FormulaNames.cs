using System.Globalization;
using CoDesign.Description.Expressions;
using CoDesign.Description.Reading;
using CoDesign.Machine.Modules;

namespace CoDesign.Modules.Formula;

/// <summary>The names that expressions may use, and their values for a job.</summary>
internal static class FormulaNames
{
    private const string Input = "input";
    private const string Output = "output";

    // More buffers than this have no place in a slot of a ring.
    private const int MostBuffers = 14;

    /// <summary>Bytes that the unit keeps of earlier jobs.</summary>
    public const string Kept = "kept";

    /// <summary>Names without those of numbered buffers.</summary>
    public static IReadOnlyList<ExpressionName> BuiltIn { get; } =
    [
        new("inputs", ExpressionUnit.None, true, "number of inputs"),
        new("outputs", ExpressionUnit.None, true, "number of outputs"),
        new("input_bytes", ExpressionUnit.OfBytes, true, "length of all inputs"),
        new("output_bytes", ExpressionUnit.OfBytes, true, "length of all outputs"),
        new("input0", ExpressionUnit.OfBytes, true, "length of the first input; input1 of the second, and so on"),
        new("output0", ExpressionUnit.OfBytes, true, "length of the first output; output1 of the second, and so on"),
        new("clock", ExpressionUnit.OfCycles / ExpressionUnit.OfSeconds, true, "the unit's clock, in cycles per second"),
        new(Kept, ExpressionUnit.OfBytes, true, "bytes that the unit still holds of earlier jobs ('keeps' of the last one)"),
    ];

    /// <summary>Every name that stands for something without being defined.</summary>
    public static IReadOnlyList<ExpressionName> Reserved { get; } =
    [
        .. BuiltIn,
        .. Enumerable.Range(1, MostBuffers - 1).SelectMany(i => new[] { Numbered(Input, i), Numbered(Output, i) }),
    ];

    /// <summary>The names of an op.</summary>
    public static IReadOnlyList<ExpressionName> Of(KeyedList<Sourced<ExpressionConstant>> constants, IReadOnlyList<string> parameters) =>
    [
        .. Reserved,
        .. constants.Select(c => new ExpressionName(c.Key, c.Value.Value.Unit, c.Value.Value.Value.Denominator.IsOne, "constant")),
        .. parameters.Select(p => new ExpressionName(p, ExpressionUnit.None, true, "parameter")),
    ];

    /// <summary>The value of a name.</summary>
    /// <exception cref="ExpressionException">The job has no such buffer.</exception>
    public static Rational ValueOf(string name, FormulaScope scope)
    {
        JobDescriptor job = scope.Job;
        if (scope.Parameters.IndexOf(name) is int parameter and >= 0)
        {
            return Rational.Of(job.Parameters[parameter]);
        }

        if (scope.Constants.TryFind(name, out Sourced<ExpressionConstant>? constant))
        {
            return constant.Value.Value;
        }

        return Rational.Of(name switch
        {
            "inputs" => job.Inputs.Count,
            "outputs" => job.Outputs.Count,
            "input_bytes" => job.InputBytes,
            "output_bytes" => job.OutputBytes,
            "clock" => scope.Clock.Hertz,
            Kept => scope.Kept,
            _ => name.StartsWith(Input, StringComparison.Ordinal) ? LengthOf(name, Input, job.Inputs) : LengthOf(name, Output, job.Outputs),
        });
    }

    private static ulong LengthOf(string name, string prefix, IReadOnlyList<JobBuffer> buffers)
    {
        int index = int.Parse(name.AsSpan(prefix.Length), CultureInfo.InvariantCulture);
        return index < buffers.Count ? buffers[index].Length : throw new ExpressionException($"there is no {name}: the job has {buffers.Count} {prefix}s");
    }

    private static ExpressionName Numbered(string prefix, int index) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{prefix}{index}"), ExpressionUnit.OfBytes, true, "length of a buffer")
        {
            IsListed = false,
        };
}
