using System.Text.Json;

namespace CoDesign.Cli.Tests.Validation;

public sealed class ValidateCommandTests
{
    private static string TruthFolder => Path.Combine(Repository.Root, "tests", "truth");

    [Fact]
    public void Json_has_a_row_per_measurement_with_the_names_of_the_table()
    {
        using var session = new Session();
        (int code, string output, string error) = session.Run("validate", "--truth", TruthFolder, "--only", "picorv32/fastmul_div_barrel/lookahead_1cycle/kern_sha256", "--json");
        Assert.Equal((0, string.Empty), (code, error));
        JsonElement row = Assert.Single(JsonDocument.Parse(output).RootElement.GetProperty("rows").EnumerateArray());
        string[] names = [.. row.EnumerateObject().Select(p => p.Name)];
        Assert.Equal(["core", "config", "memory_model", "program", "isa", "predicted", "measured", "instructions"], names);
        Assert.Equal("picorv32", row.GetProperty("core").GetString());
        Assert.Equal(131027, row.GetProperty("measured").GetInt64());
        Assert.InRange(row.GetProperty("predicted").GetInt64(), 129_700, 132_300);
    }

    [Fact]
    public void Text_tells_where_the_cycles_go_and_what_the_mean_error_is()
    {
        using var session = new Session();
        (int code, string output, _) = session.Run("validate", "--truth", TruthFolder, "--only", "hazard3/perf_bp1/ahb_0ws/kern_");
        Assert.Equal(0, code);
        Assert.Contains("kern_keccak", output, StringComparison.Ordinal);
        Assert.Contains("base ", output, StringComparison.Ordinal);
        Assert.Contains("mean absolute", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("core,config,memory_model,program,isa,cycles,instret,checksum\nz80,nmos,fast,kern_sha256,rv32im,1,1,0\n", "no preset stands for z80/nmos/fast")]
    [InlineData("core,config,memory_model,program,isa,cycles,instret,checksum\npicorv32,fastmul_div_barrel,lookahead_1cycle,nothing,rv32im,1,1,0\n", "nothing.elf")]
    [InlineData("core,config,memory_model,program,cycles\n", "lacks the column 'isa'")]
    [InlineData("core,config,memory_model,program,isa,cycles,instret\na,b,c,d,e,many,1\n", "is no measurement")]
    public void What_is_missing_is_named(string table, string message)
    {
        using var session = new Session();
        Directory.CreateDirectory(session["truth"]);
        File.WriteAllText(session["truth/ground_truth.csv"], table);
        (int code, _, string error) = session.Run("validate", "--truth", "truth");
        Assert.Equal(2, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_measurements_is_named()
    {
        using var session = new Session();
        (int code, _, string error) = session.Run("validate", "--truth", "nowhere");
        Assert.Equal(2, code);
        Assert.Contains("there is no ground_truth.csv", error, StringComparison.Ordinal);
    }
}
