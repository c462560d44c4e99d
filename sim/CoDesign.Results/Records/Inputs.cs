namespace CoDesign.Results;

/// <summary>The program that made a record.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
public sealed record ToolRecord(string Name, string Version);

/// <summary>A named input with its checksum.</summary>
/// <param name="Name">Name in the file.</param>
/// <param name="Sha256">SHA-256 of the file.</param>
public sealed record NamedInput(string Name, string Sha256);

/// <summary>The program that ran.</summary>
/// <param name="Name">Name of the workload.</param>
/// <param name="ElfSha256">SHA-256 of the ELF file.</param>
/// <param name="Isa">ISA that it was chosen for; null for a bare ELF.</param>
/// <param name="Abi">How it talks to its environment.</param>
/// <param name="Size">Size that was run; null for the default one.</param>
public sealed record WorkloadInput(string Name, string ElfSha256, string? Isa, string Abi, string? Size);

/// <summary>A further file whose content changes the result.</summary>
/// <param name="Role">What it is: core, input, …</param>
/// <param name="Name">Name by which the run knows it.</param>
/// <param name="Sha256">SHA-256 of its content.</param>
public sealed record InputFileRecord(string Role, string Name, string Sha256);

/// <summary>Everything that changes a byte of the result.</summary>
/// <param name="Chip">The chip.</param>
/// <param name="Workload">The program.</param>
/// <param name="Policy">The policy; null without one.</param>
/// <param name="Energy">The energy table.</param>
/// <param name="Files">Further files.</param>
/// <param name="Overrides">Values that were set on the command line or in the run file.</param>
/// <param name="Mode">What a denial does.</param>
/// <param name="Offload">Who takes the regions.</param>
/// <param name="Bindings">Regions with a module of their own: <c>sha256=hash0,staged</c>.</param>
/// <param name="Seed">Start of every random sequence.</param>
/// <param name="MaxCycles">Limit of cycles; null without one.</param>
/// <param name="Fingerprint">SHA-256 over all of the above and the tool's version.</param>
public sealed record InputsRecord(
    NamedInput Chip,
    WorkloadInput Workload,
    NamedInput? Policy,
    NamedInput Energy,
    IReadOnlyList<InputFileRecord> Files,
    IReadOnlyList<string> Overrides,
    string Mode,
    string Offload,
    IReadOnlyList<string> Bindings,
    ulong Seed,
    long? MaxCycles,
    string Fingerprint);
