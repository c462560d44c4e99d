using CoDesign.Description.Diagnostics;
using CoDesign.Description.Files;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;
using CoDesign.Modules;

namespace CoDesign.Attacks;

/// <summary>An attack, what is to be found, and how it looks when there is nothing to be found.</summary>
/// <param name="Id">S01 to S70.</param>
/// <param name="Title">What is tried.</param>
/// <param name="Program">Text of the program; the library follows it.</param>
/// <param name="Changes">What is different in chip and policy.</param>
/// <param name="HasLog">Whether a commit log is written.</param>
/// <param name="IsStatic">Whether it is found before anything runs.</param>
/// <param name="Expect">Exactly these rules have findings.</param>
/// <param name="At">Exactly these parties have findings in mode enforce.</param>
/// <param name="Audit">Rules in mode audit, where a refusal does not end the judgement; null: the same.</param>
/// <param name="Twin">What makes the attack harmless; null only where it is harmless already.</param>
internal sealed record Scenario(
    string Id,
    string Title,
    string Program,
    IReadOnlyList<Change> Changes,
    bool HasLog,
    bool IsStatic,
    IReadOnlyList<string> Expect,
    IReadOnlyList<string> At,
    IReadOnlyList<string>? Audit,
    Twin? Twin)
{
    /// <summary>Every scenario of the suite, by id.</summary>
    public static IReadOnlyDictionary<string, Scenario> All { get; } =
        Directory.GetFiles(Folder, "*.yaml").Select(Load).ToDictionary(s => s.Id);

    private static string Folder => Path.Combine(Suite.Folder, "scenarios");

    private static Scenario Load(string file)
    {
        var diagnostics = new DiagnosticBag();
        Scenario scenario = new DescriptionReader(new DiskFileSystem(Folder), ModuleKinds.Registry).ReadFile(Path.GetFileName(file), Read, diagnostics);
        Assert.True(!diagnostics.HasErrors, string.Join('\n', diagnostics.Sorted()));
        Assert.Equal(Path.GetFileNameWithoutExtension(file), scenario.Id);
        return scenario;
    }

    private static Scenario Read(NodeReader node)
    {
        node.SchemaId("attack", 1);
        return new Scenario(
            node.Text("id", "Id."),
            node.Text("title", "What is tried."),
            node.MultilineText("program", "The program; it goes on to finish."),
            node.OptionalList("changes", "What is different in chip and policy.", Change.Read),
            node.ScalarOr("log", "Whether a commit log is written.", Scalar.Boolean, false),
            node.ScalarOr("static", "Whether it is found before anything runs.", Scalar.Boolean, false),
            node.ScalarList("expect", "Rules that have findings, and no others.", Scalar.Text),
            node.OptionalScalarList("at", "Parties that findings are about.", Scalar.Text),
            node.Optional("audit", "Rules that have findings in mode audit; absent: the same.", Form.List(Form.Scalar(Scalar.Text))),
            node.OptionalObject("twin", "What makes it harmless.", Twin.Read));
    }
}

/// <summary>The least change that makes an attack harmless.</summary>
/// <param name="Title">What it is then.</param>
/// <param name="Changes">What is different from the attack.</param>
internal sealed record Twin(string Title, IReadOnlyList<Change> Changes)
{
    public static Twin Read(NodeReader node) => new(
        node.Text("title", "What it is then."),
        node.List("changes", "What is different from the attack.", Change.Read, 1));
}

/// <summary>A change of a text, at every place where it stands.</summary>
/// <param name="In">program, chip, core, policy or workload.</param>
/// <param name="Replace">What stands there.</param>
/// <param name="By">What comes in its place.</param>
internal sealed record Change(string In, string Replace, string By)
{
    public static Change Read(NodeReader node) => new(
        node.Scalar("in", "Which text.", Scalar.OneOf("text", ["program", "chip", "core", "policy", "workload"])),
        node.MultilineText("replace", "What stands there."),
        node.MultilineText("by", "What comes in its place."));
}
