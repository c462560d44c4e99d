using CoDesign.Description.Diagnostics;
using CoDesign.Description.Files;
using CoDesign.Description.Reading;
using CoDesign.Description.Tests.Sample;
using CoDesign.Description.Yaml;

namespace CoDesign.Description.Tests.Reading;

public sealed class DescriptionReaderTests
{
    private readonly MemoryFileSystem _files = new();
    private readonly DiagnosticBag _bag = new();

    [Fact]
    public void A_file_is_read_through_the_file_system()
    {
        _files.Add("chips/sample/chip.yaml", SampleChip.Valid);
        SampleChip chip = Read("chips\\sample\\chip.yaml".Replace('\\', '/'));
        Assert.Equal("wallet", chip.Name);
        Assert.False(_bag.HasErrors);
    }

    [Theory]
    [InlineData("nowhere.yaml", "nowhere.yaml: error: there is no such file; check the path")]
    [InlineData("chips", "chips: error: this is a folder, not a file; check the path")]
    [InlineData("chips/large.yaml", "chips/large.yaml: error: the file has more than 4 MiB, far more than any description; check the path")]
    public void A_file_that_cannot_be_read_is_a_diagnostic(string file, string expected)
    {
        _files.Add("chips/large.yaml", new string('#', YamlSource.MaximumBytes + 1));
        SampleChip standIn = Read(file);
        Assert.Equal([expected], _bag.Sorted().Select(diagnostic => diagnostic.ToString()));
        Assert.Empty(standIn.Memories);
    }

    [Fact]
    public void A_file_can_be_asked_what_it_is_before_it_is_read()
    {
        _files.Add("a.yaml", "schema: codesign.run_config/12\nchip: x");
        DescriptionReader reader = new(_files, UnionRegistry.Empty);
        Assert.True(reader.TryParse("a.yaml", _bag, out YamlNode? root));
        Assert.True(SchemaId.TryFind(root, out SchemaId id));
        Assert.Equal(new SchemaId("run_config", 12), id);
    }

    [Fact]
    public void The_disk_is_read_and_its_refusals_are_results()
    {
        DiskFileSystem disk = new(Environment.CurrentDirectory);
        string folder = Directory.CreateTempSubdirectory("codesign-").FullName;
        string file = Path.Combine(folder, "a.yaml");
        File.WriteAllText(file, "a: 1");
        Assert.Equal(FileStatus.Read, disk.Read(file, 4, out byte[] content));
        Assert.Equal("a: 1"u8.ToArray(), content);
        Assert.Equal(FileStatus.TooLarge, disk.Read(file, 3, out _));
        Assert.Equal(FileStatus.Missing, disk.Read(file + ".x", 4, out _));
        Assert.Equal(FileStatus.Folder, disk.Read(folder, 4, out _));
        Assert.Equal(FileStatus.Refused, disk.Read("a\0b", 4, out _));
        Assert.True(disk.FileExists(file));
        Assert.False(disk.FileExists(folder));
        Directory.Delete(folder, recursive: true);
    }

    private SampleChip Read(string file) => new DescriptionReader(_files, SampleParameters.Registry).ReadFile(file, SampleChip.Read, _bag);
}
