using System.Collections.Concurrent;
using CoDesign.Description.Cores;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Loading;
using CoDesign.Description.Reading;
using CoDesign.Description.Runs;
using CoDesign.Description.Yaml;
using CoDesign.Machine;
using CoDesign.Modules;
using CoDesign.Results;

namespace CoDesign.Cli.Validation;

/// <summary>Runs measured programs on the presets that stand for the measured hardware.</summary>
/// <param name="context">Files and presets.</param>
/// <param name="folder">Folder of the measurements.</param>
/// <param name="changes">Other values for places of every preset, on top of what it sets for the hardware.</param>
/// <param name="diagnostics">Is told of what cannot be run.</param>
internal sealed class Validator(CommandContext context, string folder, IReadOnlyList<Override> changes, DiagnosticBag diagnostics)
{
    private const string CyclesVariable = "bench_cycles";
    private const string InstructionsVariable = "bench_instret";
    private const long MostCycles = 1_000_000_000;

    private readonly Lazy<Dictionary<string, (string File, string Name, TruthDescription Entry)>> _presets = new(() => Presets(context, diagnostics));

    /// <summary>Name of the preset that stands for measured hardware; null if none does.</summary>
    public string? PresetOf(TruthRow truth) => _presets.Value.TryGetValue(truth.Hardware, out (string File, string Name, TruthDescription Entry) preset) ? preset.Name : null;

    /// <summary>Runs what there is a preset and an ELF for; the rest is reported.</summary>
    /// <returns>In the order of the measurements.</returns>
    public IReadOnlyList<ValidationRow> Run(IReadOnlyList<TruthRow> truth) => Run(truth, changes, diagnostics);

    /// <summary>Runs them with other values.</summary>
    /// <param name="truth">Measurements.</param>
    /// <param name="changed">Other values for places of every preset.</param>
    /// <param name="reported">Is told of what cannot be run.</param>
    public IReadOnlyList<ValidationRow> Run(IReadOnlyList<TruthRow> truth, IReadOnlyList<Override> changed, DiagnosticBag reported)
    {
        Dictionary<string, (string File, string Name, TruthDescription Entry)> presets = _presets.Value;
        foreach (string hardware in truth.Select(t => t.Hardware).Distinct().Where(h => !presets.ContainsKey(h)))
        {
            reported.Error(SourcePosition.Of(folder), $"no preset stands for {hardware}", "add it to 'truth:' of a preset under chips/cores/");
        }

        TruthRow[] runnable = [.. truth.Where(t => presets.ContainsKey(t.Hardware))];
        var rows = new ValidationRow?[runnable.Length];
        var problems = new ConcurrentQueue<Diagnostic>();
        Parallel.For(0, runnable.Length, i =>
        {
            (string file, string name, TruthDescription entry) = presets[runnable[i].Hardware];
            DiagnosticBag own = new();
            rows[i] = Run(runnable[i], file, name, [.. entry.Set, .. changed], own);
            own.Sorted().ToList().ForEach(problems.Enqueue);
        });
        problems.ToList().ForEach(reported.Add);
        return [.. rows.OfType<ValidationRow>()];
    }

    private static Dictionary<string, (string File, string Name, TruthDescription Entry)> Presets(CommandContext context, DiagnosticBag diagnostics)
    {
        Dictionary<string, (string, string, TruthDescription)> found = [];
        var reader = new DescriptionReader(context.Files, ModuleKinds.Registry);
        foreach ((string name, string file) in context.Library.Cores)
        {
            foreach (TruthDescription entry in reader.ReadFile(file, CoreDescription.Read, diagnostics).Truth)
            {
                string hardware = $"{entry.Core}/{entry.Configuration}/{entry.MemoryModel}";
                if (!found.TryAdd(hardware, (file, name, entry)))
                {
                    diagnostics.Error(SourcePosition.Of(file), $"{hardware} has a preset already: {found[hardware].Item2}", "keep one");
                }
            }
        }

        return found;
    }

    private ValidationRow? Run(TruthRow truth, string preset, string name, IReadOnlyList<Override> overrides, DiagnosticBag own)
    {
        string elf = TruthTable.ElfOf(folder, truth);
        RunRequest request = new()
        {
            Chip = preset,
            Workload = elf,
            EnergyFolder = context.Library.EnergyFolder,
            Overrides = overrides,
        };
        if (!context.Loader(own).TryLoad(request, out RunDescription run))
        {
            return null;
        }

        RunResult result;
        try
        {
            result = Simulation.Run(run, new SimulationOptions
            {
                MaximumCycles = MostCycles,
                Variables = [CyclesVariable, InstructionsVariable],
                Kinds = ModuleKinds.All,
                Tool = context.Tool,
            });
        }
        catch (ProgramProblemException problem)
        {
            problem.Problems.ToList().ForEach(own.Add);
            return null;
        }

        ExitRecord exit = result.Record.Exit;
        if (exit.Reason != ExitRecord.GuestExit || exit.GuestCode != 0)
        {
            own.Error(SourcePosition.Of(elf), $"the program does not pass on preset '{name}': {exit.Message}", "its own check must succeed before its time means anything");
            return null;
        }

        long instructions = (long)result.Variables.GetValueOrDefault(InstructionsVariable);
        if (!result.Variables.TryGetValue(CyclesVariable, out ulong cycles) || instructions != truth.Instructions)
        {
            own.Error(SourcePosition.Of(elf), $"{instructions} instructions in the measured region, and the table says {truth.Instructions}", $"the program must leave its counts in {CyclesVariable} and {InstructionsVariable}, and be the one that was measured");
            return null;
        }

        return new ValidationRow(truth, name, (long)cycles, result.Record.Cores[0].CpiStack!);
    }
}
