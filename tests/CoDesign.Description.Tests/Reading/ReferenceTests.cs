using CoDesign.Description.Diagnostics;
using CoDesign.Description.Files;
using CoDesign.Description.Reading;
using CoDesign.Description.Tests.Sample;

namespace CoDesign.Description.Tests.Reading;

public sealed class ReferenceTests
{
    private static readonly SourcePosition Place = new("chip.yaml", 7, 11);

    [Fact]
    public void An_unknown_id_is_reported_with_the_nearest_known_one()
    {
        DiagnosticBag bag = new();
        Assert.False(new Reference("secur", Place).Resolve(bag, ["secure", "dram"], "zone"));
        Assert.Equal(
            "chip.yaml:7:11: error: unknown zone 'secur'; did you mean 'secure'? Zones of this chip: secure, dram",
            bag.Sorted()[0].ToString());
    }

    [Fact]
    public void The_owner_and_the_plural_follow_the_kind()
    {
        DiagnosticBag bag = new();
        Assert.False(new Reference("x", Place).Resolve(bag, [], "memory", "this policy"));
        Assert.Equal("chip.yaml:7:11: error: unknown memory 'x'; memories of this policy: none", bag.Sorted()[0].ToString());
    }

    [Fact]
    public void A_known_id_resolves_and_an_unreadable_one_is_not_reported_again()
    {
        DiagnosticBag bag = new();
        Assert.True(new Reference("dram", Place).Resolve(bag, ["secure", "dram"], "zone"));
        Assert.False(new Reference(string.Empty, Place).Resolve(bag, ["secure"], "zone"));
        Assert.Equal(0, bag.Count);
    }

    [Theory]
    [InlineData("chips/aster/chip.yaml", "aes.yaml", "chips/aster/aes.yaml")]
    [InlineData("chips/aster/chip.yaml", "../library/aes.yaml", "chips/library/aes.yaml")]
    [InlineData("chip.yaml", "../a.elf", "../a.elf")]
    [InlineData("../x/chip.yaml", "../../a.elf", "../../a.elf")]
    [InlineData("./chip.yaml", "./a/./b", "./a/b")]
    [InlineData("/home/me/chip.yaml", "../a.elf", "/home/a.elf")]
    public void A_file_is_found_from_the_folder_of_the_file_that_names_it(string file, string written, string path)
    {
        DiagnosticBag bag = new();
        DescriptionReader reader = new(new MemoryFileSystem(), UnionRegistry.Empty);
        FileHolder holder = reader.ReadText(file, $"file: {written}", FileHolder.Read, bag);
        Assert.False(bag.HasErrors);
        Assert.Equal((written, path), (holder.File.Written, holder.File.Path));
    }

    [Fact]
    public void A_missing_file_is_reported_where_it_is_named()
    {
        MemoryFileSystem files = new();
        DiagnosticBag bag = new();
        (SampleChip chip, string[] _) = SampleChip.Load(SampleChip.Valid);
        FileReference elf = chip.Elves[0].Value.File;
        Assert.False(elf.Check(files, bag));
        Assert.Equal(
            "chips/sample/chip.yaml:22:20: error: there is no file '../../workloads/a.elf'; looked for workloads/a.elf, because paths "
                + "start at the folder of the file that names them",
            bag.Sorted()[0].ToString());
        files.Add("workloads/a.elf", "ELF");
        Assert.True(elf.Check(files, bag));
    }

    private sealed record FileHolder(FileReference File)
    {
        public static FileHolder Read(NodeReader node) => new(node.File("file", "Any file."));
    }
}
