namespace CoDesign.Description.Files;

/// <summary>The only way in which descriptions touch files, so that tests need no disk and every input of a run can be listed.</summary>
public interface IFileSystem
{
    /// <summary>Whether a path names a file (not a folder).</summary>
    /// <param name="path">Path with forward slashes, relative to the working folder or absolute.</param>
    bool FileExists(string path);

    /// <summary>Names of the files and folders in a folder, sorted; none if it is not there.</summary>
    /// <param name="folder">Path with forward slashes; empty for the working folder.</param>
    IReadOnlyList<string> Names(string folder);

    /// <summary>Reads a whole file.</summary>
    /// <param name="path">Path with forward slashes, relative to the working folder or absolute.</param>
    /// <param name="maximumBytes">Largest accepted file.</param>
    /// <param name="content">The bytes; empty unless the result is <see cref="FileStatus.Read"/>.</param>
    /// <returns>How the attempt ended; a host's refusal is a result, not an exception.</returns>
    FileStatus Read(string path, long maximumBytes, out byte[] content);
}
