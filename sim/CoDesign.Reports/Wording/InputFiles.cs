using CoDesign.Results;

namespace CoDesign.Reports;

/// <summary>Every file that a run was made of, in one list.</summary>
internal static class InputFiles
{
    /// <summary>Role of the guest program.</summary>
    public const string Program = "program";

    /// <summary>Role, name and SHA-256 of each file.</summary>
    public static IReadOnlyList<(string Role, string Name, string Sha256)> Of(InputsRecord inputs) =>
    [
        ("chip", inputs.Chip.Name, inputs.Chip.Sha256),
        (Program, inputs.Workload.Name, inputs.Workload.ElfSha256),
        .. inputs.Policy is NamedInput policy ? [("policy", policy.Name, policy.Sha256)] : Array.Empty<(string, string, string)>(),
        ("energy table", inputs.Energy.Name, inputs.Energy.Sha256),
        .. inputs.Files.Select(f => (f.Role, f.Name, f.Sha256)),
    ];
}
