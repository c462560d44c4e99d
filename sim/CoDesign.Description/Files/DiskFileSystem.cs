namespace CoDesign.Description.Files;

/// <summary>Files of the host.</summary>
/// <param name="workingFolder">Folder from which relative paths count.</param>
public sealed class DiskFileSystem(string workingFolder) : IFileSystem
{
    /// <inheritdoc/>
    public bool FileExists(string path) => File.Exists(On(path));

    /// <inheritdoc/>
    public IReadOnlyList<string> Names(string folder)
    {
        try
        {
            return [.. Directory.EnumerateFileSystemEntries(On(folder)).Select(e => Path.GetFileName(e)).Order(StringComparer.Ordinal)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }

    /// <inheritdoc/>
    public FileStatus Read(string path, long maximumBytes, out byte[] content)
    {
        content = [];
        if (Directory.Exists(On(path)))
        {
            return FileStatus.Folder;
        }
        try
        {
            using FileStream stream = new(On(path), FileMode.Open, FileAccess.Read, FileShare.Read);
            if (stream.Length > maximumBytes)
            {
                return FileStatus.TooLarge;
            }
            byte[] bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            content = bytes;
            return FileStatus.Read;
        }
        catch (FileNotFoundException)
        {
            return FileStatus.Missing;
        }
        catch (DirectoryNotFoundException)
        {
            return FileStatus.Missing;
        }
        catch (IOException)
        {
            return FileStatus.Refused;
        }
        catch (UnauthorizedAccessException)
        {
            return FileStatus.Refused;
        }
        catch (ArgumentException)
        {
            // A name that the host cannot have, such as one with a NUL.
            return FileStatus.Refused;
        }
        catch (NotSupportedException)
        {
            // A pipe or a terminal has no length.
            return FileStatus.Refused;
        }
    }

    private string On(string path) => Path.Combine(workingFolder, path);
}
