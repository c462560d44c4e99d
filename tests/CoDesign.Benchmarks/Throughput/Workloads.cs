using CoDesign.Compute.Backends;
using CoDesign.Compute.Curves;
using CoDesign.Compute.Fields;
using CoDesign.Compute.Hashes;
using CoDesign.Compute.Tensors;
using CoDesign.Compute.Transforms;
using CoDesign.Modules.Tensor;

namespace CoDesign.Benchmarks.Throughput;

/// <summary>What is measured.</summary>
internal static class Workloads
{
    private const double Giga = 1e9, Mega = 1e6;
    private const int MessageBytes = 1024, Messages = 4096, Logarithm = 18, States = 4096, Points = 1 << 12, Side = 256;

    /// <summary>All of it; limits of the host first.</summary>
    public static IEnumerable<Work> All =>
    [
        new("copying memory", "GB/s", MessageBytes * (double)Messages * 16 / Giga, Copy, IsHost: true),
        new("timing a layer of 1024 x 1024 x 1024", "layers/s", 1000, Layers, IsHost: true),
        .. HashFunction.All.Select(f => new Work($"{f.Name}, messages of 1 KiB", "GB/s", MessageBytes * (double)Messages / Giga, () => Hash(f, MessageBytes))),
        new("SHA-256, messages of 32 B", "Mhash/s", Messages * 8 / Mega, () => Hash(HashFunction.Sha256, 32, Messages * 8)),
        new("Keccak-256, messages of 64 B", "Mhash/s", Messages * 8 / Mega, () => Hash(HashFunction.Keccak256, 64, Messages * 8)),
        new("Poseidon2, BabyBear", "Mhash/s", States / Mega, () => Permute(Poseidon2Instances.BabyBear16)),
        new("Poseidon2, Goldilocks", "Mhash/s", States / Mega, () => Permute(Poseidon2Instances.Goldilocks12)),
        new("Poseidon2, BN254", "Mhash/s", States / Mega, () => Permute(Poseidon2Instances.Bn254With3)),
        new("transform 2^18, BabyBear", "M butterflies/s", Logarithm * (1 << (Logarithm - 1)) / Mega, Transform<BabyBear>),
        new("transform 2^18, Goldilocks", "M butterflies/s", Logarithm * (1 << (Logarithm - 1)) / Mega, Transform<Goldilocks>),
        new("transform 2^18, BN254", "M butterflies/s", Logarithm * (1 << (Logarithm - 1)) / Mega, Transform<PrimeField<UInt256, Bn254ScalarPrime>>),
        new("circle transform 2^18, Mersenne-31", "M butterflies/s", Logarithm * (1 << (Logarithm - 1)) / Mega, Circle),
        new("sum of 2^12 points, BN254", "k points/s", Points / 1e3, Sum<PrimeField<UInt256, Bn254BasePrime>, Bn254G1, PrimeField<UInt256, Bn254ScalarPrime>>),
        new("sum of 2^12 points, BLS12-381", "k points/s", Points / 1e3, Sum<PrimeField<UInt384, Bls12With381BasePrime>, Bls12With381G1, PrimeField<UInt256, Bls12With381ScalarPrime>>),
        new("product 256 x 256 x 256, int32", "G multiplications/s", (double)Side * Side * Side / Giga, Integers),
        new("product 256 x 256 x 256, fp32", "G multiplications/s", (double)Side * Side * Side / Giga, Singles),
        new("GELU", "M elements/s", Messages * 64 / Mega, () => InPlace((b, v) => b.Gelu(v))),
        new("softmax, rows of 256", "M elements/s", Messages * 64 / Mega, () => InPlace((b, v) => b.Softmax(v, Side))),
    ];

    private static Action<IComputeBackend> Copy()
    {
        byte[] from = new byte[MessageBytes * Messages * 16];
        byte[] to = new byte[from.Length];
        return _ => from.CopyTo(to, 0);
    }

    private static Action<IComputeBackend> Layers()
    {
        ArrayModel model = TimedLayer.Model();
        return _ =>
        {
            for (int i = 0; i < 1000; i++)
            {
                TimedLayer.Time(model, 1024);
            }
        };
    }

    private static Action<IComputeBackend> Hash(HashFunction function, int bytes, int count = Messages)
    {
        byte[] messages = new byte[bytes * count];
        byte[] digests = new byte[function.DigestBytes * count];
        return backend => backend.Hash(function, messages, bytes, digests);
    }

    private static Action<IComputeBackend> Permute<TField>(Poseidon2<TField> permutation)
        where TField : unmanaged, IPrimeField<TField>
    {
        var states = new TField[States * permutation.Width];
        return backend => backend.Permute<TField>(permutation, states);
    }

    private static Action<IComputeBackend> Transform<TField>()
        where TField : unmanaged, ITwoAdicField<TField>
    {
        var values = new TField[1 << Logarithm];
        FieldMath.Powers(TField.One, TField.CosetShift, values);
        var transforms = new Dictionary<IComputeBackend, NumberTheoreticTransform<TField>>();
        return backend =>
        {
            if (!transforms.TryGetValue(backend, out NumberTheoreticTransform<TField>? transform))
            {
                transforms[backend] = transform = new NumberTheoreticTransform<TField>(Logarithm, backend);
            }

            transform.ForwardToBitReversed(values);
        };
    }

    private static Action<IComputeBackend> Circle()
    {
        var values = new Mersenne31[1 << Logarithm];
        FieldMath.Powers(Mersenne31.One, Mersenne31.Generator, values);
        var transforms = new Dictionary<IComputeBackend, CircleTransform>();
        return backend =>
        {
            if (!transforms.TryGetValue(backend, out CircleTransform? transform))
            {
                transforms[backend] = transform = new CircleTransform(Logarithm, backend);
            }

            transform.Evaluate(values);
        };
    }

    private static Action<IComputeBackend> Sum<TField, TCurve, TScalar>()
        where TField : unmanaged, IField<TField>
        where TCurve : struct, ICurve<TField>
        where TScalar : unmanaged, IPrimeField<TScalar>
    {
        var points = new AffinePoint<TField, TCurve>[Points];
        var scalars = new TScalar[Points];
        ExtendedPoint<TField, TCurve> point = ExtendedPoint<TField, TCurve>.Infinity;
        for (int index = 0; index < Points; index++)
        {
            point += AffinePoint<TField, TCurve>.Generator;
            points[index] = point.ToAffine();
        }

        FieldMath.Powers(TScalar.Generator.Inverse(), TScalar.FromUInt64(0x9e37_79b9_7f4a_7c15).Inverse(), scalars);
        return backend => MultiScalar.Sum<TField, TCurve, TScalar>(points, scalars, backend);
    }

    private static Action<IComputeBackend> Integers()
    {
        int[] left = new int[Side * Side];
        int[] right = new int[Side * Side];
        int[] result = new int[Side * Side];
        return backend => backend.Multiply(left, right, result, new GemmShape(Side, Side, Side));
    }

    private static Action<IComputeBackend> Singles()
    {
        float[] left = new float[Side * Side];
        float[] right = new float[Side * Side];
        float[] result = new float[Side * Side];
        return backend => backend.Multiply(left, right, result, new GemmShape(Side, Side, Side));
    }

    private static Action<IComputeBackend> InPlace(Action<IComputeBackend, float[]> function)
    {
        float[] values = [.. Enumerable.Range(0, Messages * 64).Select(i => (i % 1000) / 100.0f)];
        return backend => function(backend, values);
    }
}
