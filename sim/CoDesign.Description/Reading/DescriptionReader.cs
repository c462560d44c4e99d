using System.Diagnostics.CodeAnalysis;
using System.Text;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Files;
using CoDesign.Description.Yaml;

namespace CoDesign.Description.Reading;

/// <summary>Reads whole description files: bytes, nodes, overrides, record.</summary>
/// <param name="files">Where files are read.</param>
/// <param name="registry">The cases of open unions.</param>
public sealed class DescriptionReader(IFileSystem files, UnionRegistry registry)
{
    /// <summary>Reads a file.</summary>
    /// <typeparam name="T">The record of the whole file.</typeparam>
    /// <param name="file">Path as the user gave it.</param>
    /// <param name="read">The reading method of the whole file; its first call is <see cref="NodeReader.SchemaId"/>.</param>
    /// <param name="diagnostics">Receives every problem of the file and of the overrides.</param>
    /// <param name="overrides">New values for places of the file; null for none.</param>
    /// <param name="constants">Receives every physical constant of the file; null to drop them.</param>
    /// <param name="numbers">Receives every number of the file; null to drop them.</param>
    /// <returns>The record; if the file added an error to the bag, a harmless stand-in that may serve to check other files.</returns>
    public T ReadFile<T>(
        string file,
        Func<NodeReader, T> read,
        DiagnosticBag diagnostics,
        IReadOnlyList<Override>? overrides = null,
        List<StatedConstant>? constants = null,
        List<StatedNumber>? numbers = null)
        where T : class => TryParse(file, diagnostics, out YamlNode? root)
            ? ReadNode(root, read, diagnostics, overrides, constants, numbers)
            : StandIn(file, read);

    /// <summary>Reads a text as if it were a file.</summary>
    /// <typeparam name="T">The record of the whole text.</typeparam>
    /// <param name="file">Path for messages and for resolving relative paths.</param>
    /// <param name="text">The YAML text.</param>
    /// <param name="read">The reading method.</param>
    /// <param name="diagnostics">Receives every problem.</param>
    /// <param name="overrides">New values for places of the text; null for none.</param>
    /// <returns>The record, or a harmless stand-in after an error.</returns>
    public T ReadText<T>(
        string file,
        string text,
        Func<NodeReader, T> read,
        DiagnosticBag diagnostics,
        IReadOnlyList<Override>? overrides = null)
        where T : class => YamlSource.TryParse(file, Encoding.UTF8.GetBytes(text), diagnostics, out YamlNode? root)
            ? ReadNode(root, read, diagnostics, overrides)
            : StandIn(file, read);

    /// <summary>Reads a tree that was parsed before.</summary>
    /// <typeparam name="T">The record of the whole tree.</typeparam>
    /// <param name="root">The top node; its position names the file.</param>
    /// <param name="read">The reading method.</param>
    /// <param name="diagnostics">Receives every problem.</param>
    /// <param name="overrides">New values for places of the tree; null for none.</param>
    /// <param name="constants">Receives every physical constant of the tree; null to drop them.</param>
    /// <param name="numbers">Receives every number of the tree; null to drop them.</param>
    /// <returns>The record, or a harmless stand-in after an error.</returns>
    public T ReadNode<T>(
        YamlNode root,
        Func<NodeReader, T> read,
        DiagnosticBag diagnostics,
        IReadOnlyList<Override>? overrides = null,
        List<StatedConstant>? constants = null,
        List<StatedNumber>? numbers = null)
        where T : class
    {
        YamlNode tree = overrides is null ? root : Overrides.Apply(root, overrides, diagnostics);
        ReadContext context = new(root.Position.File, diagnostics, registry)
        {
            Files = files,
        };
        T record = new ObjectForm<T>(read).Read(tree, new ReadSite(context, NodePath.Root, null));
        constants?.AddRange(context.Constants);
        numbers?.AddRange(context.Numbers);
        return record;
    }

    /// <summary>Parses a file without reading it, so that <see cref="SchemaId.TryFind"/> can say what it is.</summary>
    /// <param name="file">Path as the user gave it.</param>
    /// <param name="diagnostics">Receives every problem.</param>
    /// <param name="root">The top node.</param>
    /// <returns>Whether there is a tree to read.</returns>
    public bool TryParse(string file, DiagnosticBag diagnostics, [NotNullWhen(true)] out YamlNode? root)
    {
        root = null;
        FileStatus status = files.Read(file, YamlSource.MaximumBytes, out byte[] content);
        if (status == FileStatus.Read)
        {
            return YamlSource.TryParse(file, content, diagnostics, out root);
        }
        string finding = status switch
        {
            FileStatus.Missing => "there is no such file",
            FileStatus.Folder => "this is a folder, not a file",
            FileStatus.TooLarge => "the file has more than 4 MiB, far more than any description",
            _ => "the file cannot be read",
        };
        diagnostics.Error(
            SourcePosition.Of(Shown(file)),
            finding,
            status == FileStatus.Refused ? "check its permissions" : NearestFile.Remedy(files, Shown(file), "check the path"));
        return false;
    }

    private T StandIn<T>(string file, Func<NodeReader, T> read) =>
        new ReadContext(Shown(file), new DiagnosticBag(), registry).Blank(read);

    private static string Shown(string file) => file.Replace('\\', '/');
}
