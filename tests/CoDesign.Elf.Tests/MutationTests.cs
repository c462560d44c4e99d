using System.Diagnostics;

namespace CoDesign.Elf.Tests;

/// <summary>No bytes whatsoever make the reader throw, hang or take memory out of proportion.</summary>
public sealed class MutationTests
{
    private const int RunsPerSeed = 2000;

    // Values that break arithmetic on sizes, offsets and counts.
    private static readonly ulong[] Boundaries =
        [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff, 1ul << 60, (1ul << 63) - 1, 1ul << 63, ulong.MaxValue];

    public static TheoryData<string> Seeds => ["minimal 32", "minimal 64", "pie", "lines 4", "lines 5", .. TestFiles.WithLines, "rv64gc-quicksort"];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Mutated_file_is_read_or_refused(string seed)
    {
        byte[] original = Seed(seed);
        for (ulong run = 0; run < RunsPerSeed; run++)
        {
            byte[] mutated = Mutate(original, new SplitMix(run));
            Exercise(mutated, $"seed '{seed}', run {run}");
        }
    }

    [Theory]
    [InlineData("minimal 32")]
    [InlineData("lines 5")]
    [InlineData("lines-rv32imc-dwarf5")]
    public void File_cut_at_any_length_is_read_or_refused(string seed)
    {
        byte[] original = Seed(seed);
        for (int length = 0; length < original.Length; length += 1 + (original.Length / 2000))
        {
            Exercise(original[..length], $"seed '{seed}', length {length}");
        }
    }

    [Fact]
    public void Noise_behind_a_sound_header_is_read_or_refused()
    {
        byte[] header = Seed("minimal 64")[..64];
        for (ulong run = 0; run < RunsPerSeed; run++)
        {
            var random = new SplitMix(run);
            Exercise([.. header, .. Enumerable.Range(0, 500).Select(_ => (byte)random.Next(256))], $"run {run}");
        }
    }

    // The worst that fits into a megabyte: each entry of a table names the same long string at another offset.
    [Fact]
    public void Symbols_that_share_one_long_name_do_not_multiply_it()
    {
        TestElf elf = TestElf.Minimal();
        elf.Symbols.AddRange(Enumerable.Range(1, 20_000).Select(i => new TestSymbol("", 0x8000_0000) { NameOffset = (uint)i }));
        elf.Symbols.Add(new TestSymbol(new string('a', 500_000), 0x8000_0000));
        byte[] bytes = elf.Build();
        Exercise(bytes, "shared names");
        Assert.Contains("overlap beyond reason", ElfFile.Read(bytes, "test.elf").Problems[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_share_one_long_name_do_not_multiply_it()
    {
        byte[] entries = [.. Enumerable.Range(0, 50_000).SelectMany(i => new FieldWriter(false).U32((uint)i).ToArray())];
        byte[] count = [0xd0, 0x86, 3]; // 50,000 as ULEB128
        var unit = new TestLines { Tables = [0, 0, 1, 1, 0x1f, .. count, .. entries] };
        byte[] names = new byte[500_000];
        Array.Fill(names, (byte)'a');
        Exercise(ToBytes(unit.Build(), names), "shared file names");
    }

    [Fact]
    public void Lines_of_a_megabyte_of_zeros_and_of_ones_end()
    {
        Exercise(ToBytes(new byte[1 << 20], []), "zeros");
        byte[] ones = new byte[1 << 20];
        Array.Fill(ones, (byte)0xff);
        Exercise(ToBytes(ones, []), "ones");
        Exercise(ToBytes(new TestLines { Program = ones }.Build(), []), "special opcodes");
    }

    private static void Exercise(byte[] bytes, string what)
    {
        long allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        long startedAt = Stopwatch.GetTimestamp();
        try
        {
            ElfReadResult result = ElfFile.Read(bytes, "test.elf");
            Assert.True(result.Problems.Count <= 21, what);
            Assert.Equal(result.Problems.Count == 0, result.TryGetFile(out ElfFile? file));
            if (file is not null)
            {
                Query(file);
            }
        }
        catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"{what}: {exception}");
        }
        // Rows and symbols take tens of bytes for each byte or two of the file. Ten seconds is for a busy machine; it takes milliseconds.
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - allocatedBefore < 1_000_000 + (300L * bytes.Length), $"{what}: memory");
        Assert.True(Stopwatch.GetElapsedTime(startedAt) < TimeSpan.FromSeconds(10), $"{what}: time");
    }

    private static void Query(ElfFile file)
    {
        foreach (ulong address in (ulong[])[0, file.EntryAddress, 0x8000_0010, 0x8000_0101, ulong.MaxValue])
        {
            file.TryFindSymbolAt(address, out _, out _);
            file.Lines.TryFind(address, out _);
        }
        ulong end = 0;
        foreach (LineRange range in file.Lines.Ranges.Take(1000))
        {
            Assert.True(range.Start >= end && range.End > range.Start && range.Source.Line > 0);
            end = range.End;
        }
        file.TryGetSymbol("main", out _);
        file.TryGetSection(".text", out _);
        file.TryGetProgramHeaderAddress(out _);
        Assert.True(file.RelocationsAt(0x1000).Count() < 1 << 20);
    }

    private static byte[] Mutate(byte[] original, SplitMix random)
    {
        byte[] bytes = (byte[])original.Clone();
        int changes = 1 + random.Next(6);
        for (int change = 0; change < changes; change++)
        {
            int position = Position(bytes.Length, random);
            int width = 1 << random.Next(4);
            ulong value = random.Next(2) == 0 ? Boundaries[random.Next(Boundaries.Length)] : random.Next();
            for (int index = 0; index < width && position + index < bytes.Length; index++)
            {
                bytes[position + index] = unchecked((byte)(value >> (8 * index)));
            }
        }
        return random.Next(10) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
    }

    // The headers are few bytes at either end; half of the changes go there. The first 20 bytes refuse everything at once: spared.
    private static int Position(int length, SplitMix random) => random.Next(4) switch
    {
        0 => 20 + random.Next(Math.Min(200, length - 20)),
        1 => length - 1 - random.Next(Math.Min(1000, length - 20)),
        _ => 20 + random.Next(length - 20),
    };

    private static byte[] Seed(string seed) => seed switch
    {
        "minimal 32" => WithSymbols(is64: false),
        "minimal 64" => WithSymbols(is64: true),
        "pie" => StaticPieTests.Pie(is64: true, [(0x1010, 3, 0x40), (0x1018, 3, 0x1234), (0x1020, 3, 0)]),
        "lines 4" or "lines 5" => ToBytes(
            new TestLines
            {
                Version = (ushort)(seed[^1] - '0'),
                Program = [.. TestLines.SetAddress(0x8000_0000), 20, 40, 60, 80, 2, 4, .. TestLines.EndSequence],
            }.Build(),
            []),
        _ => TestFiles.Bytes(seed),
    };

    private static byte[] WithSymbols(bool is64)
    {
        TestElf elf = TestElf.Minimal(is64);
        elf.Symbols.AddRange([new("main", 0x8000_0000, 16), new("inner", 0x8000_0004, 4), new("data", 0x8000_0020, 0, 1, Section: 2)]);
        elf.Sections.Add(new TestSection { Name = ".riscv.attributes", Type = 0x7000_0003, Data = [(byte)'A', 23, 0, 0, 0, .. "riscv\0"u8, 1, 13, 0, 0, 0, 5, .. "rv32i\0"u8] });
        return elf.Build();
    }

    private static byte[] ToBytes(byte[] lines, byte[] lineStrings)
    {
        TestElf elf = TestElf.Minimal();
        elf.Sections.Add(new TestSection { Name = ".debug_line", Data = lines });
        elf.Sections.Add(new TestSection { Name = ".debug_line_str", Data = lineStrings });
        return elf.Build();
    }

    /// <summary>SplitMix64, so that a run number means the same on every version of .NET. Source: Steele, Lea, Flood, OOPSLA 2014.</summary>
    private sealed class SplitMix(ulong state)
    {
        private ulong _state = state;

        public ulong Next()
        {
            unchecked
            {
                _state += 0x9e37_79b9_7f4a_7c15;
                ulong mixed = (_state ^ (_state >> 30)) * 0xbf58_476d_1ce4_e5b9;
                mixed = (mixed ^ (mixed >> 27)) * 0x94d0_49bb_1331_11eb;
                return mixed ^ (mixed >> 31);
            }
        }

        public int Next(int bound) => (int)(Next() % (ulong)bound);
    }
}
