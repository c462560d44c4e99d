using System.Security.Cryptography;
using CoDesign.Description.Runs;
using CoDesign.Description.Scalars;
using CoDesign.Results;

namespace CoDesign.Machine;

/// <summary>Lists everything that changes a byte of a result.</summary>
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
                .. run.Presets.Select(p => new InputFileRecord("module", p.Name, p.Sha256)),
                .. run.Chip.Value.Modules.SelectMany(m => m.Kind.Value.Files).Distinct().Select(f => new InputFileRecord("plugin", f.Name, f.Sha256)),
                .. run.Drams.Select(d => new InputFileRecord("dram", d.Value.Value.Name, d.Value.Sha256)),
                .. run.Program.Inputs.Append(run.Program.StandardInput)
                    .Where(i => i.Content.Length > 0)
                    .Select(i => InputOf(run, i, options.AuditKey)),
            ],
            run.Overrides,
            YamlName.Of(run.Mode),
            YamlName.Of(run.Offload),
            [.. run.Bindings.Select(b => $"{b.Region.Value}={b.Module.Id},{YamlName.Of(b.Transfer)}")],
            run.Seed,
            options.MaximumCycles == long.MaxValue ? null : options.MaximumCycles,
            string.Empty)
        { Timing = YamlName.Of(run.Timing), SkipTo = options.SkipTo, IsWarm = options.IsWarm };
        return inputs.WithFingerprint(options.Tool);
    }

    private static InputFileRecord InputOf(RunDescription run, InputContent input, ReadOnlyMemory<byte> key)
    {
        bool isSecret = run.Program.Secrets.Any(s => ReferenceEquals(input, run.Program.StandardInput) ? s.StandardInput is true : s.File?.Value == input.Name);
        return isSecret
            ? new InputFileRecord("input", input.Name, null, key.IsEmpty ? null : Convert.ToHexStringLower(HMACSHA256.HashData(key.Span, input.Content.Span)))
            : new InputFileRecord("input", input.Name, input.Sha256);
    }
}
