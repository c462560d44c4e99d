namespace CoDesign.Cli.Tests.Sensitivity;

public sealed class SensitivityCommandTests : IDisposable
{
    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void One_thing_is_explained_at_a_time()
    {
        AssertRefused("it needs one thing to explain", "explain");
        AssertRefused("it needs one thing to explain", "explain", "TB101", "--sensitivity", "configs/wallet.yaml");
        AssertRefused("a list needs at least one line", "explain", "--sensitivity", "configs/wallet.yaml", "--top", "0");
    }

    [Fact]
    public void A_run_that_is_not_there_is_named() => AssertRefused("there is no such file", "explain", "--sensitivity", "nowhere.yaml");

    [Fact]
    public void Files_that_changed_since_are_noticed()
    {
        Record();
        _session.Edit("configs/energy/22nm.yaml", "int_alu: {value: 4.1 pJ", "int_alu: {value: 4.2 pJ");

        AssertRefused("the files of the run, or the tool, are no longer those that it was made with", "explain", "--sensitivity", "loop");
    }

    [Fact]
    public void A_folder_that_does_not_know_its_files_is_named()
    {
        Record();
        File.Delete(_session["loop/host.json"]);

        AssertRefused("the folder does not say where the files of the run lie", "explain", "--sensitivity", "loop");
    }

    [Fact]
    public void Ctrl_C_ends_it_as_any_run()
    {
        _session.IsStopped = true;
        Assert.Equal(4, _session.Run("explain", "--sensitivity", "configs/wallet.yaml").Code);
    }

    [Fact]
    public void A_value_of_the_energy_table_can_be_set()
    {
        (int code, string output, string error) = Run("--set", "energy.classes.ibex_small.actions.int_alu.value=41 pJ", "--json");
        Assert.Equal((0, string.Empty), (code, error));
        Assert.Contains("override --set energy.classes.ibex_small.actions.int_alu.value=41 pJ", output, StringComparison.Ordinal);

        (code, _, error) = Run("--set", "energy.classes.ibex_small.actions.int_alus.value=41 pJ", "--json");
        Assert.Equal(2, code);
        Assert.Contains("did you mean 'int_alu'?", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("energy.classes.sram.points.1.read=1 pJ", 0, "")]
    [InlineData("energy.classes.sram.points.0.read=1 pJ", 2, "no item '0'")]
    [InlineData("energy.classes.sram.points.43.read=1 pJ", 2, "no item '43'")]
    public void Items_without_id_go_by_number(string set, int expected, string message)
    {
        (int code, _, string error) = Run("--set", set, "--quiet");
        Assert.Equal(expected, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    private void Record() => Assert.Equal(0, Run("--quiet").Code);

    private (int Code, string Output, string Error) Run(params string[] more) => _session.Run(
        ["run", "--chip", "ibex-small", "--workload", Path.Combine(Repository.Root, "tests", "truth", "elves", "rv32imc", "micro_alu_indep.elf"), "--out", "loop", .. more]);

    private void AssertRefused(string message, params string[] arguments)
    {
        (int code, _, string error) = _session.Run(arguments);
        Assert.Equal(2, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }
}
