using System.Text;

namespace CoDesign.Elf.Dwarf;

/// <summary>Directories and files of one compilation unit; paths are put together when somebody asks.</summary>
/// <remarks>Entries of a corrupt unit may share one long string, so nothing is decoded in advance and parts are cut at 4096 bytes.</remarks>
internal sealed class LineFiles(int version)
{
    // PATH_MAX of Linux, with the terminator.
    private const int MaximumPartBytes = 4096;

    private readonly List<ReadOnlyMemory<byte>> _directories = [];
    private readonly List<(ReadOnlyMemory<byte> Name, ulong Directory)> _files = [];
    private readonly Dictionary<int, string> _paths = [];

    /// <summary>Adds a directory; in version 5 the first is the compilation directory.</summary>
    /// <param name="name">The name, or a longer range in which a zero ends it.</param>
    public void AddDirectory(ReadOnlyMemory<byte> name) => _directories.Add(name);

    /// <summary>Adds a file.</summary>
    /// <param name="name">The name, or a longer range in which a zero ends it.</param>
    /// <param name="directory">Its directory, numbered as in the unit.</param>
    public void AddFile(ReadOnlyMemory<byte> name, ulong directory) => _files.Add((name, directory));

    /// <summary>Tells whether a number names a file: from 0 in version 5, from 1 before.</summary>
    public bool Contains(int file) => file - First >= 0 && file - First < _files.Count;

    public string PathOf(int file)
    {
        lock (_paths)
        {
            if (!_paths.TryGetValue(file, out string? path))
            {
                path = Join(file);
                _paths.Add(file, path);
            }
            return path;
        }
    }

    private int First => version >= 5 ? 0 : 1;

    private string Join(int file)
    {
        (ReadOnlyMemory<byte> name, ulong directory) = _files[file - First];
        string path = Decode(name);
        if (!IsAbsolute(path))
        {
            path = Join(DirectoryOf(directory), path);
        }
        if (!IsAbsolute(path) && version >= 5 && directory != 0)
        {
            path = Join(DirectoryOf(0), path);
        }
        while (path.StartsWith("./", StringComparison.Ordinal))
        {
            path = path[2..].TrimStart('/');
        }
        return path;
    }

    // Before version 5 the compilation directory had number 0 and no entry.
    private string DirectoryOf(ulong number)
    {
        ulong index = unchecked(number - (ulong)First);
        return index < (ulong)_directories.Count ? Decode(_directories[(int)index]) : "";
    }

    private static string Join(string directory, string name) =>
        directory.Length == 0 || directory.EndsWith('/') ? directory + name : $"{directory}/{name}";

    private static bool IsAbsolute(string path) => path.StartsWith('/') || path is [_, ':', '/', ..];

    private static string Decode(ReadOnlyMemory<byte> text)
    {
        ReadOnlySpan<byte> bytes = text.Span[..Math.Min(text.Length, MaximumPartBytes)];
        int length = bytes.IndexOf((byte)0);
        // Compilers on Windows write backslashes.
        return Encoding.UTF8.GetString(length < 0 ? bytes : bytes[..length]).Replace('\\', '/');
    }
}
