using System.CommandLine;
using System.Reflection;
using System.Text.RegularExpressions;
using CoDesign.Description.Diagnostics;

namespace CoDesign.Cli.Commands;

/// <summary><c>codesign new module NAME</c></summary>
internal sealed partial class NewCommand : ICommandDefinition
{
    private readonly Argument<string> _name = new("NAME") { Description = "Name of the project: lower-case letters, digits and '-'." };
    private readonly Option<string?> _output = new("--output") { Description = "Folder to write into (NAME); it must be empty or new.", HelpName = "DIR" };

    /// <inheritdoc/>
    public Command Create(CommandContext context)
    {
        var module = new Command("module", "Writes a project for a module of your own (kind plugin).") { _name, _output };
        module.SetAction(result => Run(context, result.GetValue(_name)!, result.GetValue(_output)));
        return new Command("new", "Writes files to start from.") { module };
    }

    private static int Run(CommandContext context, string name, string? output)
    {
        DiagnosticBag diagnostics = new();
        string folder = context.OnHost(output ?? name);
        if (!NamePattern().IsMatch(name))
        {
            diagnostics.Error(SourcePosition.Of($"new module {name}"), $"'{name}' is not a name of a project", "write a lower-case letter, then lower-case letters, digits or '-': crc-unit");
        }
        else if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            diagnostics.Error(SourcePosition.Of(output is null ? $"new module {name}" : $"--output {output}"), $"'{output ?? name}' exists already", "name another folder with --output, or remove it");
        }

        if (diagnostics.HasErrors)
        {
            return context.Report(diagnostics);
        }

        Directory.CreateDirectory(folder);
        string type = string.Concat(name.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
        foreach ((string template, string file) in new[] { ("project", $"{name}.csproj"), ("class", $"{type}.cs"), ("module", "module.yaml"), ("readme", "README.md") })
        {
            string text = Template(template)
                .Replace("{{name}}", name, StringComparison.Ordinal)
                .Replace("{{id}}", name.Replace('-', '_'), StringComparison.Ordinal)
                .Replace("{{class}}", type, StringComparison.Ordinal)
                .Replace("{{path}}", Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory), StringComparison.Ordinal);
            File.WriteAllText(Path.Combine(folder, file), text);
            context.Terminal.Output.WriteLine($"{output ?? name}/{file}");
        }

        return ExitCode.Clean;
    }

    private static string Template(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Templates/{name}.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex NamePattern();
}
