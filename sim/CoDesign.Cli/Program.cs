using System.Text;

namespace CoDesign.Cli;

/// <summary>The process: the only place that knows console, working folder and signals.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        bool isStopped = false;
        Console.CancelKeyPress += (_, press) =>
        {
            // The first Ctrl-C ends the simulation and lets its files be written; the second ends the process.
            press.Cancel = !isStopped;
            isStopped = true;
        };
        using Stream standardOutput = Console.OpenStandardOutput();
        using var output = new StreamWriter(standardOutput, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };
        string folder = Environment.CurrentDirectory;
        var terminal = new Terminal
        {
            Output = output,
            GuestOutput = standardOutput,
            Error = Console.Error,
            IsErrorInteractive = !Console.IsErrorRedirected,
            Width = Console.IsOutputRedirected ? Terminal.DefaultWidth : Math.Max(Terminal.NarrowestWidth, Console.WindowWidth - 1),
            IsStopped = () => isStopped,
            WorkingFolder = folder,
        };
        try
        {
            return Application.Run(arguments, terminal, Library.Find(folder, AppContext.BaseDirectory));
        }
        catch (Exception exception)
        {
            terminal.Error.WriteLine("codesign: internal error. This is our bug, not yours; please report it with the command line and what follows.");
            terminal.Error.WriteLine(exception);
            return ExitCode.Internal;
        }
    }
}
