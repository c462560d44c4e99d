using CoDesign.Description.Workloads;

namespace CoDesign.Description.Runs;

/// <summary>A program with its inputs, as bytes.</summary>
/// <param name="Name">Name of the workload.</param>
/// <param name="Path">The ELF file.</param>
/// <param name="Elf">Its bytes.</param>
/// <param name="Sha256">Its checksum.</param>
/// <param name="Isa">ISA that it was chosen for; null for a bare ELF.</param>
/// <param name="Abi">How it talks to its environment.</param>
/// <param name="Arguments">Command line, the program's name first.</param>
/// <param name="Inputs">Files that it may open.</param>
/// <param name="StandardInput">What standard input holds.</param>
/// <param name="Secrets">Where labels are born.</param>
/// <param name="Labels">Tags that it may give by marker.</param>
/// <param name="Regions">Names of its regions; none: not stated.</param>
/// <param name="Size">Size that was chosen; null for the default one.</param>
/// <param name="Expect">What it must do; null: not checked.</param>
/// <param name="Position">The workload's file, for messages.</param>
public sealed record ProgramImage(
    string Name,
    string Path,
    ReadOnlyMemory<byte> Elf,
    string Sha256,
    string? Isa,
    GuestAbi Abi,
    IReadOnlyList<string> Arguments,
    IReadOnlyList<InputContent> Inputs,
    InputContent StandardInput,
    IReadOnlyList<SecretDescription> Secrets,
    IReadOnlyList<string> Labels,
    IReadOnlyList<string> Regions,
    string? Size,
    Expectation? Expect,
    Diagnostics.SourcePosition Position);
