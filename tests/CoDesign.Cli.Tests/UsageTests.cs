namespace CoDesign.Cli.Tests;

/// <summary>Command lines as a new user types them.</summary>
public sealed class UsageTests : IDisposable
{
    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("runn", "codesign: error: unknown word 'runn'; did you mean 'run'?")]
    [InlineData("run configs/firmware-check.yaml --quite", "codesign run: error: unknown word '--quite'; did you mean '--quiet'?")]
    [InlineData("run", "--chip: error: the option is missing; name a run file, or give --chip and --workload")]
    [InlineData("run configs/firmwarecheck.yaml", "configs/firmwarecheck.yaml: error: there is no such file; did you mean 'configs/firmware-check.yaml'?")]
    [InlineData("run --chip pocke --workload wallet", "--chip pocke: error: there is no file, folder or chip 'pocke'; did you mean 'pocket'? Known names: citadel, edge, pocket, cva6, generic-ooo, hazard3, ibex-maxperf-icache, ibex-maxperf, ibex-small-icache, ibex-small, picorv32, rocket-like")]
    [InlineData("run configs/firmware-check.yaml --mode enforced", "--mode enforced: error:")]
    [InlineData("run configs/firmware-check.yaml --variant softwar", "there is no variant 'softwar'; did you mean 'software'? Variants of the run: software, offload")]
    [InlineData("run configs/firmware-check.yaml --size smok", "did you mean 'smoke'?")]
    [InlineData("run configs/firmware-check.yaml --max-cycles 0", "--max-cycles 0: error: a run needs at least one cycle; give a positive number")]
    [InlineData("run configs/firmware-check.yaml --max-cycles many", "--max-cycles many: error:")]
    [InlineData("run configs/firmware-check.yaml --max-cycles 8796093022208", "--max-cycles 8796093022208: error: a run has at most 8796093022207 cycles; give a smaller number")] // 2^43 - 1
    [InlineData("run configs/firmware-check.yaml --engine translater", "--engine translater: error: unknown value 'translater'; did you mean 'translator'? Allowed values: automatic, interpreter, translator")]
    [InlineData("run configs/firmware-check.yaml --compute opncl", "--compute opncl: error: there is no back end 'opncl'; did you mean 'opencl'? Back ends: auto, managed, opencl, opencl:DEVICE")]
    [InlineData("run configs/firmware-check.yaml --timing fats", "--timing fats: error: unknown value 'fats'; did you mean 'fast'? Allowed values: full, fast, none")]
    [InlineData("run configs/firmware-check.yaml --skip-to 100 --timing none", "--skip-to 100: error: nothing is measured with --timing none; leave one of the two out")]
    [InlineData("run configs/firmware-check.yaml --skip-to mian", "--skip-to mian: error: the program has no symbol 'mian'; did you mean 'main'?")]
    [InlineData("run configs/firmware-check.yaml --warm", "--warm: error: nothing is skipped; give --skip-to as well")]
    [InlineData("run configs/firmware-check.yaml --checkpoint main", "--checkpoint main: error: this is not FILE@PLACE")]
    [InlineData("run configs/firmware-check.yaml --skip-to 100 --checkpoint a@200", "--skip-to 100: error: a run that skips its beginning leaves no checkpoint")]
    [InlineData("run configs/firmware-check.yaml --restore nowhere.ckpt", "--restore nowhere.ckpt: error: the file cannot be read; name a file that --checkpoint has made")]
    [InlineData("run configs/firmware-check.yaml --restore configs/firmware-check.yaml", "--restore: error: it is no checkpoint; make it again with --checkpoint")]
    [InlineData("run configs/firmware-check.yaml --set clocks.cor=1MHz", "did you mean 'core'?")]
    [InlineData("run configs/firmware-check.yaml --offload sha256=hash7", "--offload sha256=hash7: error: unknown module 'hash7'; did you mean 'hash0'?")]
    [InlineData("run configs/firmware-check.yaml --input image.bim=chips/pocket/chip.yaml", "did you mean 'image.bin'?")]
    [InlineData("run configs/firmware-check.yaml --log-level loud", "--log-level loud: error: there is no such level")]
    [InlineData("run chips/pocket/chip.yaml", "this file is a chip (codesign.chip/1), but a run_config is wanted")]
    [InlineData("compare configs/firmware-check.yaml --variants software,ofload", "did you mean 'offload'?")]
    [InlineData("compare configs/firmware-check.yaml --variants software", "a comparison needs two runs at least; name two variants")]
    [InlineData("compare nowhere neither", "nowhere: error: there is no such folder; name a run folder")]
    [InlineData("audit configs/firmware-check.yaml --policy nothing.yaml", "--policy nothing.yaml: error: there is no file or policy 'nothing.yaml'; known names: firmware-check, gemm, wallet")]
    [InlineData("audit --chip pocket --workload wallet", "an audit needs a policy; add 'policy:' to the run file, or give --policy FILE")]
    [InlineData("audit verify nothing.jsonl", "nothing.jsonl: error: there is no such file; name an audit.jsonl or its run folder")]
    [InlineData("report nowhere", "nowhere: error: there is no such folder; name a run folder")]
    [InlineData("explain TB1O1", "did you mean 'TB101'?")]
    [InlineData("schema chop", "did you mean 'chip'?")]
    [InlineData("disassemble configs/firmware-check.yaml", "configs/firmware-check.yaml: error:")]
    [InlineData("measure workloads/wallet/wallet.rv64imac.elf walet_sign", "did you mean 'wallet_sign'?")]
    [InlineData("check configs", "this is a folder, not a file")]
    public void Wrong_usage_is_told_with_a_remedy(string line, string message)
    {
        (int code, string output, string error) = _session.Run(line.Split(' '));

        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Equal(2, code);
        Assert.Empty(output);
    }

    [Theory]
    [InlineData("", "Commands:")]
    [InlineData("--help", "Commands:")]
    [InlineData("run --help", "--max-cycles")]
    [InlineData("chips", "citadel")]
    [InlineData("workloads", "firmware-check")]
    [InlineData("doctor", "runtime")]
    [InlineData("schema", "run_config")]
    [InlineData("schema chip", "\"$schema\": \"https://json-schema.org/draft/2020-12/schema\"")]
    [InlineData("explain TB101", "rule      TB101")]
    [InlineData("explain mulh", "mulh rd, rs1, rs2")]
    [InlineData("explain c.addi", "that of addi")]
    [InlineData("explain mcycle", "0xb00")]
    [InlineData("explain hash", "module kind hash")]
    [InlineData("explain chip.memories", "list of memory")]
    [InlineData("explain sha256_block", "pJ")]
    [InlineData("check chips/pocket/chip.yaml chips/citadel/chip.yaml", "2 files: no problem")]
    public void Questions_are_answered(string line, string answer)
    {
        (int code, string output, string error) = _session.Run(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Contains(answer, output, StringComparison.Ordinal);
        Assert.Empty(error);
        Assert.Equal(0, code);
    }

    [Fact]
    public void Json_is_the_record_and_nothing_else()
    {
        (int code, string output, string error) = _session.Run("run", "configs/firmware-check.yaml", "--size", "smoke", "--json", "--out", "out");

        Assert.Equal(0, code);
        Assert.Empty(error);
        Assert.Equal(File.ReadAllText(_session["out/run.json"]), output);
    }

    [Fact]
    public void A_limit_of_cycles_ends_a_run_with_valid_files()
    {
        (int code, _, _) = _session.Run("run", "configs/firmware-check.yaml", "--max-cycles", "10000", "--out", "out");

        Assert.Equal(4, code);
        Assert.Contains("\"reason\": \"limit\"", File.ReadAllText(_session["out/run.json"]), StringComparison.Ordinal);
        Assert.Equal(0, _session.Run("audit", "verify", "out").Code);
    }

    [Fact]
    public void A_run_goes_on_from_a_checkpoint_to_the_same_record()
    {
        string[] run = ["run", "configs/firmware-check.yaml", "--size", "smoke", "--quiet", "--out"];
        Assert.Equal(0, _session.Run([.. run, "whole"]).Code);
        Assert.Equal(0, _session.Run([.. run, "left", "--checkpoint", "state.ckpt@main"]).Code);
        Assert.Equal(0, _session.Run([.. run, "restored", "--restore", "state.ckpt"]).Code);

        string whole = File.ReadAllText(_session["whole/run.json"]);
        Assert.Equal(whole, File.ReadAllText(_session["left/run.json"]));
        Assert.Equal(whole, File.ReadAllText(_session["restored/run.json"]));
        Assert.Equal(File.ReadAllText(_session["whole/audit.jsonl"]), File.ReadAllText(_session["restored/audit.jsonl"]));
    }

    [Fact]
    public void Without_timing_every_report_is_written_and_says_so()
    {
        (int code, string output, _) = _session.Run("run", "configs/firmware-check.yaml", "--size", "smoke", "--timing", "none", "--out", "out");

        Assert.Equal(0, code);
        Assert.Contains("not known with timing none", output, StringComparison.Ordinal);
        Assert.Contains("\"cycles\": null", File.ReadAllText(_session["out/run.json"]), StringComparison.Ordinal);
        Assert.Contains("without a model of time", File.ReadAllText(_session["out/report.html"]), StringComparison.Ordinal);
        Assert.Equal(0, _session.Run("audit", "verify", "out").Code);
        (int priced, _, string error) = _session.Run("report", "out", "--energy", "22nm");
        Assert.Equal(2, priced);
        Assert.Contains("made with --timing none, and its energy is not known; run it with --timing full", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_commit_log_is_written_for_a_run_and_not_for_a_refused_one()
    {
        File.WriteAllBytes(_session["broken.elf"], File.ReadAllBytes(_session["workloads/wallet/wallet.rv64imac.elf"])[..1000]);
        (int refused, _, _) = _session.Run("run", "--chip", "cva6", "--workload", "broken.elf", "--log-commits", "refused.log", "--out", "out");
        (int run, _, _) = _session.Run("run", "configs/firmware-check.yaml", "--max-cycles", "1000", "--log-commits", "run.log", "--out", "out");

        Assert.Equal((2, 4), (refused, run));
        Assert.False(File.Exists(_session["refused.log"]));
        // The first instruction at the entry of the program.
        Assert.StartsWith("core   0: 3 0x", File.ReadLines(_session["run.log"]).First(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_stopped_run_leaves_valid_files_and_a_log_that_counts_as_truncated()
    {
        _session.IsStopped = true;

        (int code, string output, _) = _session.Run("run", "configs/firmware-check.yaml", "--out", "out");

        Assert.Equal(4, code);
        Assert.Contains("interrupted by the user", output, StringComparison.Ordinal);
        Assert.Contains("\"reason\": \"interrupted\"", File.ReadAllText(_session["out/run.json"]), StringComparison.Ordinal);
        Assert.Equal(5, _session.Run("audit", "verify", "out").Code);
        // What is there can be read and written again.
        Assert.Equal(0, _session.Run("report", "out", "--out", "again").Code);
        Assert.Equal(File.ReadAllText(_session["out/run.json"]), File.ReadAllText(_session["again/run.json"]));
    }

    [Fact]
    public void A_function_can_be_disassembled()
    {
        (int code, string output, _) = _session.Run("disassemble", "workloads/wallet/wallet.rv64imac.elf", "--symbol", "wallet_sign");

        Assert.Equal(0, code);
        Assert.Contains("<wallet_sign>:", output, StringComparison.Ordinal);
        Assert.DoesNotContain("unknown", output, StringComparison.Ordinal);
    }
}
