using CoDesign.Description.Diagnostics;

namespace CoDesign.Cli;

/// <summary>The folder with <c>chips/</c>, <c>workloads/</c> and <c>configs/</c>: where names are looked up.</summary>
/// <param name="root">The folder; null if there is none.</param>
/// <param name="workingFolder">Folder from which relative paths count.</param>
internal sealed class Library(string? root, string workingFolder)
{
    private const string ChipFile = "chip.yaml";
    private const string WorkloadFile = "workload.yaml";
    private const string CoresFolder = "chips/cores";
    private const string ModulesFolder = "chips/library";
    private const string DramsFolder = "chips/memories";
    private const string PolicyFolder = "configs/policy";
    private const string EnergyTablesFolder = "configs/energy";

    /// <summary>The folder; null if there is none.</summary>
    public string? Root { get; } = root;

    /// <summary>Where run folders go without <c>--out</c>.</summary>
    public string OutputFolder => Path.Combine(IsInside ? Root! : workingFolder, "reports", "out");

    /// <summary>Folder with energy tables named after process nodes; null if there is none.</summary>
    public string? EnergyFolder => Root is null ? null : Shown(Path.Combine(Root, "configs", "energy"));

    /// <summary>Finds the library of a working folder: around it, or else around the program.</summary>
    public static Library Find(string workingFolder, string programFolder) =>
        new(Around(workingFolder) ?? Around(programFolder), workingFolder);

    /// <summary>File of a chip or core preset.</summary>
    /// <param name="what">A file, a folder with <c>chip.yaml</c>, or the name of a chip or preset.</param>
    /// <param name="diagnostics">Is told if there is none.</param>
    public string? Chip(string what, DiagnosticBag diagnostics) => Resolve(
        "chip", "--chip", what, ChipFile, [$"chips/{what}/{ChipFile}", $"{CoresFolder}/{what}.yaml"], [.. Chips.Select(c => c.Name), .. Cores.Select(c => c.Name)], diagnostics);

    /// <summary>File of a workload, or an ELF.</summary>
    /// <param name="what">A file, a folder with <c>workload.yaml</c>, or the name of a workload.</param>
    /// <param name="diagnostics">Is told if there is none.</param>
    public string? Workload(string what, DiagnosticBag diagnostics) => Resolve(
        "workload", "--workload", what, WorkloadFile, [$"workloads/{what}/{WorkloadFile}"], [.. Workloads.Select(w => w.Name)], diagnostics);

    /// <summary>File of a policy.</summary>
    /// <param name="what">A file, or the name of a policy.</param>
    /// <param name="diagnostics">Is told if there is none.</param>
    public string? Policy(string what, DiagnosticBag diagnostics) => Resolve(
        "policy", "--policy", what, string.Empty, [$"{PolicyFolder}/{what}.yaml"], [.. YamlFiles(PolicyFolder).Select(p => p.Name)], diagnostics);

    /// <summary>File of an energy table.</summary>
    /// <param name="what">A file, or the name of a table.</param>
    /// <param name="diagnostics">Is told if there is none.</param>
    public string? Energy(string what, DiagnosticBag diagnostics) => Resolve(
        "energy table", "--energy", what, string.Empty, [$"{EnergyTablesFolder}/{what}.yaml"], [.. EnergyTables.Select(t => t.Name)], diagnostics);

    /// <summary>Chips with their files.</summary>
    public IReadOnlyList<(string Name, string File)> Chips => Folders("chips", ChipFile);

    /// <summary>Core presets with their files.</summary>
    public IReadOnlyList<(string Name, string File)> Cores => YamlFiles(CoresFolder);

    /// <summary>Module presets with their files.</summary>
    public IReadOnlyList<(string Name, string File)> Modules => YamlFiles(ModulesFolder);
    /// <summary>DRAMs with their files.</summary>
    public IReadOnlyList<(string Name, string File)> Drams => YamlFiles(DramsFolder);

    /// <summary>Energy tables with their files.</summary>
    public IReadOnlyList<(string Name, string File)> EnergyTables => YamlFiles(EnergyTablesFolder);

    /// <summary>Workloads with their files.</summary>
    public IReadOnlyList<(string Name, string File)> Workloads => Folders("workloads", WorkloadFile);

    /// <summary>A path as messages show it: relative to the working folder where that is shorter.</summary>
    public string Shown(string path)
    {
        string relative = Path.GetRelativePath(workingFolder, path);
        return (relative.StartsWith("..", StringComparison.Ordinal) && relative.Length > path.Length ? path : relative).Replace('\\', '/');
    }

    private bool IsInside => Root is not null && !Path.GetRelativePath(Root, workingFolder).StartsWith("..", StringComparison.Ordinal);

    private static string? Around(string folder)
    {
        for (DirectoryInfo? candidate = new(folder); candidate is not null; candidate = candidate.Parent)
        {
            if (Directory.Exists(Path.Combine(candidate.FullName, "chips")) && Directory.Exists(Path.Combine(candidate.FullName, "workloads")))
            {
                return candidate.FullName;
            }
        }

        return null;
    }

    private (string Name, string File)[] YamlFiles(string folder) =>
        Root is not null && Directory.Exists(Path.Combine(Root, folder))
            ? [.. Directory.GetFiles(Path.Combine(Root, folder), "*.yaml").Order(StringComparer.Ordinal).Select(f => (Path.GetFileNameWithoutExtension(f), Shown(f)))]
            : [];

    private (string Name, string File)[] Folders(string kind, string file) =>
        Root is not null && Directory.Exists(Path.Combine(Root, kind))
            ? [.. Directory.GetDirectories(Path.Combine(Root, kind))
                .Order(StringComparer.Ordinal)
                .Where(f => File.Exists(Path.Combine(f, file)))
                .Select(f => (Path.GetFileName(f), Shown(Path.Combine(f, file))))]
            : [];

    private string? Resolve(
        string noun, string option, string what, string file, string[] places, string[] names, DiagnosticBag diagnostics)
    {
        string path = Path.Combine(workingFolder, what);
        if (File.Exists(path))
        {
            return what.Replace('\\', '/');
        }

        if (file.Length > 0 && Directory.Exists(path) && File.Exists(Path.Combine(path, file)))
        {
            return $"{what.TrimEnd('/', '\\')}/{file}".Replace('\\', '/');
        }

        string? found = Root is null ? null : places.Select(p => Path.Combine(Root, p)).FirstOrDefault(File.Exists);
        if (found is null)
        {
            string finding = file.Length > 0 && Directory.Exists(path) ? $"the folder has no {file}" : $"there is no file{(file.Length > 0 ? ", folder" : string.Empty)} or {noun} '{what}'";
            diagnostics.Error(SourcePosition.Of($"{option} {what}"), finding, Spelling.Remedy(what, names, "Known names"));
            return null;
        }

        return Shown(found);
    }
}
