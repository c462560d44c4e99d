using CoDesign.Compute.Backends;
using CoDesign.Description.Expressions;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Machine.Modules;
using CoDesign.Modules.Functions;

namespace CoDesign.Modules.Formula;

/// <summary>A unit that costs what its expressions say. They see sizes and parameters of the descriptor, never data.</summary>
/// <remarks>Model: docs/modules.md, “formula”.</remarks>
/// <param name="parameters">What it can do.</param>
/// <param name="clock">Its clock.</param>
/// <param name="backend">What computes.</param>
internal sealed class FormulaUnit(FormulaParameters parameters, Frequency clock, IComputeBackend backend) : IModule
{
    // Simulated time ends after 106 days; a job of more than eleven is a mistake.
    private const long MostSeconds = 1_000_000;
    private const long MostOccurrences = 1L << 53;

    // They are made in memory before they are written.
    private const ulong MostOpaqueBytes = 1 << 30;

    /// <inheritdoc/>
    public string? Refuse(JobDescriptor descriptor)
    {
        Keyed<FormulaOp>? op = parameters.Ops.FirstOrDefault(o => o.Value.Number == descriptor.Operation);
        if (op is null)
        {
            return $"operation 0x{descriptor.Operation:x4}; the unit has {string.Join(", ", parameters.Ops.Keys)}";
        }

        if (descriptor.Parameters.Count < op.Value.Parameters.Count)
        {
            return $"{descriptor.Parameters.Count} parameters; {op.Key} has {string.Join(", ", op.Value.Parameters)}";
        }

        string? problem = null;
        if (op.Value.IsOpaque)
        {
            problem = descriptor.Parameters.Count > op.Value.Parameters.Count ? $"{descriptor.Parameters.Count} parameters; {op.Key} has {op.Value.Parameters.Count}"
                : descriptor.Outputs.Count != op.Value.Outputs.Count ? $"{descriptor.Outputs.Count} outputs; {op.Key} has {op.Value.Outputs.Count}"
                : descriptor.OutputBytes > MostOpaqueBytes ? $"outputs of {descriptor.OutputBytes} bytes; at most {MostOpaqueBytes} are possible" : null;
        }
        else
        {
            JobFunctions.Read(ForFunction(descriptor, op.Value), out problem);
        }

        return problem ?? Outputs(op.Value, descriptor);
    }

    /// <inheritdoc/>
    public IEnumerable<SimTime> Run(Job job)
    {
        FormulaOp op = parameters.Ops.First(o => o.Value.Number == job.Descriptor.Operation).Value;
        if (!TryCost(op, job, out FormulaCost cost))
        {
            yield break;
        }

        var bytes = new InputBytes(job.Descriptor.Inputs);
        InputStream inputs = job.OpenInputs(job.Descriptor.InputBytes);
        SimTime first = job.Now;
        for (bool isFirst = true; !inputs.IsAtEnd; isFirst = false)
        {
            yield return inputs.NextIssue;
            Span<byte> burst = inputs.Issue();
            if (!op.IsOpaque)
            {
                bytes.Take(burst);
            }

            first = isFirst ? inputs.DataTime : first;
        }

        if (job.Status is not JobStatus.Pending)
        {
            yield break;
        }

        SimTime last = job.Descriptor.Inputs.Count == 0 ? first : inputs.DataTime;
        long start = clock.CyclesCovering(op.Start is FormulaStart.FirstByte ? first : last).Count;
        yield return clock.StartOf(new Cycles(Math.Max(start + cost.Cycles, clock.CyclesCovering(last).Count)));
        foreach ((string action, long occurrences) in cost.Actions)
        {
            job.Count(action, occurrences);
        }

        job.KeptBytes = cost.Keeps;
        IReadOnlyList<byte[]> results = op.IsOpaque
            ? OpaqueBytes.For(job.Descriptor)
            : JobFunctions.Read(ForFunction(job.Descriptor, op), out _)!(bytes.All, backend);
        for (int i = 0; i < results.Count; i++)
        {
            yield return job.Write(job.Descriptor.Outputs[i], results[i]);
        }
    }

    private static JobDescriptor ForFunction(JobDescriptor descriptor, FormulaOp op) => descriptor with { Operation = op.FunctionNumber };

    private FormulaScope ScopeOf(FormulaOp op, JobDescriptor descriptor, long kept) => new(parameters.Constants, [.. op.Parameters], descriptor, clock, kept);

    private string? Outputs(FormulaOp op, JobDescriptor descriptor)
    {
        if (op.Outputs.Count == 0)
        {
            return null;
        }

        if (descriptor.Outputs.Count != op.Outputs.Count)
        {
            return $"{descriptor.Outputs.Count} outputs; needed are {op.Outputs.Count}";
        }

        try
        {
            FormulaScope scope = ScopeOf(op, descriptor, kept: 0);
            for (int i = 0; i < op.Outputs.Count; i++)
            {
                long needed = scope.Count($"output {i}", op.Outputs[i], long.MaxValue);
                if (descriptor.Outputs[i].Length != (ulong)needed)
                {
                    return $"output {i} of {descriptor.Outputs[i].Length} bytes; needed are {needed}";
                }
            }

            return null;
        }
        catch (ExpressionException problem)
        {
            return problem.Message;
        }
    }

    // A descriptor can make any expression divide by zero or overflow: that is its mistake, and no end of the run.
    private bool TryCost(FormulaOp op, Job job, out FormulaCost cost)
    {
        try
        {
            FormulaScope scope = ScopeOf(op, job.Descriptor, job.KeptBytes);
            cost = new FormulaCost(
                scope.Count("latency", op.Latency.Value, (Int128)clock.Hertz * MostSeconds),
                [.. op.Actions.Select(a => (a.Key, scope.Count($"action {a.Key}", a.Value, MostOccurrences)))],
                op.Keeps is null ? job.KeptBytes : scope.Count("keeps", op.Keeps, long.MaxValue));
            return true;
        }
        catch (ExpressionException problem)
        {
            job.Fail(JobStatus.Malformed, problem.Message);
            cost = new FormulaCost(0, [], 0);
            return false;
        }
    }
}
