using CoDesign.Description.Diagnostics;
using CoDesign.Description.Files;

namespace CoDesign.Description.Reading;

/// <summary>A file that a description names; whether it exists is checked by the step that needs it.</summary>
/// <param name="Written">The path as written, relative to the folder of the YAML file; empty after a reported error.</param>
/// <param name="Path">The same file seen from the user's working folder (or absolute, if the YAML file was given so).</param>
/// <param name="Position">Where it was written.</param>
public readonly record struct FileReference(string Written, string Path, SourcePosition Position)
{
    /// <summary>Checks that the file exists, and otherwise reports where it was looked for.</summary>
    /// <param name="files">Where to look.</param>
    /// <param name="diagnostics">Receives the error.</param>
    /// <returns>Whether it exists; false without a message if the path itself could not be read.</returns>
    public bool Check(IFileSystem files, DiagnosticBag diagnostics)
    {
        if (string.IsNullOrEmpty(Written) || files.FileExists(Path))
        {
            return !string.IsNullOrEmpty(Written);
        }
        diagnostics.Error(
            Position,
            $"there is no file '{Written}'",
            NearestFile.Remedy(files, Path, $"looked for {Path}, because paths start at the folder of the file that names them"));
        return false;
    }

    /// <summary>The path as written.</summary>
    public override string ToString() => Written;
}
