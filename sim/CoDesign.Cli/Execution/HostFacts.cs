using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;
using CoDesign.Description.Loading;
using CoDesign.Results;

namespace CoDesign.Cli.Execution;

/// <summary>What differs from host to host and from run to run: kept apart, so that everything else is the same bytes every time.</summary>
internal static class HostFacts
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "host.json";

    /// <summary>The facts as <c>host.json</c>.</summary>
    public static byte[] Of(RunResult result, RunRequest request, string compute, DateTimeOffset started, TimeSpan wall)
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
            ["instructions_per_second"] = wall.TotalSeconds > 0 ? (long)(result.Record.Instructions / wall.TotalSeconds) : null,
        };
        facts["compute"] = compute;
        facts["request"] = RequestJson.Write(request);
        if (result.Translation is TranslationStatistics translation)
        {
            facts["translation"] = new JsonObject
            {
                ["fragments"] = translation.Fragments,
                ["instructions"] = translation.Instructions,
                ["distinct_instructions"] = translation.DistinctInstructions,
                ["milliseconds"] = Math.Round(translation.Milliseconds, 1),
                ["entries"] = translation.Entries,
                ["stops"] = translation.Stops,
            };
        }

        return Encoding.UTF8.GetBytes(facts.ToJsonString(new() { WriteIndented = true, NewLine = "\n" }) + "\n");
    }
}
