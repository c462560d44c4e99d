using CoDesign.Description.Loading;
using CoDesign.Modules;

namespace CoDesign.Architecture.Tests;

public sealed class SchemaTests
{
    public static TheoryData<string> Kinds => [.. DescriptionKinds.Names];

    // Editors complete from the committed schemas; they are written by 'codesign schema --write configs/schema'.
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Committed_schema_is_what_the_reader_writes(string kind)
    {
        string file = Path.Combine(Repository.Root, "configs", "schema", kind + ".json");
        Assert.True(File.Exists(file), $"{file} is missing: codesign schema --write configs/schema");
        Assert.Equal(DescriptionKinds.SchemaOf(kind, ModuleKinds.Registry), File.ReadAllText(file));
    }

    [Fact]
    public void Every_shipped_description_names_its_schema()
    {
        string[] folders = ["chips", "configs", "workloads"];
        string[] without =
        [
            .. folders.SelectMany(f => Directory.GetFiles(Path.Combine(Repository.Root, f), "*.yaml", SearchOption.AllDirectories))
                .Where(f => !NamesSchema(f))
                .Select(f => Path.GetRelativePath(Repository.Root, f)),
        ];
        Assert.Empty(without);
    }

    private static bool NamesSchema(string file)
    {
        const string Marker = "# yaml-language-server: $schema=";
        string first = File.ReadLines(file).First();
        return first.StartsWith(Marker, StringComparison.Ordinal)
            && File.Exists(Path.Combine(Path.GetDirectoryName(file)!, first[Marker.Length..]));
    }
}
