using System.ComponentModel;
using System.Text;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Files;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;
using CoDesign.Description.Yaml;

namespace CoDesign.Description.Tests.Sample;

/// <summary>A small chip that uses every combinator of the reader once.</summary>
[Description("A chip for tests.")]
public sealed record SampleChip(
    SchemaId Schema,
    string Name,
    string? Notes,
    Frequency Clock,
    IReadOnlyList<string> Zones,
    IReadOnlyList<SampleMemory> Memories,
    IReadOnlyList<SampleModule> Modules,
    KeyedList<SampleElf> Elves,
    KeyedList<Sourced<Energy>> Actions,
    IReadOnlyList<Override> Set)
{
    public const string File = "chips/sample/chip.yaml";

    /// <summary>A file without any problem.</summary>
    public const string Valid = """
        schema: codesign.sample/1
        name: wallet
        clock: 250 MHz
        zones: [secure, outside]
        memories:
          - id: sram
            zone: secure
            base: 0x8000_0000
            size: 64 KiB
            access: rwx
            source: "datasheet, table 2"
            tolerance: 10 %
            latency: 2 cycles
          - {id: share, zone: outside, base: 0x90000000, size: 1MiB, shared: true, latency: {value: 6 cycles, source: "link, §3"}}
        modules:
          - id: aes
            kind: hash
            cycles_per_block: {value: 11 cycles, source: "FIPS 197: ten rounds and a load", tolerance: 5 %}
            mmio: 0x1000_0000
          - {id: copy, kind: dma, channels: 2, width: 64 bit, memory: sram}
        elves:
          rv32imac: {file: ../../workloads/a.elf, sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855}
        actions:
          source: "synthesis run 7"
          mac_int8: 0.2 pJ
        """;

    public static SampleChip Read(NodeReader node) => new(
        Schema: node.SchemaId("sample", 1),
        Name: node.Text("name", "Name of the chip."),
        Notes: node.OptionalScalar("notes", "Remarks; none if absent.", Scalar.MultilineText),
        Clock: node.Frequency("clock", "Clock of everything."),
        Zones: node.ScalarList("zones", "Ids of the trust zones.", Scalar.Identifier, minimumItems: 1),
        Memories: node.List("memories", "Every memory.", SampleMemory.Read, minimumItems: 1, uniqueKey: "id"),
        Modules: node.OptionalList("modules", "Every accelerator.", SampleModule.Read, uniqueKey: "id"),
        Elves: node.OptionalMap("elves", "Programs by ISA.", Scalar.Identifier, Form.Object(SampleElf.Read)),
        Actions: node.OptionalMap("actions", "Energy of each action.", Scalar.Identifier, Form.Sourced(Quantity.Energy)),
        Set: node.Overrides("set", "Changes of another file."));

    /// <summary>Reads a text and gives the record and the text of every diagnostic, sorted.</summary>
    public static (SampleChip Chip, string[] Messages) Load(string yaml, params string[] overrides)
    {
        DiagnosticBag bag = new();
        List<Override> changes = [];
        foreach (string assignment in overrides)
        {
            if (Override.TryParse(assignment, bag, out Override? change))
            {
                changes.Add(change);
            }
        }
        DescriptionReader reader = new(new MemoryFileSystem(), SampleParameters.Registry);
        SampleChip chip = reader.ReadText(File, yaml, Read, bag, changes);
        return (chip, [.. bag.Sorted().Select(diagnostic => diagnostic.ToString())]);
    }

    /// <summary>The messages of a text, without the file name that all of them start with.</summary>
    public static string[] Messages(string yaml, params string[] overrides) =>
        [.. Load(yaml, overrides).Messages.Select(message => message.Replace(File + ":", string.Empty, StringComparison.Ordinal))];

    /// <summary>The valid file with one line changed.</summary>
    public static string With(string line, string replacement)
    {
        StringBuilder text = new(Valid);
        Assert.Contains(line, Valid, StringComparison.Ordinal);
        return text.Replace(line, replacement).ToString();
    }
}
