using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CoDesign.Benchmarks.Speed;

/// <summary>Runs programs and measures the processor time that they take.</summary>
internal static partial class ChildProcess
{
    // getrusage(2): of all children that have ended and were waited for.
    private const int OfChildren = -1;

    /// <summary>Runs a program to its end.</summary>
    /// <param name="folder">Working folder.</param>
    /// <param name="words">The program and its arguments.</param>
    /// <returns>Processor time in seconds, of the program and of the system for it; exit code; standard output.</returns>
    public static (double Seconds, int Code, string Output) Run(string folder, params IReadOnlyList<string> words)
    {
        double before = SecondsOfChildren();
        var start = new ProcessStartInfo(words[0], words.Skip(1))
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        string told = error.GetAwaiter().GetResult();
        return (SecondsOfChildren() - before, process.ExitCode, output.Length > 0 ? output : told);
    }

    /// <summary>Where a program lies on the path; null if it does not.</summary>
    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);

    private static double SecondsOfChildren()
    {
        // struct rusage: user and system time, each a struct timeval of seconds and microseconds; then fourteen numbers of the size of a pointer.
        Span<long> usage = stackalloc long[18];
        return GetResourceUsage(OfChildren, ref MemoryMarshal.GetReference(usage)) == 0
            ? usage[0] + usage[2] + ((usage[1] + usage[3]) / 1e6)
            : throw new InvalidOperationException("getrusage failed; times of child processes are measured on 64-bit Linux only");
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetResourceUsage(int who, ref long usage);
}
