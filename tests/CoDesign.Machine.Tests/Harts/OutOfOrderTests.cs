using CoDesign.Machine.Tests.Fixture;

namespace CoDesign.Machine.Tests.Harts;

public sealed class OutOfOrderTests
{
    // Eight lines of a cache that misses in 10 cycles and the 1 of memory: 8 × (11 - hidden), and nothing below zero.
    [Theory]
    [InlineData(0, 88)]
    [InlineData(4, 56)]
    [InlineData(40, 0)]
    public void A_miss_costs_what_the_core_cannot_hide(int hidden, long cycles)
    {
        Bench bench = Bench.Rv64 with
        {
            Core = new CoreText
            {
                Isa = "rv64imac_zicsr_zicntr",
                InstructionCache = new CacheText(1024, 64, 2),
                DataCache = new CacheText(1024, 64, 2, MissOverhead: 10, WritesBack: true),
                OutOfOrder = $"width: 2, reorder_buffer: 16, memory_ports: 1, hides: {{value: {hidden} cycles, source: test}}",
            },
        };
        const string Loads = "la s1, data; lw t0, 0(s1); lw t0, 64(s1); lw t0, 128(s1); lw t0, 192(s1); lw t0, 256(s1); lw t0, 320(s1); lw t0, 384(s1); lw t0, 448(s1)";
        long with = bench.Execute($"{Loads}; {Bench.Pass}; .align 6; data: .zero 512").Record.Cores[0].CpiStack!["dcache"];
        long without = bench.Execute($"la s1, data; {Bench.Pass}; .align 6; data: .zero 512").Record.Cores[0].CpiStack!["dcache"];
        Assert.Equal(cycles, with - without);
    }
}
