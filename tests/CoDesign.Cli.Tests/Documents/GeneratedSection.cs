
namespace CoDesign.Cli.Tests.Documents;

/// <summary>
/// A part of a document that a test makes: each has an owner, which is named in the comments around it, and an owner changes no other
/// part.
/// </summary>
/// <param name="file">The document, relative to the root of the repository.</param>
/// <param name="owner">Test class that makes the part.</param>
internal sealed class GeneratedSection(string file, string owner)
{
    private const string RegenerateVariable = "CODESIGN_GOLDEN_REGENERATE";

    // Owners of one document run side by side.
    private static readonly Lock Writing = new();

    /// <summary>Compares the part with what it must be, or writes it if the environment asks for that.</summary>
    public void Check(string text)
    {
        string path = Path.Combine(Repository.Root, file);
        lock (Writing)
        {
            string document = File.ReadAllText(path);
            int begin = PlaceOf(document, "begin") + $"{Mark("begin")}\n".Length;
            int end = PlaceOf(document, "end");
            string wanted = document[..begin] + text + document[end..];
            if (Environment.GetEnvironmentVariable(RegenerateVariable) == "1")
            {
                File.WriteAllText(path, wanted);
                Assert.Fail($"{RegenerateVariable} is set: wrote {path}. Read it, say in the commit why it is right, and run again without the variable.");
            }

            Assert.Equal(wanted, document);
        }
    }

    private string Mark(string which) => $"<!-- made by {owner}: {which} -->";

    private int PlaceOf(string document, string which)
    {
        int place = document.IndexOf(Mark(which), StringComparison.Ordinal);
        Assert.True(place >= 0, $"{file} has no '{Mark(which)}'");
        return place;
    }
}
