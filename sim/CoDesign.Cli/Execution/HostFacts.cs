using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;
using CoDesign.Results;

namespace CoDesign.Cli.Execution;

/// <summary>What differs from host to host and from run to run: kept apart, so that everything else is the same bytes every time.</summary>
internal static class HostFacts
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "host.json";

    /// <summary>The facts as <c>host.json</c>.</summary>
    public static byte[] Of(RunRecord record, DateTimeOffset started, TimeSpan wall)
    {
        var facts = new JsonObject
        {
            ["schema"] = "codesign.host/1",
            ["host"] = Environment.MachineName,
            ["os"] = RuntimeInformation.OSDescription,
            ["architecture"] = RuntimeInformation.ProcessArchitecture.ToString(),
            ["runtime"] = RuntimeInformation.FrameworkDescription,
            ["processors"] = Environment.ProcessorCount,
            ["started_utc"] = started.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            ["wall_ms"] = (long)wall.TotalMilliseconds,
            ["instructions_per_second"] = wall.TotalSeconds > 0 ? (long)(record.Instructions / wall.TotalSeconds) : null,
        };
        return Encoding.UTF8.GetBytes(facts.ToJsonString(new() { WriteIndented = true, NewLine = "\n" }) + "\n");
    }
}
