namespace CoDesign.Reports.Tests;

/// <summary>A folder that is gone when the test is over.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("codesign-reports-");

    /// <summary>The folder.</summary>
    public string Place => _folder.FullName;

    /// <summary>A path in it.</summary>
    public string At(string name) => Path.Combine(Place, name);

    /// <summary>Names of all files and folders directly in it, hidden ones included, in order.</summary>
    public IReadOnlyList<string> Names() => [.. _folder.EnumerateFileSystemInfos().Select(i => i.Name).Order(StringComparer.Ordinal)];

    public void Dispose() => _folder.Delete(recursive: true);
}
