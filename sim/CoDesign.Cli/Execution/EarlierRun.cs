using CoDesign.Description.Runs;
using CoDesign.Description.Scalars;
using CoDesign.Results;

namespace CoDesign.Cli.Execution;

/// <summary>An earlier run of the same program on a chip of the same name: the only thing that knows how long a program takes.</summary>
internal static class EarlierRun
{
    /// <summary>Instructions of the newest earlier run.</summary>
    /// <returns>Null if there is none.</returns>
    public static long? InstructionsOf(RunDescription run, string outputFolder)
    {
        string pattern = $"{run.Chip.Value.Name}-{run.Program.Name}-*";
        if (!Directory.Exists(outputFolder))
        {
            return null;
        }

        foreach (string folder in Directory.GetDirectories(outputFolder, pattern).OrderByDescending(Directory.GetLastWriteTimeUtc))
        {
            string file = Path.Combine(folder, "run.json");
            if (File.Exists(file)
                && RunRecordJson.TryRead(File.ReadAllText(file), out RunRecord record, out _)
                && record.Inputs.Workload.ElfSha256 == run.Program.Sha256
                && record.Inputs.Workload.Size == run.Program.Size
                && record.Inputs.Offload == YamlName.Of(run.Offload)
                && record.Exit.Reason == ExitRecord.GuestExit)
            {
                return record.Instructions;
            }
        }

        return null;
    }
}
