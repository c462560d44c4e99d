using CoDesign.Results;

namespace CoDesign.Reports;

/// <summary>Every file that a run was made of, in one list.</summary>
internal static class InputFiles
{
    /// <summary>Role of the guest program.</summary>
    public const string Program = "program";

    // What the program reads may be a secret, and where a secret has few possible values its digest tells which one it is. The record
    // has it, so that a run can be checked; reports are passed on.
    private const string Input = "input";

    /// <summary>Role and name of each file, with its SHA-256 unless the file may hold a secret.</summary>
    public static IReadOnlyList<(string Role, string Name, string? Sha256)> Of(InputsRecord inputs) =>
    [
        ("chip", inputs.Chip.Name, inputs.Chip.Sha256),
        (Program, inputs.Workload.Name, inputs.Workload.ElfSha256),
        .. inputs.Policy is NamedInput policy ? [("policy", policy.Name, policy.Sha256)] : Array.Empty<(string, string, string?)>(),
        ("energy table", inputs.Energy.Name, inputs.Energy.Sha256),
        .. inputs.Files.Select(f => (f.Role, f.Name, f.Role == Input ? null : f.Sha256)),
    ];
}
