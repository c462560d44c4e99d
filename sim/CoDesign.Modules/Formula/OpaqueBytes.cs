using System.Buffers.Binary;
using CoDesign.Machine.Modules;

namespace CoDesign.Modules.Formula;

/// <summary>Bytes for the outputs of an op whose results are not modelled: the same for every run, and made of nothing but the number of
/// op and output. They are labelled like what any module writes.</summary>
internal static class OpaqueBytes
{
    // SplitMix64: Steele, Lea, Flood, OOPSLA 2014.
    private const ulong Step = 0x9e3779b97f4a7c15;
    private const ulong FirstFactor = 0xbf58476d1ce4e5b9;
    private const ulong SecondFactor = 0x94d049bb133111eb;

    /// <summary>The bytes of every output.</summary>
    public static IReadOnlyList<byte[]> For(JobDescriptor descriptor) =>
        [.. descriptor.Outputs.Select((o, i) => Of(((ulong)descriptor.Operation << 32) + (ulong)i, (int)o.Length))];

    private static byte[] Of(ulong seed, int length)
    {
        byte[] bytes = new byte[(length + 7) / 8 * 8];
        for (int i = 0; i < bytes.Length; i += 8)
        {
            seed += Step;
            ulong mixed = (seed ^ (seed >> 30)) * FirstFactor;
            mixed = (mixed ^ (mixed >> 27)) * SecondFactor;
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(i), mixed ^ (mixed >> 31));
        }

        return bytes[..length];
    }
}
