using System.CommandLine;
using CoDesign.Cli.CommandLine;
using CoDesign.Cli.Commands;
using CoDesign.Description.Diagnostics;
using CoDesign.Machine;
using CoDesign.OpenCL.Devices;
using CoDesign.Results;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace CoDesign.Cli;

/// <summary>The tool: a command line in, an exit code out. Everything it touches is passed in.</summary>
internal static class Application
{
    private static readonly Option<string> LogLevel = new("--log-level")
    {
        Description = "verbose, debug, information, warning, error or fatal: what the log on standard error has.",
        HelpName = "LEVEL",
        DefaultValueFactory = _ => "warning",
        Recursive = true,
    };

    private static readonly ICommandDefinition[] Commands =
    [
        new RunCommand(),
        new CompareCommand(),
        new AuditCommand(),
        new ReportCommand(),
        new CheckCommand(),
        new ExplainCommand(),
        new SchemaCommand(),
        new DisassembleCommand(),
        new MeasureCommand(),
        new ValidateCommand(),
        new FitCommand(),
        ListCommand.OfChips,
        ListCommand.OfWorkloads,
        new NewCommand(),
        new DoctorCommand(),
    ];

    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">The words after the program's name.</param>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="library">Where names are looked up.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> arguments, Terminal terminal, Library library)
    {
        var level = new LoggingLevelSwitch(LogEventLevel.Warning);
        using Logger log = new LoggerConfiguration()
            .MinimumLevel.ControlledBy(level)
            .WriteTo.Sink(new TextWriterSink(terminal.Error))
            .CreateLogger();
        string version = typeof(Application).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
        var context = new CommandContext(terminal, library, log, new ToolRecord("codesign", version));
        // Whoever types the name alone wants to know what there is.
        ParseResult parsed = Root(context).Parse(arguments.Count == 0 ? ["--help"] : arguments);
        if (parsed.Errors.Count > 0)
        {
            return UsageErrors.Report(parsed, terminal.Error);
        }

        if (!Enum.TryParse(parsed.GetValue(LogLevel), ignoreCase: true, out LogEventLevel wanted))
        {
            DiagnosticBag diagnostics = new();
            string[] levels = [.. Enum.GetNames<LogEventLevel>().Select(n => n.ToLowerInvariant())];
            diagnostics.Error(SourcePosition.Of($"--log-level {parsed.GetValue(LogLevel)}"), "there is no such level", Spelling.Remedy(parsed.GetValue(LogLevel)!, levels, "Levels"));
            return context.Report(diagnostics);
        }

        level.MinimumLevel = wanted;
        return Invoke(parsed, context);
    }

    private static RootCommand Root(CommandContext context)
    {
        var root = new RootCommand("Hardware/software co-design simulator: chip YAML and RISC-V ELF in; time, energy and a trust report out.")
        {
            LogLevel,
        };
        foreach (ICommandDefinition definition in Commands)
        {
            root.Add(definition.Create(context));
        }

        return root;
    }

    private static int Invoke(ParseResult parsed, CommandContext context)
    {
        Terminal terminal = context.Terminal;
        try
        {
            return parsed.Invoke(new InvocationConfiguration
            {
                Output = terminal.Output,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                // Ctrl-C ends the simulation, not the process: the files are still to be written.
                ProcessTerminationTimeout = null,
            });
        }
        catch (ProgramProblemException problem)
        {
            DiagnosticBag diagnostics = new();
            problem.Problems.ToList().ForEach(diagnostics.Add);
            return context.Report(diagnostics);
        }
        catch (OpenClException problem)
        {
            terminal.Error.WriteLine($"error: {problem.Message}; --compute managed does without");
            return ExitCode.BadInput;
        }
        catch (IOException problem)
        {
            terminal.Error.WriteLine($"error: {problem.Message}");
            return ExitCode.BadInput;
        }
        catch (UnauthorizedAccessException problem)
        {
            terminal.Error.WriteLine($"error: {problem.Message}");
            return ExitCode.BadInput;
        }
    }
}
