using System.Text.Json.Nodes;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Loading;
using CoDesign.Description.Policies;
using CoDesign.Description.Runs;
using CoDesign.Description.Scalars;
using CoDesign.Description.Yaml;

namespace CoDesign.Cli.Execution;

/// <summary>What the user asked for, with the paths of this host, so that the run can be made again.</summary>
internal static class RequestJson
{
    /// <summary>As JSON.</summary>
    public static JsonObject Write(RunRequest request) => new()
    {
        ["configuration"] = request.Configuration,
        ["chip"] = request.Chip,
        ["workload"] = request.Workload,
        ["policy"] = request.Policy,
        ["energy"] = request.Energy,
        ["variant"] = request.Variant,
        ["size"] = request.Size,
        ["mode"] = request.Mode is PolicyModeChoice mode ? YamlName.Of(mode) : null,
        ["offload"] = request.Offload is OffloadChoice offload ? YamlName.Of(offload) : null,
        ["timing"] = request.Timing is TimingMode timing ? YamlName.Of(timing) : null,
        ["bindings"] = Strings(request.Bindings.Select(b => b.ToString())),
        ["seed"] = request.Seed,
        ["overrides"] = Strings(request.Overrides.Select(o => $"{o.Path}={YamlFlow.Write(o.Value)}")),
        ["inputs"] = Strings(request.Inputs.Select(i => $"{i.Name}={i.Path}")),
    };

    /// <summary>Back from JSON.</summary>
    /// <param name="json">What <see cref="Write"/> made.</param>
    /// <param name="energyFolder">Folder with energy tables.</param>
    /// <param name="diagnostics">Is told of an override that cannot be read.</param>
    public static RunRequest Read(JsonNode json, string? energyFolder, DiagnosticBag diagnostics) => new()
    {
        Configuration = Text(json, "configuration"),
        Chip = Text(json, "chip"),
        Workload = Text(json, "workload"),
        Policy = Text(json, "policy"),
        Energy = Text(json, "energy"),
        EnergyFolder = energyFolder,
        Variant = Text(json, "variant"),
        Size = Text(json, "size"),
        Mode = Choice<PolicyModeChoice>(json, "mode"),
        Offload = Choice<OffloadChoice>(json, "offload"),
        Bindings = [.. Pairs(json, "bindings").Select(p => RequestedBinding.TryParse(p.Item1, p.Item2, out RequestedBinding binding) ? binding : null).OfType<RequestedBinding>()],
        Timing = Choice<TimingMode>(json, "timing"),
        Seed = json["seed"]?.GetValue<ulong>(),
        Overrides = [.. Texts(json, "overrides").Select(t => Override.TryParse(t, diagnostics, out Override? change) ? change : null).OfType<Override>()],
        Inputs = [.. Pairs(json, "inputs")],
    };

    private static JsonArray Strings(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode?)JsonValue.Create(t))]);

    private static string? Text(JsonNode json, string name) => json[name]?.GetValue<string>();

    private static IEnumerable<string> Texts(JsonNode json, string name) => json[name]?.AsArray().Select(t => t!.GetValue<string>()) ?? [];

    private static IEnumerable<(string, string)> Pairs(JsonNode json, string name) =>
        Texts(json, name).Select(t => t.Split('=', 2)).Select(p => (p[0], p[1]));

    private static T? Choice<T>(JsonNode json, string name)
        where T : struct, Enum =>
        Text(json, name) is string text && Scalar.EnumOf<T>().TryParse(new ScalarText(text, IsQuoted: false), out T value, out _) ? value : null;
}
