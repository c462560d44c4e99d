using System.Buffers.Binary;
using CoDesign.Elf.Tests;
using CoDesign.Isa;
using CoDesign.Machine.Tests.Fixture;
using CoDesign.Results;

namespace CoDesign.Machine.Tests.Guest;

/// <summary>Programs of chance: whatever they do is something that a program may do, so a run ends as runs end, and nothing else happens.</summary>
public sealed class RandomProgramTests
{
    private const int Programs = 60;

    private const int Words = 200;

    // Addresses that lead somewhere: code, the end of memory, another zone, devices, module registers, nothing.
    private static readonly ulong[] Places =
    [
        ChipText.Ram, ChipText.Ram + 0x400, ChipText.Ram + 0xf_fff8, ChipText.Share, ChipText.Share + 0xfffc, ChipText.Clint, ChipText.Clint + 0x4000,
        ChipText.Clint + 0xbff8, ChipText.Finisher, ChipText.Uart, ChipText.Module0, ChipText.Module0 + 0x20, ChipText.Module1 + 0x24, 0x0c00_0000,
        0x0c20_0000, 0x7ff0_0000, 0, ulong.MaxValue, 0xa000_0000, 0x1_0000,
    ];

    public static TheoryData<int, bool, bool> Kinds { get; } = new()
    {
        { 32, false, false }, { 64, false, false }, { 64, false, true }, { 32, true, false }, { 64, true, true },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Any_program_ends_as_programs_end(int xlen, bool isLinux, bool hasPolicy)
    {
        for (int seed = 0; seed < Programs; seed++)
        {
            var chance = new Random(seed);
            Bench bench = BenchOf(xlen, isLinux, hasPolicy) with { Image = ImageOf(chance, xlen, isLinux) };
            string? reason;
            try
            {
                reason = bench.Execute(string.Empty).Record.Exit.Reason;
            }
            catch (Exception problem) when (problem is not Xunit.Sdk.XunitException)
            {
                throw new InvalidOperationException($"seed {seed}, RV{xlen}, Linux {isLinux}, policy {hasPolicy}", problem);
            }

            Assert.Contains(reason, new[] { ExitRecord.GuestExit, ExitRecord.Trap, ExitRecord.Limit, ExitRecord.Denied });
        }
    }

    private static Bench BenchOf(int xlen, bool isLinux, bool hasPolicy) => new()
    {
        Core = new CoreText
        {
            Isa = $"rv{xlen}imafdcb_zicsr_zifencei_zicntr_zbc_zkn",
            Privilege = isLinux ? null : "msu",
            Pmp = isLinux ? null : "{granularity: 4 B, enhanced: true}",
            Translation = isLinux ? null : $"{{scheme: {(xlen == 32 ? "sv32" : "sv39")}, tlb_entries: 4, accessed_dirty: hardware, source: test}}",
            Predictor = (16, 4, 2),
            InstructionCache = new CacheText(1024, 16, 2),
            DataCache = new CacheText(1024, 16, 2),
            MisalignedExtra = xlen == 32 ? 1 : null,
        },
        Chip = new ChipText
        {
            Modules = ChipText.SecureHash + "\n" + ChipText.VendorHash,
            Firmware = "fw",
            Staging = "share",
            Devices = new ChipText().Devices + "\n- {id: plic, kind: plic, zone: secure, base: 0x0c00_0000}",
        },
        Policy = hasPolicy ? "mode: audit\ntags: []\npropagation: {address: none}" : null,
        IsLinux = isLinux,
        Origin = isLinux ? 0x1_0000 : ChipText.Ram,
        Inputs = [("f", [1, 2, 3, 4])],
        MaximumCycles = 20_000,
    };

    // Registers get addresses and small numbers first; then come instructions of the table with operands of chance, between them calls.
    private static byte[] ImageOf(Random chance, int xlen, bool isLinux)
    {
        ulong origin = isLinux ? 0x1_0000 : ChipText.Ram;
        InstructionTable table = InstructionTable.For(IsaString.Parse($"rv{xlen}imafdcb_zicsr_zifencei_zicntr_zbc_zkn"));
        var text = new System.Text.StringBuilder(isLinux ? string.Empty : "la t0, handler; csrw mtvec, t0; csrw stvec, t0; li t0, 0x6000; csrs mstatus, t0;");
        for (int register = 1; register < 32; register++)
        {
            ulong value = chance.Next(3) == 0 ? (ulong)chance.NextInt64() : chance.Next(2) == 0 ? (ulong)chance.Next(-64, 300) : Places[chance.Next(Places.Length)];
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"li x{register}, {(xlen == 32 ? (long)(int)value : (long)value)};");
        }

        AssemblyResult start = new Assembler(table).Assemble(text.Append("handler:").ToString(), origin);
        Assert.Empty(start.Problems);
        byte[] code = new byte[start.Code.Length + (4 * Words)];
        start.Code.CopyTo(code.AsSpan());
        for (int position = start.Code.Length; position < code.Length; position += 4)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(code.AsSpan(position), WordOf(chance, table, isLinux));
        }

        var elf = new TestElf { Is64 = xlen == 64, Entry = origin, Flags = 1 };
        elf.Segments.Add(new TestSegment { Address = origin, Data = code });
        return elf.Build();
    }

    private static uint WordOf(Random chance, InstructionTable table, bool isLinux)
    {
        const uint EnvironmentCall = 0x73;
        for (int attempt = 0; attempt < 1000; attempt++)
        {
            uint word = (uint)chance.NextInt64(1L << 32) | 3;
            int kind = chance.Next(16);
            if (kind == 0)
            {
                return word;
            }

            if (kind == 1 && isLinux)
            {
                return EnvironmentCall;
            }

            // li a7 to a call that there is, and li a0 to a7 to something small.
            if (kind == 2 && isLinux)
            {
                return 0x893 | (uint)chance.Next(450) << 20;
            }

            if (table.TryDecode(word, out _))
            {
                return word;
            }
        }

        return EnvironmentCall;
    }
}
