using System.Text.Json;

namespace CoDesign.Cli.Tests.Sensitivity;

/// <summary>A loop of additions on a core whose memory answers in cycles: every picosecond is a cycle of the core.</summary>
public sealed class AdditionLoop : IDisposable
{
    private readonly Session _session = new();

    /// <summary>Runs it, and varies every number.</summary>
    public AdditionLoop()
    {
        string program = Path.Combine(Repository.Root, "tests", "truth", "elves", "rv32imc", "micro_alu_indep.elf");
        Assert.Equal(0, _session.Run("run", "--chip", "ibex-small", "--workload", program, "--out", "loop", "--quiet").Code);
        Record = JsonDocument.Parse(File.ReadAllText(_session["loop/run.json"])).RootElement;
        Text = Explain();
        Json = JsonDocument.Parse(Text).RootElement;
    }

    /// <summary>The run.</summary>
    public JsonElement Record { get; }

    /// <summary>What explain prints.</summary>
    public string Text { get; }

    /// <summary>The same, read.</summary>
    public JsonElement Json { get; }

    /// <summary>The row of a number.</summary>
    public JsonElement Of(string path) => Json.GetProperty("parameters").EnumerateArray().Single(p => p.GetProperty("path").GetString() == path);

    /// <summary>Explains again.</summary>
    public string Explain()
    {
        (int code, string output, string error) = _session.Run("explain", "--sensitivity", "loop", "--json");
        Assert.Equal((0, string.Empty), (code, error));
        return output;
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();
}
