namespace CoDesign.EndToEnd.Tests.Documents;

/// <summary>Does what a document says, in a folder with copies of the library's folders.</summary>
internal static class DocumentRunner
{
    private static readonly string[] Library = ["chips", "configs", "workloads", "tests/truth"];

    /// <summary>Writes the files and executes the commands of a document, in order.</summary>
    /// <param name="document">The document.</param>
    /// <param name="hasTools">Whether blocks that need programs are executed too.</param>
    /// <returns>What is not as the document says; empty if all is.</returns>
    public static IReadOnlyList<string> Run(Document document, bool hasTools)
    {
        using var folder = new TemporaryFolder();
        foreach (string name in Library)
        {
            Copy(Path.Combine(Repository.Root, name), folder[name]);
        }

        WriteScript(folder["codesign"]);
        List<string> problems = [];
        foreach (DocumentBlock block in document.Blocks.Where(b => hasTools || b.Needs.Count == 0))
        {
            if (block.File is string file)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(folder[file])!);
                File.WriteAllText(folder[file], string.Concat(block.Lines.Select(l => l + "\n")));
            }
            else if (block.IsConsole)
            {
                IReadOnlyList<DocumentCommand> commands = block.Commands();
                for (int i = 0; i < commands.Count; i++)
                {
                    problems.AddRange(Execute(document, folder.Path, commands[i], i == commands.Count - 1 ? block.ExitCode : 0));
                }
            }
        }

        return problems;
    }

    private static IEnumerable<string> Execute(Document document, string folder, DocumentCommand command, int exitCode)
    {
        // One stream, in the order in which a terminal would show it.
        Tool.Outcome outcome = Tool.Start("sh", folder, "-c", "exec 2>&1\n" + command.Text);
        string place = $"{document.Name}:{command.Line}: {command.Text}";
        if (outcome.Code != exitCode)
        {
            yield return $"{place}\nexit code {outcome.Code}, and the document says {exitCode}. Output:\n{outcome.Output}";
        }

        if (!command.Accepts(outcome.Output))
        {
            yield return $"{place}\nprints\n{outcome.Output}\nand the document says\n{string.Join('\n', command.Expected)}";
        }
    }

    // Where a clone has the script that builds the tool, the folder has one that runs the tool that was built for this test.
    private static void WriteScript(string path)
    {
        File.WriteAllText(path, $"#!/bin/sh\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "codesign.dll")}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (string child in Directory.GetDirectories(from))
        {
            Copy(child, Path.Combine(to, Path.GetFileName(child)));
        }
    }
}
