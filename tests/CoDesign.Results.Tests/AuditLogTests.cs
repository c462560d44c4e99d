using System.Text;

namespace CoDesign.Results.Tests;

public sealed class AuditLogTests
{
    private static readonly AuditLog Log = Write(isComplete: true);

    [Fact]
    public void Log_as_written_is_valid()
    {
        AuditVerification verification = AuditVerification.Of(Log.Text);
        Assert.Null(verification.Problem);
        Assert.True(verification.IsValid);
        Assert.Equal((3, Log.Root), (verification.Records, verification.Root));
    }

    [Fact]
    public void Log_has_a_line_for_header_each_crossing_and_footer() => Assert.Equal(5, Log.Text.Count(c => c == '\n'));

    [Fact]
    public void Log_without_crossings_is_valid() =>
        Assert.True(AuditVerification.Of(AuditLog.Write(Samples.Inputs, Samples.Tool, [], isComplete: true).Text).IsValid);

    // Every byte, three changes each: a bit at either end, and a digit that stays a digit.
    [Fact]
    public void Any_changed_byte_is_noticed()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Log.Text);
        List<string> unnoticed = [];
        for (int i = 0; i < bytes.Length; i++)
        {
            foreach (byte changed in new[] { (byte)(bytes[i] ^ 1), (byte)(bytes[i] ^ 0x40), (byte)(bytes[i] == (byte)'7' ? '8' : '7') })
            {
                byte[] copy = [.. bytes];
                copy[i] = changed;
                if (AuditVerification.Of(Encoding.UTF8.GetString(copy)).IsValid)
                {
                    unnoticed.Add($"byte {i}: '{(char)bytes[i]}' to '{(char)changed}'");
                }
            }
        }

        Assert.Empty(unnoticed);
    }

    [Fact]
    public void Any_removed_line_is_noticed()
    {
        List<string> lines = [.. Log.Text.TrimEnd('\n').Split('\n')];
        for (int i = 0; i < lines.Count; i++)
        {
            List<string> fewer = [.. lines];
            fewer.RemoveAt(i);
            AuditVerification verification = AuditVerification.Of(string.Join('\n', fewer) + "\n");
            Assert.False(verification.IsValid);
            Assert.NotNull(verification.Problem);
        }
    }

    [Fact]
    public void Exchanged_and_repeated_lines_are_noticed()
    {
        string[] lines = Log.Text.TrimEnd('\n').Split('\n');
        string exchanged = string.Join('\n', [lines[0], lines[2], lines[1], lines[3], lines[4]]) + "\n";
        string repeated = string.Join('\n', [lines[0], lines[1], lines[1], lines[2], lines[3], lines[4]]) + "\n";
        Assert.False(AuditVerification.Of(exchanged).IsValid);
        Assert.False(AuditVerification.Of(repeated).IsValid);
    }

    [Fact]
    public void Any_cut_tail_is_noticed()
    {
        for (int length = 0; length < Log.Text.Length - 1; length++)
        {
            Assert.False(AuditVerification.Of(Log.Text[..length]).IsValid, $"cut to {length} characters");
        }
    }

    [Fact]
    public void Something_after_the_footer_is_noticed()
    {
        Assert.Contains("follows the footer", AuditVerification.Of(Log.Text + "{}\n").Problem, StringComparison.Ordinal);
        Assert.False(AuditVerification.Of(Log.Text + Log.Text).IsValid);
    }

    [Fact]
    public void Log_of_an_interrupted_run_has_no_footer()
    {
        AuditVerification verification = AuditVerification.Of(Write(isComplete: false).Text);
        Assert.False(verification.IsValid);
        Assert.Contains("truncated", verification.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Problem_names_the_line()
    {
        string[] lines = Log.Text.Split('\n');
        lines[2] = lines[2].Replace("\"bytes\":", "\"bytes\":1", StringComparison.Ordinal);
        Assert.StartsWith("line 4: 'prev' is not the hash of the line before", AuditVerification.Of(string.Join('\n', lines)).Problem, StringComparison.Ordinal);
        Assert.StartsWith("line 1: this is no JSON object", AuditVerification.Of("nonsense\nmore\n").Problem, StringComparison.Ordinal);
        Assert.StartsWith("line 1: no header", AuditVerification.Of("{\"kind\":\"footer\"}\n").Problem, StringComparison.Ordinal);
    }

    private static AuditLog Write(bool isComplete) => AuditLog.Write(
        Samples.Inputs, Samples.Tool, [Samples.Crossing(1, "core0"), Samples.Crossing(2, "npu"), Samples.Crossing(3, "stdout")], isComplete);
}
