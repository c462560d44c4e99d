using CoDesign.Cli.Presentation;

namespace CoDesign.Cli.Explanations;

/// <summary>Physical constants: <c>ibex-small.pipeline.latency.load</c>, or a last part such as <c>sha256_block</c>.</summary>
internal sealed class ConstantExplanation(LibraryConstants constants) : IExplanation
{
    /// <inheritdoc/>
    public IEnumerable<string> Names => constants.All.SelectMany(c => new[] { FullName(c), c.Constant.Path.Split('.')[^1] });

    /// <inheritdoc/>
    public bool TryWrite(string what, TextWriter output, int width)
    {
        LibraryConstant[] found = [.. constants.All.Where(c => FullName(c) == what || FullName(c).EndsWith("." + what, StringComparison.Ordinal))];
        foreach (LibraryConstant constant in found)
        {
            var table = new TextTable(string.Empty, string.Empty);
            table.Add("constant", FullName(constant));
            table.Add("value", constant.Constant.Text + (constant.Constant.Tolerance is string tolerance ? $", ± {tolerance}" : string.Empty));
            table.Add("source", constant.Constant.Source.ReplaceLineEndings(" "));
            table.Add("written in", constant.Constant.Position.ToString());
            table.Write(output, width);
            output.WriteLine();
        }

        return found.Length > 0;
    }

    private static string FullName(LibraryConstant constant) => $"{constant.Owner}.{constant.Constant.Path}";
}
