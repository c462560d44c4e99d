using System.CommandLine;
using System.Globalization;
using CoDesign.Cli.CommandLine;
using CoDesign.Description.Diagnostics;
using CoDesign.Elf;
using CoDesign.Isa;

namespace CoDesign.Cli.Commands;

/// <summary><c>codesign disassemble ELF</c></summary>
internal sealed class DisassembleCommand : ICommandDefinition
{
    private readonly Argument<string> _elf = new("ELF") { Description = "A RISC-V ELF file." };
    private readonly Option<string?> _symbol = new("--symbol") { Description = "Only this function.", HelpName = "NAME" };
    private readonly Option<string?> _isa = new("--isa") { Description = "Instructions to decode; default: all that the tool knows.", HelpName = "ISA" };

    /// <inheritdoc/>
    public Command Create(CommandContext context)
    {
        var command = new Command("disassemble", "Prints the instructions of an ELF file.") { _elf, _symbol, _isa };
        command.SetAction(result => Run(context, result.GetValue(_elf)!, result.GetValue(_symbol), result.GetValue(_isa)));
        return command;
    }

    private static int Run(CommandContext context, string path, string? symbol, string? isaText)
    {
        DiagnosticBag diagnostics = new();
        if (!ElfArgument.TryRead(context.Files, path, diagnostics, out ElfFile? elf) || !TryIsa(isaText, elf, diagnostics, out IsaString isa))
        {
            return context.Report(diagnostics);
        }

        CoDesign.Elf.Symbol? only = null;
        if (symbol is not null && !ElfArgument.TryFunction(elf, path, symbol, diagnostics, out only))
        {
            return context.Report(diagnostics);
        }

        var listing = new Listing(elf, isa, context.Terminal.Output);
        foreach (Segment segment in elf.LoadableSegments.Where(s => s.IsExecutable))
        {
            listing.Write(segment, only);
        }

        return ExitCode.Clean;
    }

    private static bool TryIsa(string? text, ElfFile elf, DiagnosticBag diagnostics, out IsaString isa)
    {
        string? problem = null;
        isa = MeasureCommand.IsaOf(elf);
        if (text is null || IsaString.TryParse(text, out isa, out problem))
        {
            return true;
        }

        diagnostics.Error(SourcePosition.Of($"--isa {text}"), problem!);
        return false;
    }

    private sealed class Listing(ElfFile elf, IsaString isa, TextWriter output)
    {
        private readonly Disassembler _disassembler = new(InstructionTable.For(isa));
        private readonly Dictionary<ulong, string> _labels = elf.Symbols
            .Where(s => s.IsFunction && s.Name.Length > 0)
            .GroupBy(s => s.Value)
            .ToDictionary(g => g.Key, g => g.First().Name);

        public void Write(Segment segment, CoDesign.Elf.Symbol? only)
        {
            ReadOnlySpan<byte> bytes = segment.FileBytes.Span;
            int start = only is null ? 0 : (int)Math.Min((ulong)bytes.Length, only.Value - segment.Address);
            int end = only is null ? bytes.Length : (int)Math.Min((ulong)bytes.Length, (ulong)start + only.Size);
            for (int at = start; at + 2 <= end;)
            {
                ulong address = segment.Address + (ulong)at;
                if (_labels.TryGetValue(address, out string? label))
                {
                    output.WriteLine();
                    output.WriteLine($"{address:x16} <{label}>:");
                }

                at += Line(address, bytes[at..end]);
            }
        }

        private int Line(ulong address, ReadOnlySpan<byte> bytes)
        {
            uint word = (uint)(bytes[0] | (bytes[1] << 8));
            int length = InstructionTable.LengthOf(word);
            if (length == 4 && bytes.Length >= 4)
            {
                word |= (uint)(bytes[2] | (bytes[3] << 8)) << 16;
            }

            length = Math.Min(length, bytes.Length);
            string hexadecimal = word.ToString(length == 2 ? "x4" : "x8", CultureInfo.InvariantCulture);
            output.WriteLine($"{address,8:x}:  {hexadecimal,-8}  {_disassembler.Disassemble(word, address)}");
            return length;
        }
    }
}
