using System.CommandLine;
using System.CommandLine.Parsing;
using CoDesign.Description.Diagnostics;

namespace CoDesign.Cli.CommandLine;

/// <summary>Tells what is wrong with a command line, and what was probably meant.</summary>
internal static class UsageErrors
{
    /// <summary>Writes the problems.</summary>
    /// <returns><see cref="ExitCode.BadInput"/>.</returns>
    public static int Report(ParseResult parsed, TextWriter error)
    {
        Command command = parsed.CommandResult.Command;
        string[] known =
        [
            .. command.Subcommands.Select(c => c.Name),
            .. command.Options.Select(o => o.Name),
            .. parsed.RootCommandResult.Command.Options.Select(o => o.Name),
        ];
        // The library complains of unknown words too, but knows no nearest one; and a misspelt command is not a missing one.
        if (parsed.UnmatchedTokens.Count == 0)
        {
            foreach (string message in parsed.Errors.Select(e => e.Message).Distinct())
            {
                error.WriteLine($"{NameOf(parsed)}: error: {message}");
            }
        }

        foreach (string token in parsed.UnmatchedTokens.Distinct())
        {
            string hint = Spelling.TryNearest(token, known, out string? nearest) ? $"; did you mean '{nearest}'?" : string.Empty;
            error.WriteLine($"{NameOf(parsed)}: error: unknown word '{token}'{hint}");
        }

        error.WriteLine($"'{NameOf(parsed)} --help' lists what is allowed.");
        return ExitCode.BadInput;
    }

    private static string NameOf(ParseResult parsed)
    {
        Stack<string> names = new();
        for (SymbolResult? result = parsed.CommandResult; result is CommandResult command; result = command.Parent)
        {
            names.Push(command.Command is RootCommand ? "codesign" : command.Command.Name);
        }

        return string.Join(' ', names);
    }
}
