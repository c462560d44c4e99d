using System.Diagnostics;

namespace CoDesign.Isa.Tests;

/// <summary>Outside tools, run in a folder of their own.</summary>
internal static class Tool
{
    /// <summary>Runs a program to its end, which must be a success.</summary>
    /// <returns>The bytes that it wrote.</returns>
    public static byte[] Run(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        using Process process = Process.Start(start)!;
        using var output = new MemoryStream();
        Task<string> complaints = process.StandardError.ReadToEndAsync();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        string command = $"{program} {string.Join(' ', arguments)}";
        Assert.True(process.ExitCode == 0, $"{command}: exit code {process.ExitCode}\n{complaints.Result}{Text(output.ToArray())}");
        return output.ToArray();
    }

    /// <summary>Does something with a fresh folder, and removes it.</summary>
    public static T InFolder<T>(Func<string, T> action)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("codesign-isa-");
        try
        {
            return action(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public static string Text(byte[] output) => System.Text.Encoding.UTF8.GetString(output);
}
