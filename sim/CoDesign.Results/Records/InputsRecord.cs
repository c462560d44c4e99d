using System.Security.Cryptography;
using System.Text;

namespace CoDesign.Results;

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
    string Fingerprint)
{
    /// <summary>The name of a run with all of time.</summary>
    public const string FullTiming = "full";

    /// <summary>How much of time was modelled: full, fast or none.</summary>
    // A record made before there was a choice has no such field.
    public string Timing { get => field ?? FullTiming; init; } = FullTiming;

    /// <summary>Up to where the program ran without being measured; null: it was measured from the beginning.</summary>
    public string? SkipTo { get; init; }

    /// <summary>Whether caches and predictor followed the program through what was skipped.</summary>
    public bool IsWarm { get; init; }

    /// <summary>The same inputs with their fingerprint.</summary>
    /// <param name="tool">The program whose results they give.</param>
    public InputsRecord WithFingerprint(ToolRecord tool)
    {
        ArgumentNullException.ThrowIfNull(tool);
        // One line per input; the order is fixed by this method, so the same inputs give the same text.
        var text = new StringBuilder();
        text.Append($"{tool.Name} {tool.Version}").Append('\n');
        text.Append($"chip {Chip}").Append('\n');
        text.Append($"workload {Workload}").Append('\n');
        text.Append($"policy {Policy}").Append('\n');
        text.Append($"energy {Energy}").Append('\n');
        foreach (object item in Files.Cast<object>().Concat(Overrides).Concat(Bindings))
        {
            text.Append(item.ToString()).Append('\n');
        }

        text.Append($"{Mode} {Offload} {Seed} {MaxCycles}").Append('\n');
        if (Timing != FullTiming)
        {
            text.Append($"timing {Timing}").Append('\n');
        }

        if (SkipTo is not null)
        {
            text.Append($"skip to {SkipTo} {IsWarm}").Append('\n');
        }

        return this with { Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))) };
    }
}
