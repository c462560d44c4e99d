using System.Reflection;

namespace CoDesign.Tests;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>Its folder.</summary>
    public static string Root { get; } = Find();

    /// <summary>Projects of the product that became assemblies of their own.</summary>
    public static IReadOnlyList<string> Products { get; } =
    [
        .. Directory.GetDirectories(Path.Combine(Root, "sim")).Select(f => Path.GetFileName(f)!)
            .Where(n => n is not "CoDesign.Isa.Generator").Order(StringComparer.Ordinal),
    ];

    /// <summary>The built assembly of a project.</summary>
    public static string AssemblyOf(string project) =>
        Path.Combine(AppContext.BaseDirectory, project == "CoDesign.Cli" ? "codesign.dll" : project + ".dll");

    /// <summary>Text files that belong to the project: not what tools build or what git ignores.</summary>
    public static IEnumerable<string> TextFiles()
    {
        string[] skipped = ["bin", "obj", ".git", "out", "TestResults", "BenchmarkDotNet.Artifacts"];
        string[] binary = [".elf", ".bin", ".sig", ".pub", ".png", ".o"];
        Stack<string> folders = new([Root]);
        while (folders.TryPop(out string? folder))
        {
            foreach (string child in Directory.GetDirectories(folder).Where(f => !skipped.Contains(Path.GetFileName(f))))
            {
                folders.Push(child);
            }

            foreach (string file in Directory.GetFiles(folder).Where(f => !binary.Contains(Path.GetExtension(f)) && Path.GetFileName(f) != ".git"))
            {
                yield return file;
            }
        }
    }

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CoDesign.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"no CoDesign.sln around {Assembly.GetExecutingAssembly().Location}");
    }
}
