using CoDesign.Cli.Validation;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Yaml;
using CoDesign.Results;
using Serilog;

namespace CoDesign.Cli.Tests.Validation;

/// <summary>The measurements of the repository, and what the presets of the repository predict.</summary>
public sealed class Truth
{
    private readonly Lazy<IReadOnlyList<ValidationRow>> _all = new(() => Predict(string.Empty));

    /// <summary>Every measurement.</summary>
    internal IReadOnlyList<ValidationRow> All => _all.Value;

    /// <summary>Predicts the measurements whose name contains a text, with other values in the presets.</summary>
    internal static IReadOnlyList<ValidationRow> Predict(string only, params string[] changes)
    {
        var diagnostics = new DiagnosticBag();
        using var output = new StringWriter();
        var terminal = new Terminal
        {
            Output = output,
            GuestOutput = Stream.Null,
            Error = output,
            WorkingFolder = Repository.Root,
        };
        var context = new CommandContext(
            terminal, Library.Find(Repository.Root, AppContext.BaseDirectory), new LoggerConfiguration().CreateLogger(), new ToolRecord("codesign", "0.0.0"));
        List<Override> overrides = [];
        foreach (string change in changes)
        {
            Assert.True(Override.TryParse(change, diagnostics, out Override? parsed), change);
            overrides.Add(parsed);
        }

        const string Folder = "tests/truth";
        IReadOnlyList<TruthRow> rows = [.. TruthTable.Read(context.Files, Folder, diagnostics).Where(r => r.Name.Contains(only, StringComparison.Ordinal))];
        IReadOnlyList<ValidationRow> predicted = new Validator(context, Folder, overrides, diagnostics).Run(rows);
        Assert.False(diagnostics.HasErrors, string.Join('\n', diagnostics.Sorted()));
        return predicted;
    }
}
