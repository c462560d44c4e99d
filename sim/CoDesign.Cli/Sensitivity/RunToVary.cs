using System.Text.Json;
using System.Text.Json.Nodes;
using CoDesign.Cli.Execution;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Loading;
using CoDesign.Results;

namespace CoDesign.Cli.Sensitivity;

/// <summary>Finds the run that the user means: a run folder, or a run file.</summary>
internal static class RunToVary
{
    /// <summary>The request of the run.</summary>
    /// <param name="context">Where it is looked for.</param>
    /// <param name="run">A run folder or a run file.</param>
    /// <param name="diagnostics">Is told what is wrong with it.</param>
    /// <param name="recorded">Inputs of the recorded run; null for a run file.</param>
    /// <returns>Null after an error.</returns>
    public static RunRequest? Find(CommandContext context, string run, DiagnosticBag diagnostics, out InputsRecord? recorded)
    {
        recorded = null;
        string folder = context.OnHost(run);
        if (!Directory.Exists(folder))
        {
            return new RunRequest
            {
                Configuration = run.Replace('\\', '/'),
                EnergyFolder = context.Library.EnergyFolder,
            };
        }

        if (!RecordedRun.TryRead(context, run, diagnostics, out RunResult? result))
        {
            return null;
        }

        recorded = result.Record.Inputs;
        string facts = Path.Combine(folder, HostFacts.FileName);
        if (File.Exists(facts) && TryRequest(File.ReadAllText(facts)) is JsonNode request)
        {
            return RequestJson.Read(request, context.Library.EnergyFolder, diagnostics);
        }

        diagnostics.Error(SourcePosition.Of(run), $"the folder does not say where the files of the run lie ({HostFacts.FileName} has no 'request')", "run it again, or name its run file");
        return null;
    }

    private static JsonNode? TryRequest(string text)
    {
        try
        {
            return JsonNode.Parse(text)?["request"];
        }
        catch (Exception damage) when (damage is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
