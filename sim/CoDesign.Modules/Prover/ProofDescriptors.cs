using CoDesign.Machine.Modules;
using CoDesign.Modules.Tensor;

namespace CoDesign.Modules.Prover;

/// <summary>
/// Descriptors of whole proofs: schedules of what the parts of a unit do, one after the other. What they compute is real, but it is the
/// kernels of a proof and not a proof: challenges are inputs, and blinding, transcripts and queries are the guest's.
/// </summary>
/// <remarks>Layout and definitions: docs/modules.md.</remarks>
/// <param name="model">What it costs.</param>
internal sealed class ProofDescriptors(ProverModel model)
{
    private const ulong LargestLogarithm = 22;
    private const ulong MostTables = 16;
    private const ulong MostColumns = 4096;
    private const ulong LargestBlowUp = 6;

    // The dividend has three factors of degree below n, so its values at 4 n points determine it.
    private const int PlonkExtension = 2;
    private const int PlonkWires = 4;
    private const int PlonkChunks = 3;

    /// <summary>Reads a descriptor.</summary>
    /// <param name="operation">Its op, which the unit has.</param>
    /// <param name="reader">Its parameters.</param>
    public ProverWork? Read(uint operation, DescriptorReader reader) => operation switch
    {
        Operations.Groth16 => Groth16(reader),
        Operations.Plonk => Plonk(reader),
        Operations.HyperPlonk => HyperPlonk(reader),
        _ => FriStark(reader),
    };

    // Quotient of the constraints and its commitment, and three commitments to the witness; the one in G2 is an msm of its own.
    private ProverWork? Groth16(DescriptorReader reader)
    {
        reader.Expect(2, "groth16");
        (ProverCurve curve, ProverField field, int logarithm, int window) = Curve(reader, 0, needsTransforms: true);
        long scalars = (long)field.ElementBytes << logarithm;
        long points = (long)curve.PointBytes << logarithm;
        reader.Buffers(
            4 * curve.PointBytes,
            ("a", scalars),
            ("b", scalars),
            ("c", scalars),
            ("witness", scalars),
            ("points A", points),
            ("points B", points),
            ("points L", points),
            ("points H", points),
            ("shift", field.ElementBytes));
        long n = 1L << logarithm;
        return ProverDescriptors.Unless(reader, () => new ProverWork(
            [
                model.Transform(field, logarithm, 3, isCoset: false),
                model.Transform(field, logarithm, 3, isCoset: true),
                model.Multiply(field, 2 * n, 4 * n),
                model.Transform(field, logarithm, 1, isCoset: true),
                .. Enumerable.Repeat(model.Sum(curve, n, window), 4),
            ],
            NeedsAll: true,
            1,
            inputs =>
            {
                byte[][] values = [.. inputs.Take(3).Select(v => field.Transform(field.Transform(v, logarithm, true, null), logarithm, false, inputs[8]))];
                byte[] quotient = field.Transform(field.Quotient(values[..2], values[2], inputs[8], logarithm), logarithm, true, inputs[8]);
                return [.. inputs.Skip(4).Take(3).SelectMany(p => curve.Sum(p, inputs[3])), .. curve.Sum(inputs[7], quotient)];
            }));
    }

    // Four wires, one of them in place of the permutation; gate a b z - c; three parts of the quotient; two openings.
    private ProverWork? Plonk(DescriptorReader reader)
    {
        reader.Expect(2, "plonk");
        (ProverCurve curve, ProverField field, int logarithm, int window) = Curve(reader, PlonkExtension, needsTransforms: true);
        int bytes = field.ElementBytes;
        long n = 1L << logarithm;
        reader.Buffers(
            ((PlonkWires + PlonkChunks + 2) * curve.PointBytes) + ((PlonkWires + 1) * bytes),
            ("wires", PlonkWires * n * bytes),
            ("points", n * curve.PointBytes),
            ("shift", bytes),
            ("place", bytes),
            ("challenge", bytes));
        return ProverDescriptors.Unless(reader, () => new ProverWork(
            [
                model.Transform(field, logarithm, PlonkWires, isCoset: false),
                .. Enumerable.Repeat(model.Sum(curve, n, window), PlonkWires),
                model.Transform(field, logarithm + PlonkExtension, PlonkWires, isCoset: true),
                model.Multiply(field, 3 * 4 * n, 5 * 4 * n),
                model.Transform(field, logarithm + PlonkExtension, 1, isCoset: true),
                .. Enumerable.Repeat(model.Sum(curve, n, window), PlonkChunks),
                model.Multiply(field, ((2 * PlonkWires) + 3) * n, ((2 * PlonkWires) + 5) * n), // values, combination, two divisions
                .. Enumerable.Repeat(model.Sum(curve, n, window), 2),
            ],
            NeedsAll: true,
            1,
            inputs => Plonk(curve, field, logarithm, inputs)));
    }

    private static byte[] Plonk(ProverCurve curve, ProverField field, int logarithm, IReadOnlyList<byte[]> inputs)
    {
        (byte[] points, byte[] shift, byte[] place) = (inputs[1], inputs[2], inputs[3]);
        byte[][] wires = [.. field.Transform(inputs[0], logarithm, true, null).Chunk(inputs[0].Length / PlonkWires)];
        byte[][] values = [.. wires.Select(w => field.Transform(Padded(w, PlonkExtension), logarithm + PlonkExtension, false, shift))];
        byte[] quotient = field.Transform(field.Quotient([values[0], values[1], values[3]], values[2], shift, logarithm), logarithm + PlonkExtension, true, shift);
        byte[] next = field.Multiply(place, field.Root(logarithm));
        return
        [
            .. wires.Concat(quotient.Chunk(wires[0].Length).Take(PlonkChunks)).SelectMany(f => curve.Sum(points, f)),
            .. curve.Sum(points, field.Divide(field.Combine([.. wires.SelectMany(w => w)], PlonkWires, inputs[4]), place)),
            .. curve.Sum(points, field.Divide(wires[3], next)),
            .. wires.SelectMany(w => field.Value(w, place)),
            .. field.Value(wires[3], next),
        ];
    }

    // Commitments to all tables, and all rounds of a sum-check over their product.
    private ProverWork? HyperPlonk(DescriptorReader reader)
    {
        reader.Expect(3, "hyper_plonk");
        (ProverCurve curve, ProverField field, int logarithm, int window) = Curve(reader, 0, needsTransforms: false);
        int tables = (int)reader.Take("tables", 1, MostTables);
        int bytes = field.ElementBytes;
        if (logarithm == 0)
        {
            reader.Refuse("tables of one value; a sum-check needs two");
        }

        reader.Buffers(
            (tables * curve.PointBytes) + (((logarithm * (tables + 1)) + tables) * bytes),
            ("tables", ((long)tables << logarithm) * bytes),
            ("points", (long)curve.PointBytes << logarithm),
            ("challenges", logarithm * bytes));
        return ProverDescriptors.Unless(reader, () => new ProverWork(
            [
                .. Enumerable.Repeat(model.Sum(curve, 1L << logarithm, window), tables),
                .. Enumerable.Range(1, logarithm).Reverse().SelectMany(k => (ProverStage[])
                [
                    model.Multiply(field, PolynomialModel.RoundProducts(k, tables), (long)tables << k),
                    model.Multiply(field, PolynomialModel.BindProducts(k, tables), (long)tables * 3 << k >> 1),
                ]),
            ],
            NeedsAll: true,
            1,
            inputs =>
            {
                List<byte> result = [.. inputs[0].Chunk(inputs[0].Length / tables).SelectMany(t => curve.Sum(inputs[1], t))];
                byte[] rest = inputs[0];
                foreach (byte[] challenge in inputs[2].Chunk(bytes))
                {
                    result.AddRange(field.SumCheckRound(rest, tables));
                    rest = field.SumCheckBind(rest, tables, challenge);
                }

                return [.. result, .. rest];
            }));
    }

    // Columns on a coset of 2^blow-up times their length, a tree over its rows, their combination, and its folds with a tree each.
    private ProverWork? FriStark(DescriptorReader reader)
    {
        reader.Expect(6, "fri_stark");
        ProverField field = ProverField.All[(int)reader.Take("field", 0, (ulong)ProverField.All.Count - 1)];
        TreeHash hash = TreeHash.All[(int)reader.Take("hash function", 0, (ulong)TreeHash.All.Count - 1)];
        if (reader.Problem is null && (!model.CanTransform(field) || !model.CanMultiply(field) || !model.CanHash(hash)))
        {
            reader.Refuse($"field {field.Name} and hash function {hash.Name}; the parts of the unit do not have both");
        }

        int logarithm = (int)reader.Take("log2 n", 0, LargestLogarithm);
        int columns = (int)reader.Take("columns", 1, MostColumns);
        int blowUp = (int)reader.Take("log2 blow-up", 0, LargestBlowUp);
        int extended = logarithm + blowUp;
        int folds = (int)reader.Take("folds", 0, (ulong)extended);
        int bytes = field.ElementBytes;
        if (extended > field.TwoAdicity || bytes % hash.ElementBytes != 0)
        {
            reader.Refuse($"2^{extended} rows of {bytes} bytes each; {field.Name} goes to 2^{field.TwoAdicity}, and {hash.Name} takes elements of {hash.ElementBytes} bytes");
        }

        reader.Limit("rows", (Int128)columns << extended);
        reader.Buffers(
            ((folds + 1L) * TreeHash.DigestBytes) + ((long)bytes << (extended - folds)),
            ("columns", ((long)columns << logarithm) * bytes),
            ("shift", bytes),
            ("challenges", (folds + 1) * bytes));
        long rows = 1L << extended;
        return ProverDescriptors.Unless(reader, () => new ProverWork(
            [
                model.Transform(field, logarithm, columns, isCoset: false),
                model.Transform(field, extended, columns, isCoset: true),
                model.Tree(hash, extended, (long)columns * bytes),
                model.Multiply(field, columns * rows, (columns + 1) * rows),
                .. Enumerable.Range(0, folds).SelectMany(i => (ProverStage[])
                [
                    model.Multiply(field, PolynomialModel.FoldProducts(extended - i), (rows >> i) + (rows >> i >> 1)),
                    model.Tree(hash, extended - i - 1, bytes),
                ]),
            ],
            NeedsAll: true,
            1,
            inputs => FriStark(field, hash, (logarithm, columns, blowUp), inputs)));
    }

    private static byte[] FriStark(ProverField field, TreeHash hash, (int Logarithm, int Columns, int BlowUp) shape, IReadOnlyList<byte[]> inputs)
    {
        int bytes = field.ElementBytes;
        int extended = shape.Logarithm + shape.BlowUp;
        byte[][] columns = [.. field.Transform(inputs[0], shape.Logarithm, true, null).Chunk(bytes << shape.Logarithm).Select(c => field.Transform(Padded(c, shape.BlowUp), extended, false, inputs[1]))];
        byte[] rows = new byte[columns.Length * columns[0].Length];
        for (int row = 0; row < 1 << extended; row++)
        {
            for (int column = 0; column < columns.Length; column++)
            {
                columns[column].AsSpan(row * bytes, bytes).CopyTo(rows.AsSpan(((row * columns.Length) + column) * bytes));
            }
        }

        byte[][] challenges = [.. inputs[2].Chunk(bytes)];
        List<byte> result = [.. hash.Build(rows, columns.Length * bytes, withNodes: false)];
        byte[] values = field.Combine([.. columns.SelectMany(c => c)], columns.Length, challenges[0]);
        byte[] shift = inputs[1];
        foreach (byte[] challenge in challenges.Skip(1))
        {
            values = field.Fold(values, shift, challenge);
            shift = field.Multiply(shift, shift);
            result.AddRange(hash.Build(values, bytes, withNodes: false));
        }

        return [.. result, .. values];
    }

    private (ProverCurve Curve, ProverField Field, int Logarithm, int Window) Curve(DescriptorReader reader, int extension, bool needsTransforms)
    {
        ProverCurve curve = ProverCurve.All[(int)reader.Take("curve", 0, (ulong)ProverCurve.All.Count - 1)];
        ProverField field = curve.Scalars;
        if (reader.Problem is null && (!model.CanAdd(curve) || !model.CanMultiply(field) || (needsTransforms && !model.CanTransform(field))))
        {
            reader.Refuse($"curve {curve.Name} with its field {field.Name}; the parts of the unit do not have both");
        }

        int logarithm = (int)reader.Take("log2 n", 0, Math.Min(LargestLogarithm, (ulong)(field.TwoAdicity - extension)));
        int? window = reader.Problem is null ? model.MultiScalar!.WindowBits(curve, 1L << logarithm) : 1;
        if (window is null)
        {
            reader.Refuse($"curve {curve.Name}; bucket_memory has no room for the buckets of one window, of {curve.BucketBytes} bytes each");
        }

        return (curve, field, logarithm, window ?? 1);
    }

    private static byte[] Padded(byte[] coefficients, int extension) => [.. coefficients, .. new byte[(coefficients.Length << extension) - coefficients.Length]];
}
