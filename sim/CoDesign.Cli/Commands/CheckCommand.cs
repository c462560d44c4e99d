using System.CommandLine;
using CoDesign.Description.Diagnostics;
using CoDesign.Machine;

namespace CoDesign.Cli.Commands;

/// <summary><c>codesign check FILE...</c></summary>
internal sealed class CheckCommand : ICommandDefinition
{
    private readonly Argument<string[]> _files = new("FILE") { Description = "Chip, core, energy, policy, workload or run files.", Arity = ArgumentArity.OneOrMore };

    /// <inheritdoc/>
    public Command Create(CommandContext context)
    {
        var command = new Command("check", "Validates description files: every problem at once, with file:line:column.") { _files };
        command.SetAction(result => Run(context, result.GetValue(_files) ?? []));
        return command;
    }

    private static int Run(CommandContext context, string[] files)
    {
        DiagnosticBag diagnostics = new();
        foreach (string file in files)
        {
            // Each file gets its own bag: a problem in one must not hide those of the next.
            DiagnosticBag own = new();
            context.Loader(own).CheckFile(file.Replace('\\', '/'), run => TrustLint.Check(run, own));
            foreach (Diagnostic diagnostic in own.Sorted())
            {
                diagnostics.Add(diagnostic);
            }
        }

        int code = context.Report(diagnostics);
        if (code == ExitCode.Clean)
        {
            context.Terminal.Output.WriteLine(files.Length == 1 ? $"{files[0]}: no problem" : $"{files.Length} files: no problem");
        }
        else
        {
            context.Terminal.Error.WriteLine(diagnostics.ErrorCount == 1 ? "1 error" : $"{diagnostics.ErrorCount} errors");
        }

        return code;
    }
}
