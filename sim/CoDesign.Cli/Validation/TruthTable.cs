using System.Globalization;
using System.Text;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Files;

namespace CoDesign.Cli.Validation;

/// <summary>A folder of measurements: <c>ground_truth.csv</c> and the programs under <c>elves/&lt;isa&gt;/</c>.</summary>
internal static class TruthTable
{
    private const string FileName = "ground_truth.csv";
    private const long LargestFile = 64 << 20;
    private static readonly string[] Columns = ["core", "config", "memory_model", "program", "isa", "cycles", "instret"];

    /// <summary>Path of a program.</summary>
    public static string ElfOf(string folder, TruthRow row) => $"{folder}/elves/{row.Isa}/{row.Program}.elf";

    /// <summary>Reads the measurements of a folder.</summary>
    public static IReadOnlyList<TruthRow> Read(IFileSystem files, string folder, DiagnosticBag diagnostics)
    {
        string path = $"{folder}/{FileName}";
        if (files.Read(path, LargestFile, out byte[] content) is not FileStatus.Read)
        {
            diagnostics.Error(SourcePosition.Of($"--truth {folder}"), $"there is no {FileName} that can be read", $"name a folder with {FileName} and elves/<isa>/<program>.elf");
            return [];
        }

        string[] lines = Encoding.UTF8.GetString(content).Split('\n', StringSplitOptions.TrimEntries);
        string[] header = lines[0].Split(',');
        int[] places = [.. Columns.Select(c => Array.IndexOf(header, c))];
        if (places.Contains(-1))
        {
            diagnostics.Error(SourcePosition.Of(path), $"the first line lacks the column '{Columns[Array.IndexOf(places, -1)]}'", $"name the columns {string.Join(", ", Columns)}");
            return [];
        }

        List<TruthRow> rows = [];
        for (int line = 1; line < lines.Length; line++)
        {
            if (lines[line].Length > 0 && Row(lines[line].Split(','), places, $"{path}:{line + 1}", diagnostics) is TruthRow row)
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    private static TruthRow? Row(string[] cells, int[] places, string position, DiagnosticBag diagnostics)
    {
        if (cells.Length <= places.Max()
            || !long.TryParse(cells[places[5]], NumberStyles.None, CultureInfo.InvariantCulture, out long cycles)
            || !long.TryParse(cells[places[6]], NumberStyles.None, CultureInfo.InvariantCulture, out long instructions)
            || cycles == 0)
        {
            diagnostics.Error(SourcePosition.Of(position), "the line is no measurement", "give a cell for every column; cycles and instret are positive integers");
            return null;
        }

        return new TruthRow(cells[places[0]], cells[places[1]], cells[places[2]], cells[places[3]], cells[places[4]], cycles, instructions);
    }
}
