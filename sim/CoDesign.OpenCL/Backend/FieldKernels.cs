using System.Globalization;
using System.Runtime.CompilerServices;
using CoDesign.Compute.Fields;
using CoDesign.Compute.Hashes;
using CoDesign.OpenCL.Devices;

namespace CoDesign.OpenCL.Backend;

/// <summary>Layers of butterflies, and permutations, over fields that the kernels have.</summary>
/// <param name="session">The device.</param>
internal sealed class FieldKernels(DeviceSession session)
{
    /// <summary>All layers of butterflies.</summary>
    /// <returns>False if the kernels do not have the field, or the values do not fit; nothing has been done then.</returns>
    public bool Transform<TField>(Span<TField> values, ReadOnlySpan<TField> twiddles, bool isInTime)
        where TField : unmanaged, IField<TField>
    {
        if (FieldSource.Of<TField>() is not { } definitions || !session.Fits((long)values.Length * Unsafe.SizeOf<TField>()))
        {
            return false;
        }

        int half = values.Length / 2;
        if (half == 0)
        {
            return true;
        }

        string source = KernelSource.Of(definitions, "fields.cl", "butterflies.cl");
        lock (session.Gate)
        {
            using DeviceBuffer data = session.Upload<TField>(values);
            using DeviceBuffer factors = session.Upload(twiddles);
            DeviceKernel kernel = session.Kernel(source, isInTime ? "decimate_in_time" : "decimate_in_frequency");
            for (int layer = isInTime ? 1 : half; layer >= 1 && layer <= half; layer = isInTime ? layer * 2 : layer / 2)
            {
                kernel.With(data).With(factors).With((uint)layer).Run(half);
            }

            data.Read(values);
        }

        return true;
    }

    /// <summary>Permutes states.</summary>
    /// <returns>False if the kernels do not have the field, or the states do not fit; nothing has been done then.</returns>
    public bool Permute<TField>(Poseidon2<TField> permutation, Span<TField> states, int count)
        where TField : unmanaged, IPrimeField<TField>
    {
        if (FieldSource.Of<TField>() is not { } definitions || !session.Fits((long)states.Length * Unsafe.SizeOf<TField>()))
        {
            return false;
        }

        (int full, int partial, int power, Poseidon2Block block) = permutation.Shape;
        string source = KernelSource.Of(
            [
                .. definitions,
                ("WIDTH", Text(permutation.Width)), ("FULL_ROUNDS", Text(full)), ("PARTIAL_ROUNDS", Text(partial)), ("POWER", Text(power)),
                ("CIRCULANT", block is Poseidon2Block.Circulant ? "1" : "0"),
            ],
            "fields.cl", "poseidon2.cl");
        lock (session.Gate)
        {
            using DeviceBuffer data = session.Upload<TField>(states);
            using DeviceBuffer constants = session.Upload(permutation.Constants);
            using DeviceBuffer diagonal = session.Upload(permutation.Diagonal);
            session.Kernel(source, "permute").With(data).With(constants).With(diagonal).Run(count);
            data.Read(states);
        }

        return true;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
