using CoDesign.Elf;
using CoDesign.Machine.Memory;

namespace CoDesign.Machine.Guest;

/// <summary>Names for addresses, from the program and from the region driver.</summary>
/// <param name="program">The program.</param>
/// <param name="bias">Where it was loaded, relative to where it was linked.</param>
/// <param name="driver">The driver; null without one.</param>
/// <param name="driverBias">Where it was loaded.</param>
internal sealed class SymbolMap(ElfFile program, ulong bias, ElfFile? driver, ulong driverBias)
{
    private readonly HashSet<ulong> _functions =
    [
        .. FunctionsOf(program, bias),
        .. driver is null ? [] : FunctionsOf(driver, driverBias),
    ];

    /// <summary>Whether a function begins at an address.</summary>
    public bool IsFunctionStart(ulong pc) => _functions.Contains(pc);

    /// <summary>Name of the function that holds an address; the address itself if none does.</summary>
    public string FunctionOf(ulong pc)
    {
        (ElfFile elf, ulong offset, string prefix) = Owner(pc);
        return elf.TryFindSymbolAt(pc - offset, out Symbol? symbol, out _) ? prefix + symbol.Name : $"0x{pc:x}";
    }

    /// <summary>Function and offset: <c>main+0x1c</c>; null if no symbol covers the address.</summary>
    public string? SymbolOf(ulong pc)
    {
        (ElfFile elf, ulong offset, string prefix) = Owner(pc);
        return elf.TryFindSymbolAt(pc - offset, out Symbol? symbol, out ulong distance)
            ? $"{prefix}{symbol.Name}+0x{distance:x}"
            : null;
    }

    /// <summary>File and line; null without debug information.</summary>
    public string? SourceOf(ulong pc)
    {
        (ElfFile elf, ulong offset, _) = Owner(pc);
        return elf.Lines.TryFind(pc - offset, out SourceLine line) ? $"{line.File}:{line.Line}" : null;
    }

    /// <summary>The program's object that lies at a bus address: <c>buffer+0x10</c>; null if there is none.</summary>
    public string? ObjectAt(ulong busAddress, AddressWindow window)
    {
        ulong address = busAddress - window.Target < window.SizeBytes ? busAddress - window.Target + window.Address : busAddress;
        return program.TryFindSymbolAt(address - bias, out Symbol? symbol, out ulong offset) && symbol.Type is SymbolType.Object
            ? $"{symbol.Name}+0x{offset:x}"
            : null;
    }

    /// <summary>What is wrong with the debug information; empty if nothing is.</summary>
    public string Problem => program.Lines.Problem;

    /// <summary>An address in words: <c>0x10074 (main+0x1c, main.c:12)</c>.</summary>
    public string Describe(ulong pc)
    {
        string place = string.Join(", ", new[] { SymbolOf(pc), SourceOf(pc) }.Where(p => p is not null));
        return place.Length == 0 ? $"0x{pc:x}" : $"0x{pc:x} ({place})";
    }

    private (ElfFile Elf, ulong Bias, string Prefix) Owner(ulong pc)
    {
        bool isDriver = driver is not null
            && driver.LoadableSegments.Any(s => pc - driverBias - s.Address < s.MemorySize);
        return isDriver ? (driver!, driverBias, "driver:") : (program, bias, string.Empty);
    }

    private static IEnumerable<ulong> FunctionsOf(ElfFile elf, ulong bias) =>
        elf.Symbols.Where(s => s.Type is SymbolType.Function).Select(s => s.Value + bias);
}
