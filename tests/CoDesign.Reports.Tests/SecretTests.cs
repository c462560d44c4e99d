using System.Text;

namespace CoDesign.Reports.Tests;

/// <summary>
/// Bytes of a secret that the program wrote stand in what shows the program's output, and nowhere else. Reports of findings are
/// sent to forges and reviewers: a report of a leak must not be one.
/// </summary>
public sealed class SecretTests
{
    // 16 bytes that nothing else in the fixture has, printable so that each encoding below can be looked for in a text.
    private static readonly byte[] Secret = "zQ7!kV2#xW9$mB4^"u8.ToArray();

    // The output of the program is shown in these two, as every reader of them knows.
    private static readonly string[] WithOutput = ["run.json", "report.html"];

    public static TheoryData<string> Files => [.. ReportCatalog.All.Select(w => w.FileName).Except(WithOutput)];

    [Theory]
    [MemberData(nameof(Files))]
    public void No_eight_bytes_of_a_secret_that_the_program_wrote_are_in_other_reports(string fileName)
    {
        string text = Rendering.Report(
            fileName, Fixture.Record with { GuestOutput = Encoding.ASCII.GetString(Secret) + Convert.ToHexString(Secret) });
        Assert.All(Windows(), w => Assert.DoesNotContain(w, text, StringComparison.Ordinal));
    }

    [Fact] // the search itself finds what is there
    public void Secret_in_the_output_is_found_where_the_output_is_shown() =>
        Assert.Contains(
            Windows(),
            w => Rendering.Report(
                "run.json",
                Fixture.Record with { GuestOutput = Encoding.ASCII.GetString(Secret) }).Contains(w, StringComparison.Ordinal));

    [Fact]
    public void Page_warns_before_output_that_a_secret_went_to()
    {
        // In the fixture no byte of prompt reaches stdout in clear; here 16 do.
        Results.RunRecord leaking = Fixture.Record with { Exposure = [Fixture.Record.Exposure[2] with { ClearBytes = 16 }] };
        Assert.DoesNotContain("Think before you pass it on", Rendering.Report("report.html"), StringComparison.Ordinal);
        Assert.Contains("Think before you pass it on", Rendering.Report("report.html", leaking), StringComparison.Ordinal);
    }

    [Fact] // a digest of bytes with few possible values tells which ones they are
    public void Digest_of_an_input_file_is_in_the_record_alone()
    {
        string digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Secret));
        Results.RunRecord record = Fixture.Record with { Inputs = Fixture.Record.Inputs with { Files = [new Results.InputFileRecord("input", "pin.txt", digest)] } };
        Assert.Equal(
            ["run.json"],
            ReportCatalog.All.Select(w => w.FileName).Where(f => Rendering.Report(f, record).Contains(digest[..16], StringComparison.OrdinalIgnoreCase)));
    }

    // Any eight consecutive bytes: raw, in hexadecimal of both cases, in base64 at its three alignments.
    private static IEnumerable<string> Windows()
    {
        for (int i = 0; i + 8 <= Secret.Length; i++)
        {
            byte[] window = Secret[i..(i + 8)];
            yield return Encoding.ASCII.GetString(window);
            yield return Convert.ToHexString(window);
            yield return Convert.ToHexStringLower(window);
            for (int shift = 0; shift < 3; shift++)
            {
                // With bytes before it, the first one or two digits depend on them; the last ones on what follows.
                string encoded = Convert.ToBase64String([.. new byte[shift], .. window]);
                yield return encoded[(shift == 0 ? 0 : shift + 1)..^(encoded.EndsWith("==", StringComparison.Ordinal) ? 3 : encoded.EndsWith('=') ? 2 : 0)];
            }
        }
    }
}
