namespace CoDesign.Machine.Tests.Fixture;

/// <summary>
/// A "CDR1" descriptor as directives of the assembler. Written from workloads/include/codesign.h, so that the layout is stated
/// twice: u32 magic, u16 version, u16 n_in, u16 n_out, u16 n_param, u32 op, u32 status, u32 job, u64 name, then u64 parameters,
/// and {u64 address, u64 length} of inputs and outputs.
/// </summary>
internal sealed record Descriptor
{
    public const uint Copy = 0x0001;

    public const uint Sha256 = 0x0101;

    public const uint Sha512 = 0x0103;

    public const uint Sha3With256 = 0x0112;

    public const uint Keccak256 = 0x0118;

    public const int StatusOffset = 16;

    public const int Done = 1;

    public const int Refused = 2;

    public const int Malformed = 3;

    public const int Denied = 4;

    public const int BusError = 5;

    public const int Busy = 6;

    public const int Pending = 7;

    public required string Label { get; init; }

    public uint Magic { get; init; } = 0x31524443;

    public int Version { get; init; } = 1;

    public uint Op { get; init; } = Sha256;

    /// <summary>Label of the region's name, or 0.</summary>
    public string Name { get; init; } = "0";

    public IReadOnlyList<string> Parameters { get; init; } = [];

    /// <summary>Label or address, and length.</summary>
    public IReadOnlyList<(string Address, string Length)> Inputs { get; init; } = [];

    public IReadOnlyList<(string Address, string Length)> Outputs { get; init; } = [];

    /// <summary>Directives; the label stands at a multiple of 8, or of 256 as the slots of a ring do.</summary>
    public string Text(int alignment = 3) => $"""
        .align {alignment}
        {Label}: .word 0x{Magic:x}; .half {Version}, {Inputs.Count}, {Outputs.Count}, {Parameters.Count}; .word 0x{Op:x}, 0, 0; .dword {Name}
        {string.Concat(Parameters.Select(p => $".dword {p};"))}{string.Concat(Inputs.Concat(Outputs).Select(b => $".dword {b.Address}, {b.Length};"))}
        """;

    /// <summary>Bytes as a directive.</summary>
    public static string Bytes(ReadOnlySpan<byte> bytes) => bytes.Length == 0 ? string.Empty : $".byte {string.Join(", ", bytes.ToArray())};";
}
