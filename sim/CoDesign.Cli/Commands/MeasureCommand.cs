using System.CommandLine;
using CoDesign.Cli.CommandLine;
using CoDesign.Description.Diagnostics;
using CoDesign.Elf;
using CoDesign.Isa;
using CoDesign.Machine.Guest;

namespace CoDesign.Cli.Commands;

/// <summary><c>codesign measure ELF SYMBOL...</c>: the checksum that a policy names for a sanitizer.</summary>
internal sealed class MeasureCommand : ICommandDefinition
{
    private readonly Argument<string> _elf = new("ELF") { Description = "A RISC-V ELF file." };
    private readonly Argument<string[]> _symbols = new("SYMBOL") { Description = "Functions.", Arity = ArgumentArity.OneOrMore };

    /// <inheritdoc/>
    public Command Create(CommandContext context)
    {
        var command = new Command("measure", "Prints the SHA-256 of a function and of all that it calls, as policies name it for sanitizers.") { _elf, _symbols };
        command.SetAction(result => Run(context, result.GetValue(_elf)!, result.GetValue(_symbols) ?? []));
        return command;
    }

    private static int Run(CommandContext context, string path, string[] symbols)
    {
        DiagnosticBag diagnostics = new();
        if (!ElfArgument.TryRead(context.Files, path, diagnostics, out ElfFile? elf))
        {
            return context.Report(diagnostics);
        }

        InstructionTable table = InstructionTable.For(IsaOf(elf));
        foreach (string name in symbols)
        {
            if (ElfArgument.TryFunction(elf, path, name, diagnostics, out CoDesign.Elf.Symbol? function))
            {
                CodeMeasurement measurement = CodeMeasurement.Of(elf, function, table);
                context.Terminal.Output.WriteLine($"{measurement.Sha256}  {name} ({(measurement.Functions == 1 ? "1 function" : $"{measurement.Functions} functions")})");
            }
        }

        return context.Report(diagnostics);
    }

    /// <summary>Every instruction that the tool knows for a file's register width.</summary>
    public static IsaString IsaOf(ElfFile elf) => IsaString.Everything(elf.Class is ElfClass.Elf32 ? 32 : 64);
}
