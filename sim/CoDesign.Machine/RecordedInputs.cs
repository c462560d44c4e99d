using System.Security.Cryptography;
using System.Text;
using CoDesign.Description.Runs;
using CoDesign.Description.Scalars;
using CoDesign.Results;

namespace CoDesign.Machine;

/// <summary>Lists everything that changes a byte of a result, and makes the fingerprint of it.</summary>
internal static class RecordedInputs
{
    /// <summary>The inputs of a run.</summary>
    public static InputsRecord Of(RunDescription run, SimulationOptions options)
    {
        var inputs = new InputsRecord(
            new NamedInput(run.Chip.Value.Name, run.Chip.Sha256),
            new WorkloadInput(run.Program.Name, run.Program.Sha256, run.Program.Isa, YamlName.Of(run.Program.Abi), run.Program.Size),
            run.Policy is null ? null : new NamedInput(run.Policy.Value.Name, run.Policy.Sha256),
            new NamedInput(run.Energy.Value.Name, run.Energy.Sha256),
            [
                new InputFileRecord("core", run.Core.Value.Name, run.Core.Sha256),
                .. run.Program.Inputs.Append(run.Program.StandardInput)
                    .Where(i => i.Content.Length > 0)
                    .Select(i => new InputFileRecord("input", i.Name, i.Sha256)),
            ],
            run.Overrides,
            YamlName.Of(run.Mode),
            YamlName.Of(run.Offload),
            [.. run.Bindings.Select(b => $"{b.Region.Value}={b.Module.Id},{YamlName.Of(b.Transfer)}")],
            run.Seed,
            options.MaximumCycles == long.MaxValue ? null : options.MaximumCycles,
            string.Empty);
        return inputs with { Fingerprint = FingerprintOf(inputs, options.Tool) };
    }

    // One line per input; the order is fixed by this method, so the same inputs give the same text.
    private static string FingerprintOf(InputsRecord inputs, ToolRecord tool)
    {
        var text = new StringBuilder();
        text.AppendLine($"{tool.Name} {tool.Version}");
        text.AppendLine($"chip {inputs.Chip}");
        text.AppendLine($"workload {inputs.Workload}");
        text.AppendLine($"policy {inputs.Policy}");
        text.AppendLine($"energy {inputs.Energy}");
        foreach (object item in inputs.Files.Cast<object>().Concat(inputs.Overrides).Concat(inputs.Bindings))
        {
            text.AppendLine(item.ToString());
        }

        text.AppendLine($"{inputs.Mode} {inputs.Offload} {inputs.Seed} {inputs.MaxCycles}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
