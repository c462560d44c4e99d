using CoDesign.Description.Diagnostics;

namespace CoDesign.Description.Reading;

/// <summary>What stays the same while one file is read.</summary>
/// <param name="file">The file as the user gave it, with forward slashes.</param>
/// <param name="diagnostics">Receives every problem.</param>
/// <param name="registry">The cases of open unions.</param>
internal sealed class ReadContext(string file, DiagnosticBag diagnostics, UnionRegistry registry)
{
    // No description nests required records this deep; more means a record that requires itself, which no file could satisfy.
    private const int DeepestBlank = 64;

    private int _blankDepth;

    /// <summary>The file as the user gave it.</summary>
    public string File { get; } = file;

    /// <summary>Receives every problem.</summary>
    public DiagnosticBag Diagnostics { get; } = diagnostics;

    /// <summary>The cases of open unions.</summary>
    public UnionRegistry Registry { get; } = registry;

    /// <summary>Where files are that a description names; null if it is read without any.</summary>
    public Files.IFileSystem? Files { get; init; }

    /// <summary>Collects every physical constant that is read.</summary>
    public List<StatedConstant> Constants { get; } = [];

    /// <summary>Collects every number that is read.</summary>
    public List<StatedNumber> Numbers { get; } = [];

    /// <summary>Makes a harmless record after an error, by running its reading method over nothing.</summary>
    /// <typeparam name="T">The record's type.</typeparam>
    /// <param name="read">The reading method.</param>
    /// <exception cref="InvalidOperationException">The record requires itself.</exception>
    public T Blank<T>(Func<NodeReader, T> read)
    {
        if (_blankDepth == DeepestBlank)
        {
            throw new InvalidOperationException($"{typeof(T)} requires a record of its own type, which no file can satisfy");
        }
        _blankDepth++;
        T blank = read(NodeReader.ForNothing(this));
        _blankDepth--;
        return blank;
    }
}
