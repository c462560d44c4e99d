using System.Text;
using System.Text.Json.Nodes;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;
using CoDesign.Description.Schema;
using CoDesign.Description.Tests.Sample;
using CoDesign.Description.Yaml;

namespace CoDesign.Description.Tests.Schema;

public sealed class SchemaWriterTests
{
    private static readonly string Written = SchemaWriter.Write("sample", SampleChip.Read, SampleParameters.Registry);

    [Fact]
    public void A_small_record_gives_this_schema()
    {
        // Written by hand from JSON Schema 2020-12, Core and Validation.
        const string expected = """
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "$id": "codesign.port/3",
              "title": "codesign.port/3",
              "type": "object",
              "properties": {
                "schema": {
                  "const": "codesign.port/3",
                  "description": "Kind and version of this file."
                },
                "lanes": {
                  "type": [
                    "integer",
                    "string"
                  ],
                  "pattern": "^(0x[0-9A-Fa-f]+|[0-9]+)(_[0-9A-Fa-f]+)+$",
                  "minimum": 1,
                  "maximum": 8,
                  "description": "Number of lanes. 1 to 8.",
                  "default": 2
                },
                "voltage": {
                  "type": "string",
                  "pattern": "^[0-9](_?[0-9])*(\\.[0-9](_?[0-9])*)? *(uV|mV|V)$",
                  "description": "Supply. A voltage in uV, mV or V."
                },
                "inner": {
                  "type": "array",
                  "items": {
                    "$ref": "#"
                  },
                  "description": "Ports inside.",
                  "default": []
                }
              },
              "required": [
                "schema",
                "voltage"
              ],
              "additionalProperties": false
            }

            """;
        Assert.Equal(expected, SchemaWriter.Write("port", Port.Read));
    }

    [Fact]
    public void The_schema_accepts_what_the_reader_accepts() => Assert.Equal(string.Empty, Violation(SampleChip.Valid));

    [Theory]
    [InlineData("name: wallet", "nam: wallet")]
    [InlineData("clock: 250 MHz", "clock: 250")]
    [InlineData("clock: 250 MHz", "clock: 250 mhz")]
    [InlineData("size: 64 KiB", "size: 64 KB")]
    [InlineData("access: rwx", "access: all")]
    [InlineData("shared: true", "shared: yes")]
    [InlineData("channels: 2", "channels: 9")]
    [InlineData("channels: 2", "cycles_per_block: {value: 1 cycles, source: x}")]
    [InlineData("kind: hash", "kind: hasj")]
    [InlineData("memory: sram", "memory: sram, mmio: 0")]
    [InlineData("rv32imac: {", "RV32: {")]
    [InlineData("mac_int8: 0.2 pJ", "mac_int8: 0.2")]
    [InlineData("mac_int8: 0.2 pJ", "mac_int8: {source: x}")]
    [InlineData("schema: codesign.sample/1", "schema: codesign.sample/2")]
    [InlineData("zones: [secure, outside]", "zones: []")]
    [InlineData("name: wallet", "name: 5")]
    public void The_schema_refuses_the_mistakes_that_an_editor_can_see(string line, string replacement)
    {
        string yaml = SampleChip.With(line, replacement);
        Assert.NotEmpty(SampleChip.Messages(yaml));
        Assert.NotEqual(string.Empty, Violation(yaml));
    }

    [Fact]
    public void Every_record_is_described_once_and_referred_to()
    {
        JsonObject schema = JsonNode.Parse(Written)!.AsObject();
        Assert.Equal("A chip for tests.", schema["description"]!.GetValue<string>());
        Assert.Equal(["sample_memory", "sample_module", "sample_elf"], schema["$defs"]!.AsObject().Select(member => member.Key));
        Assert.Equal("A memory of the chip.", schema["$defs"]!["sample_memory"]!["description"]!.GetValue<string>());
        Assert.Equal("#/$defs/sample_module", schema["properties"]!["modules"]!["items"]!["$ref"]!.GetValue<string>());
        // A module inside a module refers to the same definition.
        Assert.All(schema["$defs"]!["sample_module"]!["anyOf"]!.AsArray(), unionCase =>
            Assert.Equal("#/$defs/sample_module", unionCase!["properties"]!["parts"]!["items"]!["$ref"]!.GetValue<string>()));
    }

    [Fact]
    public void The_file_is_stable_and_has_unix_line_ends()
    {
        Assert.Equal(Written, SchemaWriter.Write("sample", SampleChip.Read, SampleParameters.Registry));
        Assert.DoesNotContain('\r', Written);
        Assert.EndsWith("}\n", Written, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reader_of_another_kind_is_our_error() =>
        Assert.Throws<InvalidOperationException>(() => SchemaWriter.Write("chip", Port.Read));

    [Fact]
    public void Records_of_one_name_are_told_apart()
    {
        SchemaModel model = SchemaModel.Of(node => new Two(
            node.Object("a", "First.", one => new Port(one.Count("lanes", "Lanes."), default, [])),
            node.Object("b", "Second.", two => new Port(0, two.Scalar("voltage", "Supply.", Quantity.Voltage), []))));
        Assert.Equal(["two", "port", "port_2"], model.Records.Select(record => record.Name));
    }

    [Fact]
    public void The_model_lists_every_key_as_data()
    {
        SchemaRow[] rows = [.. SchemaModel.Of(SampleChip.Read, SampleParameters.Registry).Rows()];
        SchemaRow size = rows.Single(row => row.Path == "memories[].size");
        Assert.Equal(
            ("size", "at least 1 B", null, true, "Capacity."),
            (size.TypeText, size.Range, size.Default, size.IsRequired, size.Description));
        Assert.Equal(["B", "KiB", "MiB", "GiB", "TiB"], size.Units);
        Assert.Equal("r | rw | rwx | data_independent", rows.Single(row => row.Path == "memories[].access").TypeText);
        Assert.Equal("rw", rows.Single(row => row.Path == "memories[].access").Default);
        SchemaRow channels = rows.Single(row => row.Path == "modules[].channels");
        Assert.Equal(("kind: dma", "1 to 8"), (channels.Condition, channels.Range));
        Assert.Equal("relative path", rows.Single(row => row.Path == "elves.*.file").TypeText);
        Assert.Equal("number of cycles with source", rows.Single(row => row.Path == "memories[].latency").TypeText);
        Assert.Contains(rows, row => row is { Path: "memories[].source", IsRequired: false });
        // A module inside a module is listed, its keys are not repeated for ever.
        Assert.Contains(rows, row => row.Path == "modules[].parts");
        Assert.DoesNotContain(rows, row => row.Path == "modules[].parts[].parts");
    }

    /// <summary>What the schema finds in a text, or an empty text.</summary>
    internal static string Violation(string yaml)
    {
        DiagnosticBag bag = new();
        Assert.True(YamlSource.TryParse("a.yaml", Encoding.UTF8.GetBytes(yaml), bag, out YamlNode? root));
        return new JsonSchemaCheck(JsonNode.Parse(Written)!.AsObject()).Violation(root);
    }

    private sealed record Two(Port A, Port B);

    private sealed record Port(int Lanes, Voltage Voltage, IReadOnlyList<Port> Inner)
    {
        public static Port Read(NodeReader node)
        {
            _ = node.SchemaId("port", 3);
            return new Port(
                Lanes: node.ScalarOr("lanes", "Number of lanes.", Scalar.Count.Between(1, 8), 2),
                Voltage: node.Scalar("voltage", "Supply.", Quantity.Voltage),
                Inner: node.OptionalList("inner", "Ports inside.", Read));
        }
    }
}
