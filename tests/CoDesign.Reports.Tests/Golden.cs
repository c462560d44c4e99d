using System.Text;

namespace CoDesign.Reports.Tests;

/// <summary>Compares text with a file that a person has read and committed. Nothing here ever writes such a file.</summary>
internal static class Golden
{
    private static readonly string Expected = Path.Combine(AppContext.BaseDirectory, "golden");
    private static readonly string Actual = Path.Combine(AppContext.BaseDirectory, "golden-actual");

    /// <summary>Fails at the first line that differs, and says where the text is that was made.</summary>
    public static void Match(string name, string actual)
    {
        string golden = Path.Combine(Expected, name);
        string? expected = File.Exists(golden) ? File.ReadAllText(golden, Encoding.UTF8) : null;
        if (expected == actual)
        {
            return;
        }

        Directory.CreateDirectory(Actual);
        string made = Path.Combine(Actual, name);
        File.WriteAllText(made, actual, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        Assert.Fail(expected is null
            ? $"There is no golden/{name}. Read {made}, work out that it is right, and copy it to tests/CoDesign.Reports.Tests/golden."
            : $"golden/{name} differs in line {FirstDifference(expected, actual)}.\nMade: {made}\nIf the new text is right, say why in the commit and copy it.");
    }

    private static string FirstDifference(string expected, string actual)
    {
        string[] old = expected.Split('\n');
        string[] made = actual.Split('\n');
        int line = Enumerable.Range(0, Math.Max(old.Length, made.Length)).First(i => i >= old.Length || i >= made.Length || old[i] != made[i]);
        return $"{line + 1}:\n  expected {(line < old.Length ? old[line] : "the end")}\n  actual   {(line < made.Length ? made[line] : "the end")}";
    }
}
