using System.Reflection;
using CoDesign.EndToEnd.Tests.Documents;

namespace CoDesign.EndToEnd.Tests;

/// <summary>Documents do what they say: every command of README.md and docs/ is executed, and prints what stands below it.</summary>
public sealed class HowToTests
{
    /// <summary>Documents with something to execute.</summary>
    public static TheoryData<string> Executable => [.. Documents().Where(d => d.Blocks.Any(b => b.IsConsole && b.Needs.Count == 0)).Select(d => d.Name)];

    /// <summary>Documents with something to execute that needs further programs.</summary>
    public static TheoryData<string> ExecutableWithTools => [.. Documents().Where(d => d.Blocks.Any(b => b.Needs.Count > 0)).Select(d => d.Name)];

    [Theory]
    [MemberData(nameof(Executable))]
    public void Commands_print_what_the_document_says(string document) => Check(document, hasTools: false);

    [ProgramTheory("riscv64-unknown-elf-gcc", "qemu-riscv32", "qemu-riscv64", "make", "python3")]
    [MemberData(nameof(ExecutableWithTools))]
    public void Commands_with_guest_tools_print_what_the_document_says(string document) => Check(document, hasTools: true);

    [Fact]
    public void What_documents_need_is_what_the_test_looks_for()
    {
        // What the attribute was given is not kept in it.
        CustomAttributeTypedArgument programs = typeof(HowToTests).GetMethod(nameof(Commands_with_guest_tools_print_what_the_document_says))!
            .GetCustomAttributesData().Single(a => a.AttributeType == typeof(ProgramTheoryAttribute)).ConstructorArguments.Single();
        IEnumerable<string> known = ((IReadOnlyCollection<CustomAttributeTypedArgument>)programs.Value!).Select(p => (string)p.Value!);

        Assert.Empty(Documents().SelectMany(d => d.Blocks).SelectMany(b => b.Needs).Except(known));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/how-to/describe-a-chip.md")]
    [InlineData("docs/how-to/audit-a-program.md")]
    public void Documents_that_a_reader_meets_first_are_executed(string document) => Assert.Contains(document, Executable);

    private static void Check(string document, bool hasTools)
    {
        IReadOnlyList<string> problems = DocumentRunner.Run(Document.Read(document), hasTools);

        Assert.True(problems.Count == 0, string.Join("\n\n", problems));
    }

    private static IEnumerable<Document> Documents() => Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
        .Append(Path.Combine(Repository.Root, "README.md"))
        .Where(File.Exists)
        .Select(f => Path.GetRelativePath(Repository.Root, f).Replace('\\', '/'))
        .Where(f => !f.StartsWith("docs/decisions/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(Document.Read);
}
