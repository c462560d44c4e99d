using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace CoDesign.Architecture.Tests;

public sealed class ProjectReferenceTests
{
    // The arrows of docs/architecture.md. An arrow may be absent from an assembly; none may be there that is not listed.
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["CoDesign.Isa"] = [],
        ["CoDesign.Elf"] = [],
        ["CoDesign.Checkpoints"] = [],
        ["CoDesign.Compute"] = [],
        ["CoDesign.OpenCL"] = ["CoDesign.Compute"],
        ["CoDesign.Description"] = ["CoDesign.Isa"],
        ["CoDesign.Timing"] = ["CoDesign.Isa", "CoDesign.Description", "CoDesign.Checkpoints"],
        ["CoDesign.Trust"] = ["CoDesign.Isa", "CoDesign.Description", "CoDesign.Checkpoints"],
        ["CoDesign.Results"] = ["CoDesign.Description"],
        ["CoDesign.Machine"] = ["CoDesign.Isa", "CoDesign.Elf", "CoDesign.Checkpoints", "CoDesign.Description", "CoDesign.Timing", "CoDesign.Trust", "CoDesign.Results"],
        ["CoDesign.Modules"] = ["CoDesign.Machine", "CoDesign.Compute", "CoDesign.Description"],
        ["CoDesign.Reports"] = ["CoDesign.Results"],
        ["CoDesign.Cli"] =
        [
            "CoDesign.Isa", "CoDesign.Elf", "CoDesign.Description", "CoDesign.Trust", "CoDesign.Results", "CoDesign.Machine", "CoDesign.Modules",
            "CoDesign.Reports", "CoDesign.Compute", "CoDesign.OpenCL",
        ],
    };

    public static TheoryData<string> Projects => [.. Repository.Products];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Assembly_references_only_what_the_architecture_allows(string project)
    {
        Assert.True(Allowed.TryGetValue(project, out string[]? allowed), $"{project} is not in docs/architecture.md and not in this test");
        string[] references = [.. ReferencesOf(Repository.AssemblyOf(project)).Where(r => r.StartsWith("CoDesign.", StringComparison.Ordinal))];
        Assert.Empty(references.Except(allowed));
    }

    [Theory]
    [InlineData("YamlDotNet", "CoDesign.Description")]
    [InlineData("System.CommandLine", "CoDesign.Cli")]
    [InlineData("Serilog", "CoDesign.Cli")]
    public void Package_is_used_by_one_project(string package, string project)
    {
        string[] users = [.. Repository.Products.Where(p => ReferencesOf(Repository.AssemblyOf(p)).Contains(package))];
        Assert.Empty(users.Except([project]));
    }

    [Fact]
    public void Only_the_tool_uses_the_console()
    {
        string[] users = [.. Repository.Products.Where(p => ReferencesOf(Repository.AssemblyOf(p)).Contains("System.Console"))];
        Assert.Equal(["CoDesign.Cli"], users);
    }

    // Mutable statics would let one run change the next one.
    [Theory]
    [MemberData(nameof(Projects))]
    public void Static_fields_are_readonly(string project)
    {
        using var stream = new FileStream(Repository.AssemblyOf(project), FileMode.Open, FileAccess.Read);
        using var file = new PEReader(stream);
        MetadataReader metadata = file.GetMetadataReader();
        List<string> mutable = [];
        foreach (FieldDefinition field in metadata.FieldDefinitions.Select(metadata.GetFieldDefinition))
        {
            bool isMutable = (field.Attributes & FieldAttributes.Static) != 0
                && (field.Attributes & (FieldAttributes.InitOnly | FieldAttributes.Literal)) == 0;
            string name = metadata.GetString(field.Name);
            TypeDefinition owner = metadata.GetTypeDefinition(field.GetDeclaringType());

            // The compiler's own caches of delegates and lambdas hold no state of a run.
            if (isMutable && !metadata.GetString(owner.Name).Contains('<', StringComparison.Ordinal) && !name.Contains('<', StringComparison.Ordinal))
            {
                mutable.Add($"{metadata.GetString(owner.Name)}.{name}");
            }
        }

        Assert.Empty(mutable);
    }

    private static IEnumerable<string> ReferencesOf(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read);
        using var file = new PEReader(stream);
        MetadataReader metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(r => metadata.GetString(metadata.GetAssemblyReference(r).Name))];
    }
}
