using System.Diagnostics.CodeAnalysis;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Files;
using CoDesign.Elf;

namespace CoDesign.Cli.CommandLine;

/// <summary>Reads an ELF file that the command line names.</summary>
internal static class ElfArgument
{
    private const long LargestFile = 1L << 30;

    /// <summary>Reads a file.</summary>
    /// <returns>Whether there is one; otherwise the bag says why not.</returns>
    public static bool TryRead(IFileSystem files, string path, DiagnosticBag diagnostics, [NotNullWhen(true)] out ElfFile? elf)
    {
        elf = null;
        FileStatus status = files.Read(path, LargestFile, out byte[] content);
        if (status is not FileStatus.Read)
        {
            diagnostics.Error(SourcePosition.Of(path), status is FileStatus.Missing ? "there is no such file" : "the file cannot be read", "check the path");
            return false;
        }

        ElfReadResult result = ElfFile.Read(content, path);
        foreach (string problem in result.Problems)
        {
            diagnostics.Error(SourcePosition.Of(path), problem.StartsWith(path + ": ", StringComparison.Ordinal) ? problem[(path.Length + 2)..] : problem);
        }

        return result.TryGetFile(out elf);
    }

    /// <summary>Finds a function.</summary>
    /// <returns>Whether there is one; otherwise the bag says what there is.</returns>
    public static bool TryFunction(ElfFile elf, string path, string name, DiagnosticBag diagnostics, [NotNullWhen(true)] out Symbol? function)
    {
        if (elf.TryGetSymbol(name, out function) && function.IsFunction)
        {
            return true;
        }

        string[] functions = [.. elf.Symbols.Where(s => s.IsFunction).Select(s => s.Name).Distinct()];
        string? hint = Spelling.TryNearest(name, functions, out string? nearest) ? $"did you mean '{nearest}'?"
            : functions.Length == 0 ? "the file has no function symbols: link it without -s"
            : $"'codesign disassemble {path}' shows its {functions.Length} functions";
        diagnostics.Error(SourcePosition.Of(path), $"there is no function '{name}'", hint);
        return false;
    }
}
