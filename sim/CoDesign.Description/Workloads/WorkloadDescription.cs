using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Workloads;

/// <summary>A program with its inputs, its secrets and what it must print.</summary>
/// <param name="Name">Name of the workload.</param>
/// <param name="Summary">What it does.</param>
/// <param name="Abi">How it talks to its environment.</param>
/// <param name="Elves">Programs by ISA.</param>
/// <param name="Compiler">Version string of the compiler that built them.</param>
/// <param name="Inputs">Files that the program may open, by the name that it uses.</param>
/// <param name="StandardInput">File behind standard input.</param>
/// <param name="Arguments">Command line after the program's name.</param>
/// <param name="Secrets">Where labels are born.</param>
/// <param name="Labels">Tags that the program can create.</param>
/// <param name="Sizes">Other inputs under a name, such as smoke.</param>
/// <param name="Expect">What the program must print; null: not checked.</param>
/// <param name="Regions">Names of the regions in the program.</param>
/// <param name="Position">The file.</param>
public sealed record WorkloadDescription(
    string Name,
    string Summary,
    GuestAbi Abi,
    KeyedList<ProgramFile> Elves,
    string? Compiler,
    KeyedList<InputFile> Inputs,
    InputFile? StandardInput,
    IReadOnlyList<string> Arguments,
    IReadOnlyList<SecretDescription> Secrets,
    IReadOnlyList<Located<string>> Labels,
    KeyedList<SizeDescription> Sizes,
    Expectation? Expect,
    IReadOnlyList<string> Regions,
    Diagnostics.SourcePosition Position)
{
    /// <summary>Kind of the file.</summary>
    public const string SchemaKind = "workload";

    /// <summary>Reads a workload file.</summary>
    public static WorkloadDescription Read(NodeReader node)
    {
        node.SchemaId(SchemaKind, 1);
        return new WorkloadDescription(
            node.Identifier("name", "Name of the workload; the same as its folder's."),
            node.MultilineText("description", "What the program does."),
            node.Enum<GuestAbi>("abi", "How the program talks to its environment."),
            node.Map("elves", "Programs by ISA; the richest one that the chip's core can run is taken.", Scalar.Identifier, ProgramFile.Read),
            node.OptionalScalar("compiler", "Version string of the compiler that built them.", Scalar.Text),
            node.OptionalMap("inputs", "Files that the program may open, by the name that it uses.", FileName, Form.Object(InputFile.Read)),
            node.OptionalObject("stdin", "File behind standard input; absent: it is empty.", InputFile.Read),
            node.OptionalScalarList("arguments", "Command line after the program's name.", Scalar.Text),
            node.OptionalList("secrets", "Where labels are born.", SecretDescription.Read),
            node.Or("labels", "Tags that the program can create: those of its secrets, and names that it passes to the label marker.", Form.List(Form.Located(Form.Scalar(Scalar.Identifier))), [], "[]"),
            node.OptionalMap("sizes", "Other inputs under a name, such as smoke.", Scalar.Identifier, Form.Object(SizeDescription.Read)),
            node.OptionalObject("expect", "What the program must do with these inputs; absent: not checked.", Expectation.Read),
            node.OptionalScalarList("regions", "Names of the regions in the program.", Scalar.Text),
            node.Position);
    }

    /// <summary>A name under which a program opens a file.</summary>
    internal static ScalarKind<string> FileName { get; } =
        Scalar.Matching("file name", "[A-Za-z0-9._/-]+", "letters, digits, '.', '_', '-' or '/'", "image.bin");
}
