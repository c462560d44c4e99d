using System.Security.Cryptography;
using CoDesign.Description.Checks;
using CoDesign.Description.Chips;
using CoDesign.Description.Cores;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Energies;
using CoDesign.Description.Files;
using CoDesign.Description.Policies;
using CoDesign.Description.Presets;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Runs;
using CoDesign.Description.Workloads;
using CoDesign.Description.Yaml;

namespace CoDesign.Description.Loading;

/// <summary>Reads all files of a run, applies what is to be different, and checks what belongs together. Every problem at once.</summary>
/// <param name="files">Where files are read.</param>
/// <param name="registry">Module kinds.</param>
/// <param name="diagnostics">Receives every problem.</param>
public sealed class RunLoader(IFileSystem files, UnionRegistry registry, DiagnosticBag diagnostics)
{
    private const string PresetPrefix = "preset.";
    private const string DramPrefix = "dram.";
    private const string EnergyPrefix = EnergyTable.SchemaKind + ".";
    private const long MaximumDescription = 4 << 20;

    // Keys of a run file; an override whose path begins with one of them is for the run.
    private static readonly string[] RunKeys = ["description", "seed", "mode", "offload", "size", "timing"];

    private readonly DescriptionReader _reader = new(files, registry);
    private IReadOnlyList<PresetFile> _presets = [];

    /// <summary>Loads a run.</summary>
    /// <param name="request">What the user asks for.</param>
    /// <param name="run">The run, if <see cref="DiagnosticBag.HasErrors"/> is false afterwards.</param>
    /// <returns>Whether the run can start.</returns>
    public bool TryLoad(RunRequest request, out RunDescription run)
    {
        run = null!;
        RunConfiguration? configuration = request.Configuration is null
            ? null
            : _reader.ReadFile(request.Configuration, RunConfiguration.Read, diagnostics, Own(request.Overrides));
        if (diagnostics.HasErrors)
        {
            return false;
        }

        VariantDescription? variant = FindVariant(configuration, request);
        string? chipPath = request.Chip ?? variant?.Chip?.Path ?? Path(configuration?.Chip);
        string? workloadPath = request.Workload ?? Path(configuration?.Workload);
        string? energyPath = request.Energy ?? Path(configuration?.Energy);
        string? policyPath = request.Policy ?? configuration?.Policy?.Path;
        CheckFiles(
            request.Chip is null ? variant?.Chip ?? configuration?.Chip : null,
            request.Workload is null ? configuration?.Workload : null,
            request.Energy is null ? configuration?.Energy : null,
            request.Policy is null ? configuration?.Policy : null);
        Demand(chipPath, "--chip");
        Demand(workloadPath, "--workload");
        if (diagnostics.HasErrors)
        {
            return false;
        }

        List<Override> changes = [.. configuration?.Set ?? [], .. variant?.Set ?? [], .. request.Overrides];
        (Loaded<ChipDescription>? chip, Loaded<CoreDescription>? core) = LoadChip(chipPath!, changes);
        KeyedList<Loaded<DramDescription>> drams = LoadDrams(chip?.Value, changes);
        Loaded<PolicyDescription>? policy = policyPath is null ? null : Load(policyPath, PolicyDescription.Read, null);
        energyPath ??= chip is null ? null : DefaultEnergy(chip.Value.Technology.Node, request);
        Loaded<EnergyTable>? energy = energyPath is null ? null : Load(energyPath, EnergyTable.Read, Of(changes, EnergyPrefix));
        ProgramImage? program = chip is null || core is null
            ? null
            : new ProgramLoading(files, _reader, diagnostics).Load(workloadPath!, core.Value, configuration, request, policy?.Value);
        if (diagnostics.HasErrors || chip is null || core is null || program is null || energy is null)
        {
            return false;
        }

        CheckTogether(chip.Value, core.Value, policy?.Value, energy.Value);
        IReadOnlyList<BindingDescription> bindings = BindingsOf(configuration, request, chip.Value, program);
        if (diagnostics.HasErrors)
        {
            return false;
        }

        run = new RunDescription
        {
            Chip = chip,
            Core = core,
            Drams = drams,
            Program = program,
            Policy = policy,
            Energy = energy,
            Presets = _presets,
            Mode = policy is null ? PolicyModeChoice.Disabled : request.Mode ?? variant?.Mode ?? configuration?.Mode ?? policy.Value.Mode,
            Offload = request.Offload ?? variant?.Offload ?? configuration?.Offload ?? OffloadChoice.Auto,
            Timing = request.Timing ?? configuration?.Timing ?? TimingMode.Full,
            Bindings = bindings,
            Seed = request.Seed ?? configuration?.Seed ?? 1,
            Overrides = [.. changes.Select(c => $"{c.Path}={YamlFlow.Write(c.Value)}")],
        };
        return true;
    }

    /// <summary>Loads an energy table alone.</summary>
    /// <returns>Null if it has errors.</returns>
    public Loaded<EnergyTable>? LoadEnergy(string path)
    {
        Loaded<EnergyTable> table = Load(path, EnergyTable.Read, null);
        if (!diagnostics.HasErrors)
        {
            EnergyCheck.Check(table.Value, diagnostics);
        }

        return diagnostics.HasErrors ? null : table;
    }

    /// <summary>Names of the variants of a run file, in its order; none if it cannot be read.</summary>
    public IReadOnlyList<string> VariantsOf(string configuration)
    {
        RunConfiguration run = _reader.ReadFile(configuration, RunConfiguration.Read, diagnostics);
        return diagnostics.HasErrors ? [] : run.Variants.Keys;
    }

    /// <summary>Checks one file of any kind; the kind is what its first line says.</summary>
    /// <param name="path">The file.</param>
    /// <param name="lint">Looks further at a run without errors; null for nobody.</param>
    public void CheckFile(string path, Action<RunDescription>? lint = null)
    {
        if (!_reader.TryParse(path, diagnostics, out YamlNode? root))
        {
            return;
        }

        if (!SchemaId.TryFind(root, out SchemaId id))
        {
            diagnostics.Error(root.Position, "the file does not say what it describes", $"begin it with 'schema: codesign.<kind>/1', where kind is one of {string.Join(", ", DescriptionKinds.Names)}");
            return;
        }

        switch (id.Kind)
        {
            case ChipDescription.SchemaKind:
                LoadDrams(LoadChip(path, []).Chip?.Value, []);
                break;
            case DramDescription.SchemaKind:
                DramCheck.Check(Load(path, DramDescription.Read, null).Value, diagnostics);
                break;
            case CoreDescription.SchemaKind:
                ChipCheck.Check(Load(path, CoreDescription.Read, null).Value, diagnostics);
                break;
            case ModulePreset.SchemaKind:
                Load(path, ModulePreset.Read, null);
                break;
            case WorkloadDescription.SchemaKind:
                WorkloadDescription workload = Load(path, WorkloadDescription.Read, null).Value;
                new ProgramLoading(files, _reader, diagnostics).CheckFiles(workload);
                break;
            case PolicyDescription.SchemaKind:
                PolicyCheck.Check(Load(path, PolicyDescription.Read, null).Value, diagnostics);
                break;
            case EnergyTable.SchemaKind:
                EnergyCheck.Check(Load(path, EnergyTable.Read, null).Value, diagnostics);
                break;
            case RunConfiguration.SchemaKind:
                if (TryLoad(new RunRequest { Configuration = path }, out RunDescription run))
                {
                    lint?.Invoke(run);
                }

                break;
            default:
                diagnostics.Error(root.Position, $"unknown kind '{id.Kind}'", Spelling.Remedy(id.Kind, DescriptionKinds.Names, "Kinds"));
                break;
        }
    }

    // Asked here, where the place in the run file is known.
    private void CheckFiles(params FileReference?[] references)
    {
        foreach (FileReference? file in references)
        {
            file?.Check(files, diagnostics);
        }
    }

    private static string? Path(FileReference? file) => file?.Path;

    private static List<Override> Own(IReadOnlyList<Override> overrides) => [.. overrides.Where(IsForRun)];

    private static bool IsOf(Override change, string prefix) => change.Path.StartsWith(prefix, StringComparison.Ordinal);

    private static List<Override> Of(IReadOnlyList<Override> changes, string prefix) =>
        [.. changes.Where(c => IsOf(c, prefix)).Select(c => c with { Path = c.Path[prefix.Length..] })];

    private static bool IsForRun(Override change) => RunKeys.Contains(change.Path.Split('.')[0]);

    private void Demand(string? path, string option)
    {
        if (path is null)
        {
            diagnostics.Error(SourcePosition.Of(option), "the option is missing", "name a run file, or give --chip and --workload");
        }
    }

    // The shipped tables are named after their process node.
    private string? DefaultEnergy(Located<Length> node, RunRequest request)
    {
        string file = request.EnergyFolder is null ? string.Empty : $"{request.EnergyFolder}/{node.Value.ToString().Replace(" ", string.Empty, StringComparison.Ordinal)}.yaml";
        if (file.Length > 0 && files.Read(file, MaximumDescription, out _) is FileStatus.Read)
        {
            return file;
        }

        diagnostics.Error(node.Position, $"there is no energy table for {node.Value}{(file.Length > 0 ? $" ({file})" : string.Empty)}", "name one with --energy or 'energy:' in the run file");
        return null;
    }

    private VariantDescription? FindVariant(RunConfiguration? configuration, RunRequest request)
    {
        if (request.Variant is null)
        {
            return null;
        }

        if (configuration is not null && configuration.Variants.TryFind(request.Variant, out VariantDescription? variant))
        {
            return variant;
        }

        diagnostics.Error(
            SourcePosition.Of(request.Configuration ?? "--variants"),
            $"there is no variant '{request.Variant}'",
            Spelling.Remedy(request.Variant, configuration?.Variants.Keys ?? [], "Variants of the run"));
        return null;
    }

    // A chip names its preset; a preset alone becomes a chip with one memory.
    private (Loaded<ChipDescription>? Chip, Loaded<CoreDescription>? Core) LoadChip(string path, IReadOnlyList<Override> changes)
    {
        if (!_reader.TryParse(path, diagnostics, out YamlNode? root))
        {
            return (null, null);
        }

        List<Override> forPreset = Of(changes, PresetPrefix);
        List<Override> forChip = [.. changes.Where(c => !IsOf(c, PresetPrefix) && !IsOf(c, EnergyPrefix) && !IsForDram(c) && !IsForRun(c))];
        if (SchemaId.TryFind(root, out SchemaId id) && id.Kind == CoreDescription.SchemaKind)
        {
            Loaded<CoreDescription> alone = Load(path, CoreDescription.Read, [.. forPreset, .. forChip]);
            ChipCheck.Check(alone.Value, diagnostics);
            return (new Loaded<ChipDescription>(StandaloneChip.Around(alone.Value, path), path, alone.Sha256, []), alone);
        }

        PresetFiles presets = new(files, _reader, diagnostics);
        List<StatedConstant> constants = [];
        Loaded<ChipDescription> chip = new(presets.ReadChip(root, forChip, constants), path, HashOf(path), constants);
        _presets = presets.Used;
        if (diagnostics.HasErrors || chip.Value.Cores.Count == 0 || !chip.Value.Cores[0].Preset.Check(files, diagnostics))
        {
            return (null, null);
        }

        Loaded<CoreDescription> core = Load(chip.Value.Cores[0].Preset.Path, CoreDescription.Read, forPreset);
        ChipCheck.Check(chip.Value, diagnostics);
        ChipCheck.Check(core.Value, diagnostics);
        EntropyCheck.Check(chip.Value, core.Value, diagnostics);
        MemoryCheck.Check(chip.Value, core.Value, diagnostics);
        return (chip, core);
    }

    private static bool IsForDram(Override change) => change.Path.StartsWith(DramPrefix, StringComparison.Ordinal);

    // Overrides name the memory: dram.ram.timing.cl.value.
    private KeyedList<Loaded<DramDescription>> LoadDrams(ChipDescription? chip, IReadOnlyList<Override> changes)
    {
        var drams = new List<Keyed<Loaded<DramDescription>>>();
        foreach (MemoryDescription memory in chip?.Memories.Where(m => m.Dram is not null) ?? [])
        {
            FileReference file = memory.Dram!.Value;
            if (file.Check(files, diagnostics))
            {
                string prefix = $"{DramPrefix}{memory.Id}.";
                Loaded<DramDescription> dram = Load(file.Path, DramDescription.Read, [.. changes
                    .Where(c => c.Path.StartsWith(prefix, StringComparison.Ordinal))
                    .Select(c => c with { Path = c.Path[prefix.Length..] })]);
                DramCheck.Check(dram.Value, diagnostics);
                DramCheck.Check(dram.Value, memory, diagnostics);
                drams.Add(new Keyed<Loaded<DramDescription>>(memory.Id, dram, memory.Position));
            }
        }

        string[] known = [.. chip?.Memories.Where(m => m.Dram is not null).Select(m => m.Id) ?? []];
        foreach (Override change in changes.Where(IsForDram).Where(c => chip is not null && !known.Contains(c.Path.Split('.')[1])))
        {
            string id = change.Path.Split('.')[1];
            diagnostics.Error(SourcePosition.Of($"--set {change.Path}"), $"there is no DRAM '{id}'", Spelling.Remedy(id, known, "Memories with 'dram'"));
        }

        return new KeyedList<Loaded<DramDescription>>(drams);
    }

    private void CheckTogether(ChipDescription chip, CoreDescription core, PolicyDescription? policy, EnergyTable energy)
    {
        EnergyCheck.Check(energy, diagnostics);
        EnergyCheck.Check(energy, chip, core, diagnostics);
        if (policy is not null)
        {
            PolicyCheck.Check(policy, diagnostics);
            PolicyCheck.Check(policy, chip, diagnostics);
        }
    }

    private List<BindingDescription> BindingsOf(RunConfiguration? configuration, RunRequest request, ChipDescription chip, ProgramImage program)
    {
        List<BindingDescription> bindings = [.. configuration?.Bindings ?? []];
        foreach (RequestedBinding requested in request.Bindings)
        {
            SourcePosition position = SourcePosition.Of($"--offload {requested}");
            bindings.RemoveAll(b => b.Region.Value == requested.Region);
            bindings.Add(new BindingDescription(new Located<string>(requested.Region, position), new Reference(requested.Module, position), requested.Transfer, position));
        }

        string[] modules = [.. chip.Modules.Select(m => m.Id).Append(BindingDescription.Software)];
        foreach (BindingDescription binding in bindings)
        {
            binding.Module.Resolve(diagnostics, modules, "module", $"chip '{chip.Name}'");
            if (program.Regions.Count > 0 && !program.Regions.Contains(binding.Region.Value))
            {
                diagnostics.Error(
                    binding.Region.Position,
                    $"workload '{program.Name}' has no region '{binding.Region.Value}'",
                    Spelling.Remedy(binding.Region.Value, program.Regions, "Its regions"));
            }
        }

        foreach (IGrouping<string, BindingDescription> group in bindings.GroupBy(b => b.Region.Value).Where(g => g.Count() > 1))
        {
            diagnostics.Error(group.ElementAt(1).Position, $"region '{group.Key}' is bound twice", "keep one binding");
        }

        return bindings;
    }

    private Loaded<T> Load<T>(string path, Func<NodeReader, T> read, IReadOnlyList<Override>? changes)
        where T : class
    {
        List<StatedConstant> constants = [];
        List<StatedNumber> numbers = [];
        T value = _reader.ReadFile(path, read, diagnostics, changes, constants, numbers);
        return new Loaded<T>(value, path, HashOf(path), constants)
        {
            Numbers = numbers,
        };
    }

    private string HashOf(string path)
    {
        files.Read(path, MaximumDescription, out byte[] content);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }
}
