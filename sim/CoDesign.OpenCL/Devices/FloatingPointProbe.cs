namespace CoDesign.OpenCL.Devices;

/// <summary>Looks whether a device rounds as the host does, whatever its driver says: a device that does not is refused.</summary>
internal static class FloatingPointProbe
{
    private const int Results = 5;

    private static readonly (float A, float B, float C)[] Inputs =
    [
        // 1 + 2^-23 squared is 1 + 2^-22 + 2^-46: what a fused addition would not lose.
        (1.0000001f, 1.0000001f, -1.0000002f),
        // Denormal: 2^-100 times 2^-40, and the smallest number itself.
        (7.888609e-31f, 9.094947e-13f, 0.0f),
        (1e-45f, 1.0f, 1e-45f),
        // Quotients and roots that are off by one in the last place if they come from an approximate reciprocal.
        (1.0f, 3.0f, 1.0f), (5.0f, 7.0f, -0.7142857f), (16777213.0f, 16777215.0f, 1.0f), (2.0f, 49.0f, 3.0f), (0.3f, 0.7f, -0.21f),
    ];

    /// <summary>Compares.</summary>
    /// <exception cref="OpenClException">A result differs.</exception>
    public static void Check(DeviceSession session)
    {
        float[] inputs = [.. Inputs.SelectMany(i => new[] { i.A, i.B, i.C })];
        float[] results = new float[Results * Inputs.Length];
        lock (session.Gate)
        {
            using DeviceBuffer source = session.Upload<float>(inputs);
            using DeviceBuffer target = session.Allocate<float>(results.Length);
            session.Kernel(KernelSource.Of([], "tensors.cl"), "probe").With(source).With(target).Run(Inputs.Length);
            target.Read<float>(results);
        }

        for (int i = 0; i < Inputs.Length; i++)
        {
            (float a, float b, float c) = Inputs[i];
            float product = a * b;
            float[] expected = [product + c, product, a / b, MathF.Sqrt(a), product - c];
            for (int j = 0; j < Results; j++)
            {
                if (BitConverter.SingleToUInt32Bits(expected[j]) != BitConverter.SingleToUInt32Bits(results[(i * Results) + j]))
                {
                    throw new OpenClException($"{session.Device.Name} does not round as IEEE 754 says: {a:R}, {b:R}, {c:R} give {results[(i * Results) + j]:R}, not {expected[j]:R}");
                }
            }
        }
    }
}
