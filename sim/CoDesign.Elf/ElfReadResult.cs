using System.Diagnostics.CodeAnalysis;

namespace CoDesign.Elf;

/// <summary>A file that was read, or all reasons why it cannot be.</summary>
public sealed class ElfReadResult
{
    private readonly ElfFile? _file;

    internal ElfReadResult(ElfFile file)
    {
        _file = file;
        Problems = [];
    }

    internal ElfReadResult(IReadOnlyList<string> problems) => Problems = problems;

    /// <summary>Empty exactly when there is a file; otherwise one sentence each, starting with the path.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Gives the file if it is sound.</summary>
    /// <param name="file">The file; null when there are problems.</param>
    /// <returns>False when there are problems.</returns>
    public bool TryGetFile([NotNullWhen(true)] out ElfFile? file)
    {
        file = _file;
        return file is not null;
    }
}
