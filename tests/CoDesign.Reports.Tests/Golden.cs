using System.Runtime.CompilerServices;
using System.Text;

namespace CoDesign.Reports.Tests;

/// <summary>
/// Compares text with a file that a person has read and committed. A file is written only if somebody asks for it by an environment
/// variable, and the test fails even then: no run that changes what is expected is green.
/// </summary>
internal static class Golden
{
    private const string RegenerateVariable = "CODESIGN_GOLDEN_REGENERATE";

    private static readonly string Expected = Path.Combine(AppContext.BaseDirectory, "golden");
    private static readonly string Actual = Path.Combine(AppContext.BaseDirectory, "golden-actual");

    /// <summary>Fails at the first line that differs, and says where the text is that was made.</summary>
    public static void Match(string name, string actual)
    {
        if (Environment.GetEnvironmentVariable(RegenerateVariable) == "1")
        {
            Assert.Fail(
                $"{RegenerateVariable} is set: wrote {Write(Sources(), name, actual)}. Read it, say in the commit why it is right, and "
                    + "run again without the variable.");
        }

        if (Problem(name, actual, Expected, Actual) is string problem)
        {
            Assert.Fail(problem);
        }
    }

    /// <summary>What is wrong with a text; null if it is the expected one.</summary>
    /// <param name="name">Name of the file.</param>
    /// <param name="actual">The text.</param>
    /// <param name="expectedFolder">Folder of the files that people have read.</param>
    /// <param name="actualFolder">Folder for what was made, if it differs.</param>
    internal static string? Problem(string name, string actual, string expectedFolder, string actualFolder)
    {
        string golden = Path.Combine(expectedFolder, name);
        string? expected = File.Exists(golden) ? File.ReadAllText(golden, Encoding.UTF8) : null;
        if (expected == actual)
        {
            return null;
        }

        string made = Write(actualFolder, name, actual);
        return expected is null
            ? $"There is no golden/{name}. Read {made}, work out that it is right, and copy it to tests/CoDesign.Reports.Tests/golden."
            : $"golden/{name} differs in line {FirstDifference(expected, actual)}.\nMade: {made}\nIf the new text is right, say why in "
                + "the commit and copy it.";
    }

    private static string Write(string folder, string name, string text)
    {
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return path;
    }

    private static string Sources([CallerFilePath] string thisFile = "") => Path.Combine(Path.GetDirectoryName(thisFile)!, "golden");

    private static string FirstDifference(string expected, string actual)
    {
        string[] old = expected.Split('\n');
        string[] made = actual.Split('\n');
        int line = Enumerable.Range(0, Math.Max(old.Length, made.Length)).First(
            i => i >= old.Length || i >= made.Length || old[i] != made[i]);
        return $"{line + 1}:\n  expected {(line < old.Length ? old[line] : "the end")}\n  actual   "
            + $"{(line < made.Length ? made[line] : "the end")}";
    }
}
