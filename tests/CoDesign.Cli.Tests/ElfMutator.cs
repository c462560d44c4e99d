using System.Buffers.Binary;

namespace CoDesign.Cli.Tests;

/// <summary>Breaks ELF files: mostly where a reader believes what it reads.</summary>
/// <param name="random">Where the choices come from.</param>
internal sealed class ElfMutator(Random random)
{
    private static readonly ulong[] Values = [0, 1, 2, 0x7F, 0xFF, 0x8000, 0xFFFF, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF, 0xFFFF_FFFF_FFFF_FFF0, ulong.MaxValue];

    /// <summary>A mutant: one to three changes.</summary>
    public byte[] Mutate(byte[] file)
    {
        byte[] mutant = [.. file];
        for (int change = random.Next(1, 4); change > 0 && mutant.Length > 0; change--)
        {
            mutant = Once(mutant);
        }

        return mutant;
    }

    private byte[] Once(byte[] file)
    {
        // Offsets of the tables: ELF-64 gABI, figure 4-3; a file of the other class has other fields there, and is mutated all the same.
        int headerEnd = Math.Min(64, file.Length);
        switch (random.Next(7))
        {
            case 0:
                return file[..random.Next(file.Length)];
            case 1 or 2:
                Write(file, random.Next(headerEnd));
                return file;
            case 3:
                Write(file, random.Next(Math.Min(64 + (8 * 56), file.Length)));
                return file;
            case 4:
                // Section headers are the last thing in the file.
                Write(file, Math.Max(0, file.Length - 1 - random.Next(Math.Min(file.Length, 24 * 64))));
                return file;
            case 5:
                Write(file, random.Next(file.Length));
                return file;
            default:
                int from = random.Next(file.Length);
                int count = Math.Min(random.Next(1, 256), file.Length - from);
                random.NextBytes(file.AsSpan(from, count));
                return file;
        }
    }

    private void Write(byte[] file, int at)
    {
        Span<byte> value = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(value, random.Next(2) == 0 ? Values[random.Next(Values.Length)] : (ulong)random.NextInt64());
        int width = 1 << random.Next(4);
        value[..Math.Min(width, file.Length - at)].CopyTo(file.AsSpan(at));
    }
}
