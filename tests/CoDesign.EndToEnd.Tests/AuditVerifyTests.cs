using System.Text;

namespace CoDesign.EndToEnd.Tests;

/// <summary><c>codesign audit verify</c> on the log of a real run.</summary>
public sealed class AuditVerifyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly byte[] _log;

    public AuditVerifyTests()
    {
        Tool.Outcome run = Tool.Run("audit", "configs/wallet-leaky.yaml", "--size", "smoke", "--out", _folder["run"]);
        Assert.True(run.Code == 1, run.ToString());
        _log = File.ReadAllBytes(_folder["run/audit.jsonl"]);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_whole_log_is_accepted()
    {
        Tool.Outcome outcome = Verify(_log);

        Assert.True(outcome.Code == 0, outcome.ToString());
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public void One_changed_byte_is_found(double place)
    {
        byte[] log = [.. _log];
        // A letter or digit to another one: the line stays JSON, so that the chain must find it and not the parser.
        int at = Enumerable.Range((int)(place * log.Length), log.Length).Select(i => i % log.Length).First(i => char.IsAsciiDigit((char)log[i]));
        log[at] = (byte)(log[at] == '1' ? '2' : '1');

        AssertRefused(Verify(log));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_removed_line_is_found(int line)
    {
        List<string> lines = [.. Encoding.UTF8.GetString(_log).TrimEnd('\n').Split('\n')];
        lines.RemoveAt((line + lines.Count) % lines.Count);

        AssertRefused(Verify(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(2000)]
    public void A_cut_tail_is_found(int bytes) => AssertRefused(Verify(_log[..^bytes]));

    [Fact]
    public void An_empty_log_is_refused() => AssertRefused(Verify([]));

    private static void AssertRefused(Tool.Outcome outcome)
    {
        // 5: the audit is indeterminate.
        Assert.True(outcome.Code == 5, outcome.ToString());
        Assert.Contains("the log proves nothing", outcome.Error, StringComparison.Ordinal);
    }

    private Tool.Outcome Verify(byte[] log)
    {
        File.WriteAllBytes(_folder["log.jsonl"], log);
        return Tool.Run("audit", "verify", _folder["log.jsonl"]);
    }
}
