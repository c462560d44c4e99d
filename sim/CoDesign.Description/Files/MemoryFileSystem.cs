using System.Text;

namespace CoDesign.Description.Files;

/// <summary>Files that exist only in memory: for tests, and for checking a text that an editor has not saved.</summary>
public sealed class MemoryFileSystem : IFileSystem
{
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    /// <summary>Adds or replaces a file.</summary>
    /// <param name="path">Path with forward slashes; compared as text.</param>
    /// <param name="text">Content, stored as UTF-8.</param>
    public void Add(string path, string text) => _files[path] = Encoding.UTF8.GetBytes(text);

    /// <summary>Adds or replaces a file.</summary>
    /// <param name="path">Path with forward slashes; compared as text.</param>
    /// <param name="content">Its bytes; copied.</param>
    public void Add(string path, ReadOnlyMemory<byte> content) => _files[path] = content.ToArray();

    /// <inheritdoc/>
    public bool FileExists(string path) => _files.ContainsKey(path);

    /// <inheritdoc/>
    public IReadOnlyList<string> Names(string folder)
    {
        string prefix = folder.Length == 0 ? string.Empty : folder + "/";
        return [.. _files.Keys
            .Where(file => file.StartsWith(prefix, StringComparison.Ordinal))
            .Select(file => file[prefix.Length..].Split('/')[0])
            .Distinct()
            .Order(StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public FileStatus Read(string path, long maximumBytes, out byte[] content)
    {
        content = [];
        if (!_files.TryGetValue(path, out byte[]? stored))
        {
            bool isFolder = _files.Keys.Any(file => file.StartsWith(path + "/", StringComparison.Ordinal));
            return isFolder ? FileStatus.Folder : FileStatus.Missing;
        }
        if (stored.Length > maximumBytes)
        {
            return FileStatus.TooLarge;
        }
        content = [.. stored];
        return FileStatus.Read;
    }
}
