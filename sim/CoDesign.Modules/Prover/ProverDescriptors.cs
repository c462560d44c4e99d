using CoDesign.Machine.Modules;
using CoDesign.Modules.Tensor;

namespace CoDesign.Modules.Prover;

/// <summary>Makes work of descriptors; docs/modules.md has the layout of each op.</summary>
/// <param name="parameters">What the unit can do.</param>
/// <param name="model">What it costs.</param>
internal sealed class ProverDescriptors(ProverParameters parameters, ProverModel model)
{
    private const ulong LargestLogarithm = 26;
    private const ulong MostColumns = 4096;
    private const ulong MostPoints = 1 << (int)LargestLogarithm;
    private const ulong LargestLeaf = 1 << 16;
    private const ulong MostFactors = 16;
    private const ulong TreeFlags = 1;
    private const long MostCycles = 1L << 48;

    /// <summary>Reads a descriptor.</summary>
    /// <param name="descriptor">The descriptor.</param>
    /// <param name="problem">What is wrong with it; null: nothing.</param>
    /// <returns>The work; null if there is a problem.</returns>
    public ProverWork? Read(JobDescriptor descriptor, out string? problem)
    {
        var reader = new DescriptorReader(descriptor);
        ProverWork? work = null;
        if (!parameters.Operations.Contains(descriptor.Operation))
        {
            reader.Refuse($"operation {Operations.NameOf(descriptor.Operation)}; the unit has {string.Join(", ", parameters.Operations.Select(Operations.NameOf))}");
        }
        else
        {
            work = descriptor.Operation switch
            {
                Operations.Ntt => Transform(reader, "ntt", isInverse: false, isCoset: false),
                Operations.InverseNtt => Transform(reader, "intt", isInverse: true, isCoset: false),
                Operations.CosetNtt => Transform(reader, "coset_ntt", isInverse: false, isCoset: true),
                Operations.InverseCosetNtt => Transform(reader, "coset_intt", isInverse: true, isCoset: true),
                Operations.MultiScalar => MultiScalar(reader),
                Operations.MerkleTree => Tree(reader),
                Operations.FriFold => Fold(reader),
                Operations.SumCheckRound => Round(reader),
                Operations.SumCheckBind => Bind(reader),
                _ => Value(reader),
            };
        }

        problem = reader.Problem;
        return problem is null ? work : null;
    }

    // What takes longer than the simulator can count is too large, like what does not fit its memory.
    private static ProverWork? Unless(DescriptorReader reader, Func<ProverWork> make)
    {
        try
        {
            ProverWork? work = reader.Problem is null ? make() : null;
            if (work is null || work.Cycles <= MostCycles)
            {
                return work;
            }
        }
        catch (OverflowException)
        {
            // as any number of cycles that is too large
        }

        reader.Refuse($"more than {MostCycles} cycles");
        return null;
    }

    private static ProverField Field(DescriptorReader reader, Func<ProverField, bool> isThere, IEnumerable<string> names)
    {
        ProverField field = ProverField.All[(int)reader.Take("field", 0, (ulong)ProverField.All.Count - 1)];
        if (reader.Problem is null && !isThere(field))
        {
            reader.Refuse($"field {field.Name}; this part of the unit has {string.Join(", ", names)}");
        }

        return field;
    }

    private ProverWork? Transform(DescriptorReader reader, string name, bool isInverse, bool isCoset)
    {
        reader.Expect(3, name);
        ProverField field = Field(reader, model.CanTransform, parameters.Transforms!.Fields.Keys);
        int logarithm = (int)reader.Take("log2 N", 0, Math.Min((ulong)field.TwoAdicity, LargestLogarithm));
        int columns = (int)reader.Take("columns", 1, MostColumns);
        long elements = (long)columns << logarithm;
        reader.Limit("values", elements);
        (string, long)[] values = [("values", elements * field.ElementBytes)];
        reader.Buffers(elements * field.ElementBytes, isCoset ? [.. values, ("shift", field.ElementBytes)] : values);
        return Unless(reader, () => new ProverWork(
            [model.Transform(field, logarithm, columns, isCoset)],
            NeedsAll: true,
            parameters.Memory is null ? model.Transforms!.Passes(logarithm) : 1,
            inputs => field.Transform(inputs[0], logarithm, isInverse, isCoset ? inputs[1] : null)));
    }

    private ProverWork? MultiScalar(DescriptorReader reader)
    {
        reader.Expect(2, "msm");
        ProverCurve curve = ProverCurve.All[(int)reader.Take("curve", 0, (ulong)ProverCurve.All.Count - 1)];
        if (reader.Problem is null && !model.CanAdd(curve))
        {
            reader.Refuse($"curve {curve.Name}; the unit has {string.Join(", ", parameters.MultiScalar!.Curves.Keys)}");
        }

        long points = (long)reader.Take("points", 1, MostPoints);
        reader.Buffers(curve.PointBytes, ("points", points * curve.PointBytes), ("scalars", points * curve.ScalarBytes));
        int? window = reader.Problem is null ? model.MultiScalar!.WindowBits(curve, points) : 1;
        if (window is null)
        {
            reader.Refuse($"curve {curve.Name}; bucket_memory has no room for the buckets of one window, of {curve.BucketBytes} bytes each");
        }

        return Unless(reader, () => new ProverWork(
            [model.Sum(curve, points, window!.Value)],
            NeedsAll: false,
            parameters.Memory is null ? model.MultiScalar!.Rounds(curve, window.Value) : 1,
            inputs => curve.Sum(inputs[0], inputs[1])));
    }

    private ProverWork? Tree(DescriptorReader reader)
    {
        reader.Expect(4, "merkle_tree");
        TreeHash hash = TreeHash.All[(int)reader.Take("hash function", 0, (ulong)TreeHash.All.Count - 1)];
        if (reader.Problem is null && !model.CanHash(hash))
        {
            reader.Refuse($"hash function {hash.Name}; the unit has {string.Join(", ", parameters.Trees!.Functions.Keys)}");
        }

        int logarithm = (int)reader.Take("log2 of the leaves", 0, LargestLogarithm);
        int leafBytes = (int)reader.Take("bytes of a leaf", 1, LargestLeaf);
        bool withNodes = reader.Take("flags", 0, TreeFlags) != 0;
        if (leafBytes % hash.ElementBytes != 0)
        {
            reader.Refuse($"leaves of {leafBytes} bytes; elements of {hash.Name} have {hash.ElementBytes}");
        }

        reader.Limit("leaves", (Int128)leafBytes << logarithm);
        long digests = withNodes ? 2L << logarithm : 1;
        reader.Buffers(digests * TreeHash.DigestBytes, ("leaves", (long)leafBytes << logarithm));
        return Unless(reader, () => new ProverWork(
            [model.Tree(hash, logarithm, leafBytes)], NeedsAll: false, 1, inputs => hash.Build(inputs[0], leafBytes, withNodes)));
    }

    private ProverWork? Fold(DescriptorReader reader)
    {
        reader.Expect(2, "fri_fold");
        ProverField field = Field(reader, model.CanMultiply, parameters.Polynomials!.Fields.Keys);
        int logarithm = (int)reader.Take("log2 N", 1, Math.Min((ulong)field.TwoAdicity, LargestLogarithm));
        long elements = 1L << logarithm;
        reader.Buffers(elements / 2 * field.ElementBytes, ("values", elements * field.ElementBytes), ("shift", field.ElementBytes), ("challenge", field.ElementBytes));
        return Unless(reader, () => new ProverWork(
            [model.Multiply(field, PolynomialModel.FoldProducts(logarithm), elements + (elements / 2))],
            NeedsAll: false,
            1,
            inputs => field.Fold(inputs[0], inputs[1], inputs[2])));
    }

    private ProverWork? Round(DescriptorReader reader)
    {
        (ProverField field, int logarithm, int factors, long bytes) = Tables(reader, "sum_check_round");
        reader.Buffers((factors + 1) * field.ElementBytes, ("tables", bytes));
        return Unless(reader, () => new ProverWork(
            [model.Multiply(field, PolynomialModel.RoundProducts(logarithm, factors), (long)factors << logarithm)],
            NeedsAll: false,
            1,
            inputs => field.SumCheckRound(inputs[0], factors)));
    }

    private ProverWork? Bind(DescriptorReader reader)
    {
        (ProverField field, int logarithm, int tables, long bytes) = Tables(reader, "sum_check_bind");
        reader.Buffers(bytes / 2, ("tables", bytes), ("challenge", field.ElementBytes));
        return Unless(reader, () => new ProverWork(
            [model.Multiply(field, PolynomialModel.BindProducts(logarithm, tables), (long)tables * 3 << logarithm >> 1)],
            NeedsAll: false,
            1,
            inputs => field.SumCheckBind(inputs[0], tables, inputs[1])));
    }

    private (ProverField Field, int Logarithm, int Tables, long Bytes) Tables(DescriptorReader reader, string name)
    {
        reader.Expect(3, name);
        ProverField field = Field(reader, model.CanMultiply, parameters.Polynomials!.Fields.Keys);
        int logarithm = (int)reader.Take("log2 n", 1, LargestLogarithm);
        int tables = (int)reader.Take("tables", 1, MostFactors);
        reader.Limit("tables", (Int128)tables << logarithm);
        return (field, logarithm, tables, ((long)tables << logarithm) * field.ElementBytes);
    }

    private ProverWork? Value(DescriptorReader reader)
    {
        reader.Expect(2, "polynomial_value");
        ProverField field = Field(reader, model.CanMultiply, parameters.Polynomials!.Fields.Keys);
        long elements = (long)reader.Take("coefficients", 1, 1UL << (int)LargestLogarithm);
        reader.Buffers(field.ElementBytes, ("coefficients", elements * field.ElementBytes), ("point", field.ElementBytes));
        return Unless(reader, () => new ProverWork(
            [model.Multiply(field, elements, elements)], NeedsAll: false, 1, inputs => field.Value(inputs[0], inputs[1])));
    }
}
