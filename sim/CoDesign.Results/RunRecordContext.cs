using System.Text.Json.Serialization;

namespace CoDesign.Results;

/// <summary>Serialisation code made at build time: no reflection when a run ends.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RunRecord))]
internal sealed partial class RunRecordContext : JsonSerializerContext;
