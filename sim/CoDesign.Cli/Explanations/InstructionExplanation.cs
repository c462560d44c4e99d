using CoDesign.Cli.Presentation;
using CoDesign.Description.Scalars;
using CoDesign.Isa;

namespace CoDesign.Cli.Explanations;

/// <summary>Instructions and control and status registers.</summary>
internal sealed class InstructionExplanation(LibraryConstants constants) : IExplanation
{
    // The largest tables: a form may be there for one register width only.
    private static readonly CompressedForm[] Forms =
    [
        .. new[] { 32, 64 }
            .SelectMany(xlen => InstructionTable.For(IsaString.Everything(xlen)).Forms)
            .Distinct(),
    ];

    /// <inheritdoc/>
    public IEnumerable<string> Names =>
        [.. InstructionRows.All.Select(r => r.Mnemonic), .. Forms.Select(f => f.Mnemonic), .. Csrs.All.Select(c => c.Name)];

    /// <inheritdoc/>
    public bool TryWrite(string what, TextWriter output, int width)
    {
        InstructionDefinition[] rows = [.. InstructionRows.All.Where(r => r.Mnemonic == what)];
        // Most instructions have one row for both register widths, some a row for each.
        foreach (IGrouping<string, InstructionDefinition> alike in rows.GroupBy(r => $"{r.Pattern} {r.Syntax} {r.ExtensionNames}"))
        {
            Write(alike.First(), WidthsOf(alike.Aggregate(default(XlenSet), (all, r) => all | r.Xlen)), output, width);
        }

        CompressedForm[] forms = [.. Forms.Where(f => f.Mnemonic == what)];
        foreach (CompressedForm form in forms)
        {
            var table = new TextTable(string.Empty, string.Empty);
            table.Add("instruction", form.Syntax.ToString());
            table.Add("encoding", form.Pattern.ToString());
            table.Add("extension", $"{(form.Extension is Extension.Zca ? "C" : form.Extension)} ({WidthsOf(form.Xlen)})");
            table.Add("meaning", $"that of {form.ExpansionMnemonic}: 'codesign explain {form.ExpansionMnemonic}'");
            table.Write(output, width);
        }

        CsrDefinition? csr = Csrs.All.FirstOrDefault(c => c.Name == what);
        if (csr is not null)
        {
            var table = new TextTable(string.Empty, string.Empty);
            table.Add("register", $"{csr.Name}, number 0x{csr.Number:x3}{(csr.IsReadOnly ? ", read-only" : string.Empty)}{(csr.Rv32Only ? ", RV32 only" : string.Empty)}");
            table.Add("extension", csr.Extension.ToString());
            table.Write(output, width);
        }

        return rows.Length > 0 || forms.Length > 0 || csr is not null;
    }

    private void Write(InstructionDefinition row, string widths, TextWriter output, int width)
    {
        string costClass = SnakeCase(row.OpClass);
        var table = new TextTable(string.Empty, string.Empty);
        table.Add("instruction", row.Syntax.ToString());
        table.Add("encoding", row.Pattern.ToString());
        table.Add("extension", $"{row.ExtensionNames} ({widths})");
        table.Add("cost class", costClass);
        table.Add("labels", row.Labels.ToString());
        table.Add("timing", row.IsConstantTime ? "does not depend on its operands" : "may depend on its operands");
        foreach (LibraryConstant constant in constants.All.Where(c => c.Constant.Path.EndsWith($".{costClass}", StringComparison.Ordinal)))
        {
            table.Add(constant.Owner, $"{constant.Constant.Path} = {constant.Constant.Text}");
        }

        table.Write(output, width);
    }

    private static string WidthsOf(XlenSet widths) => widths switch
    {
        XlenSet.Rv32 => "RV32 only",
        XlenSet.Rv64 => "RV64 only",
        _ => "RV32 and RV64",
    };

    // Cost classes are keys of timing and energy tables.
    private static string SnakeCase(OpClass opClass) => YamlName.Of(opClass);
}
