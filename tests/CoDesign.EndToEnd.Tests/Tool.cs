using System.Diagnostics;
using System.Text;

namespace CoDesign.EndToEnd.Tests;

/// <summary>The tool as a user runs it: a process of its own.</summary>
internal static class Tool
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "codesign.dll");

    /// <summary>Runs the tool at the root of the repository.</summary>
    /// <param name="arguments">Words of the command line.</param>
    public static Outcome Run(params string[] arguments) => RunIn(Repository.Root, arguments);

    /// <summary>Runs the tool.</summary>
    /// <param name="folder">Working folder.</param>
    /// <param name="arguments">Words of the command line.</param>
    public static Outcome RunIn(string folder, params string[] arguments) => Start("dotnet", folder, [Program, .. arguments]);

    /// <summary>Runs the tool at the root of the repository with variables of the environment.</summary>
    /// <param name="variables">The variables.</param>
    /// <param name="arguments">Words of the command line.</param>
    public static Outcome RunWith(IReadOnlyDictionary<string, string> variables, params string[] arguments) =>
        Start("dotnet", Repository.Root, variables, [Program, .. arguments]);

    /// <summary>Runs any program.</summary>
    /// <param name="program">Its name.</param>
    /// <param name="folder">Working folder.</param>
    /// <param name="arguments">Words of the command line.</param>
    public static Outcome Start(string program, string folder, params string[] arguments) =>
        Start(program, folder, new Dictionary<string, string>(), arguments);

    private static Outcome Start(string program, string folder, IReadOnlyDictionary<string, string> variables, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach ((string name, string value) in variables)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} does not end");
        }

        return new Outcome(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    /// <summary>How a process ended.</summary>
    /// <param name="Code">Exit code.</param>
    /// <param name="Output">Standard output.</param>
    /// <param name="Error">Standard error.</param>
    internal sealed record Outcome(int Code, string Output, string Error)
    {
        /// <summary>Both streams, for messages of failed tests.</summary>
        public override string ToString() => $"exit code {Code}\n{Output}\n{Error}";
    }
}
