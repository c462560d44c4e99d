namespace CoDesign.Machine.Tests.Fixture;

/// <summary>
/// A chip as YAML. Every clock runs at 100 MHz, so that a cycle is 10,000 ps; zones: secure (core, main memory), shared (a memory),
/// vendor (somebody's module), outside.
/// </summary>
internal sealed record ChipText
{
    /// <summary>Start of the main memory.</summary>
    public const ulong Ram = 0x8000_0000;

    /// <summary>Start of the shared memory.</summary>
    public const ulong Share = 0x9000_0000;

    public const ulong Clint = 0x0200_0000;

    public const ulong Finisher = 0x0010_0000;

    public const ulong Uart = 0x1000_0000;

    /// <summary>Registers of the first module.</summary>
    public const ulong Module0 = 0x4000_0000;

    /// <summary>Registers of the second module.</summary>
    public const ulong Module1 = 0x4001_0000;

    /// <summary>Picoseconds of a cycle.</summary>
    public const long CyclePs = 10_000;

    /// <summary>A hash unit in the core's zone; OpenTitan's cycles.</summary>
    public const string SecureHash = """
        - id: hash0
          kind: hash
          zone: secure
          vendor: open
          clock: core
          rrid: 1
          registers: 0x4000_0000
          interrupt: 16
          ring: fw
          dma: {max_burst: 64 B, alignment: 1 B, outstanding: 4}
          energy: any
          overlaps_load: false
          algorithms:
            sha256: {load: 16 cycles, rounds: 64 cycles, source: test}
            sha512: {load: 16 cycles, rounds: 80 cycles, source: test}
            keccak256: {load: 17 cycles, rounds: 24 cycles, source: test}
        """;

    /// <summary>A hash unit of a vendor, which reaches the shared memory.</summary>
    public const string VendorHash = """
        - id: vhash
          kind: hash
          zone: vendor
          vendor: Acme
          clock: core
          rrid: 2
          registers: 0x4001_0000
          interrupt: 17
          ring: share
          dma: {max_burst: 64 B, alignment: 1 B, outstanding: 4}
          energy: any
          overlaps_load: true
          algorithms:
            sha256: {load: 8 cycles, rounds: 32 cycles, source: test}
        """;

    /// <summary>A copy engine of a vendor, which reaches the shared memory.</summary>
    public const string VendorDma = """
        - id: vdma
          kind: dma
          zone: vendor
          vendor: Acme
          clock: core
          rrid: 3
          registers: 0x4002_0000
          interrupt: 18
          ring: share
          dma: {max_burst: 64 B, alignment: 1 B, outstanding: 4}
          energy: any
          setup: {value: 5 cycles, source: test}
        """;

    public string CoreClock { get; init; } = "100 MHz";

    public string Zones { get; init; } = """
        - {id: secure, tcb: true, openness: open}
        - {id: shared, tcb: false, openness: open}
        - {id: vendor, tcb: false, openness: proprietary}
        - {id: outside, tcb: false, openness: proprietary}
        """;

    public string Memories { get; init; } = """
        - {id: fw, zone: secure, base: 0x7ff0_0000, size: 32 KiB, access: rwx, width: 64 bit, energy: any, latency: 1 cycles, source: test}
        - {id: ram, zone: secure, base: 0x8000_0000, size: 1 MiB, access: rwx, width: 64 bit, energy: any, latency: 1 cycles, source: test}
        - {id: share, zone: shared, base: 0x9000_0000, size: 64 KiB, access: rw, width: 64 bit, energy: any, latency: 1 cycles, source: test}
        """;

    public string Links { get; init; } = """
        - {id: bus, from: secure, to: secure, width: 64 bit, clock: core, latency: 1 cycles, energy_per_bit: 1 pJ/bit, tolerance: 0 %, source: test}
        - {id: xbar, from: secure, to: shared, width: 64 bit, clock: core, latency: 2 cycles, energy_per_bit: 1 pJ/bit, tolerance: 0 %, source: test}
        - {id: port, from: vendor, to: shared, width: 64 bit, clock: core, latency: 3 cycles, energy_per_bit: 1 pJ/bit, tolerance: 0 %, source: test}
        - {id: pads, from: secure, to: outside, width: 8 bit, clock: core, latency: 2 cycles, energy_per_bit: 1 pJ/bit, tolerance: 0 %, source: test}
        """;

    public string Devices { get; init; } = """
        - {id: clint, kind: clint, zone: secure, base: 0x0200_0000}
        - {id: finisher, kind: test_finisher, zone: secure, base: 0x0010_0000}
        - {id: uart, kind: uart, zone: outside, base: 0x1000_0000}
        """;

    public string Modules { get; init; } = string.Empty;

    /// <summary>The block <c>protection</c>; empty: modules reach everything that a link leads to.</summary>
    public string Protection { get; init; } = string.Empty;

    /// <summary>Memory of the region driver; null: regions are never offloaded.</summary>
    public string? Firmware { get; init; }

    public string? Staging { get; init; }

    public override string ToString() => $$"""
        schema: codesign.chip/1
        name: bench
        description: a chip for tests
        technology: {node: 22 nm, voltage: 0.8 V, temperature: 25 C}
        clocks: {core: {{CoreClock}}{{Clock("slow", "50 MHz")}}{{Clock("fast", "300 MHz")}}}
        cores:
        - {id: core0, zone: secure, preset: core.yaml, clock: core}
        {{List("zones", Zones)}}
        {{List("memories", Memories)}}
        {{List("links", Links)}}
        {{List("devices", Devices)}}
        {{List("modules", Modules)}}
        {{Protection}}
        {{(Firmware is null ? string.Empty : $"firmware: {Firmware}")}}
        {{(Staging is null ? string.Empty : $"staging: {Staging}")}}

        """;

    // A clock that nothing uses is refused.
    private string Clock(string name, string rate) =>
        (Memories + Links + Modules).Contains($"clock: {name}", StringComparison.Ordinal) ? $", {name}: {rate}" : string.Empty;

    private static string List(string key, string items) => items.Length == 0 ? string.Empty : $"{key}:\n{items}";
}
