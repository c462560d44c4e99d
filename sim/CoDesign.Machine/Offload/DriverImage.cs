using System.Buffers.Binary;
using System.Reflection;
using CoDesign.Description.Diagnostics;
using CoDesign.Elf;
using CoDesign.Machine.Memory;

namespace CoDesign.Machine.Offload;

/// <summary>
/// The region driver in the firmware memory of a chip: real code (workloads/driver), which the hart executes when a program reaches
/// a region that a module takes.
/// </summary>
internal sealed class DriverImage
{
    private const int MaximumModules = 8;
    private const int MaximumGrants = 6;
    private const int MaximumJobs = 8;
    private const int ModuleBytes = 168;
    private const uint Magic = 0x31524443;

    /// <summary>Bytes of its stack.</summary>
    public const ulong StackBytes = 1024;

    private DriverImage(ElfFile elf, Ram ram)
    {
        Elf = elf;
        Bias = ram.Address - elf.LoadableSegments.Min(s => s.Address);
        Entry = AddressOf("cd_driver_entry");
        Return = AddressOf("cd_driver_return");
        Configuration = AddressOf("cd_driver");
        End = (Bias + elf.LoadableSegments.Max(s => s.Address + s.MemorySize) + 255) / 256 * 256;
        StackTop = ram.Address + ram.SizeBytes;
    }

    /// <summary>The program.</summary>
    public ElfFile Elf { get; }

    /// <summary>Where it was loaded, relative to where it was linked.</summary>
    public ulong Bias { get; }

    /// <summary>Where a request begins.</summary>
    public ulong Entry { get; }

    /// <summary>Where it returns to.</summary>
    public ulong Return { get; }

    /// <summary>Where it begins to copy a buffer, and where it has copied it.</summary>
    public IEnumerable<(ulong Address, bool IsBegin)> Copies => Elf.Symbols
        .Where(s => s.Name.StartsWith("cd_copy_", StringComparison.Ordinal))
        .Select(s => (s.Value + Bias, s.Name.StartsWith("cd_copy_begin_", StringComparison.Ordinal)));

    /// <summary>First address behind the driver's code and data.</summary>
    public ulong End { get; }

    /// <summary>First stack pointer.</summary>
    public ulong StackTop { get; }

    private ulong Configuration { get; }

    /// <summary>Loads the driver.</summary>
    /// <param name="xlen">Register width of the hart.</param>
    /// <param name="ram">Firmware memory.</param>
    /// <param name="position">Where the chip names it.</param>
    /// <exception cref="ProgramProblemException">The memory is too small.</exception>
    public static DriverImage Load(int xlen, Ram ram, SourcePosition position)
    {
        ElfReadResult result = ElfFile.Read(Resource($"driver.rv{xlen}i.elf"), "region driver");
        if (!result.TryGetFile(out ElfFile? elf))
        {
            throw new InvalidOperationException($"the region driver is damaged: {string.Join("; ", result.Problems)}");
        }

        ulong size = elf.LoadableSegments.Max(s => s.Address + s.MemorySize) - elf.LoadableSegments.Min(s => s.Address);
        if (size + StackBytes > ram.SizeBytes)
        {
            throw new ProgramProblemException(
                position, $"firmware memory '{ram.Party.Id}' has {ram.SizeBytes} bytes, and the region driver needs {size + StackBytes}", "make the memory larger, or name another one");
        }

        var image = new DriverImage(elf, ram);
        foreach (Segment segment in elf.LoadableSegments)
        {
            segment.FileBytes.Span.CopyTo(ram.Bytes(image.Bias + segment.Address - ram.Address, segment.FileBytes.Length));
        }

        foreach (RelativeRelocation relocation in elf.RelocationsAt(image.Bias))
        {
            BitConverter.GetBytes(relocation.Value).AsSpan(0, xlen / 8).CopyTo(ram.Bytes(relocation.Address - ram.Address, xlen / 8));
        }

        return image;
    }

    /// <summary>Tells the driver about the chip: the layout of workloads/driver/driver.h.</summary>
    public void Configure(Ram ram, AddressWindow window, SourcePosition position, IReadOnlyList<DriverModule> modules)
    {
        if (modules.Count > MaximumModules)
        {
            throw new ProgramProblemException(position, $"the chip has {modules.Count} modules, and the region driver serves {MaximumModules} at most", "leave some out");
        }

        Span<byte> state = ram.Bytes(Configuration - ram.Address, 32 + (MaximumModules * ModuleBytes));
        BinaryPrimitives.WriteUInt32LittleEndian(state, Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(state[4..], (uint)modules.Count);
        BinaryPrimitives.WriteUInt64LittleEndian(state[8..], window.Address);
        BinaryPrimitives.WriteUInt64LittleEndian(state[16..], window.SizeBytes);
        BinaryPrimitives.WriteUInt64LittleEndian(state[24..], window.Target);
        for (int i = 0; i < modules.Count; i++)
        {
            Write(state[(32 + (i * ModuleBytes))..], modules[i]);
        }
    }

    private static void Write(Span<byte> bytes, DriverModule module)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, module.Registers);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], module.Ring);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[16..], module.Staging);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[24..], module.StagingBytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[32..], Math.Min(module.RingEntries, MaximumJobs));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[36..], (uint)module.Interrupt);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[40..], module.IsForcedStaged ? 1u : 0);

        // A grant that is not listed is simply not used: its buffers are staged.
        int grants = Math.Min(module.Grants.Count, MaximumGrants);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[44..], (uint)grants);
        for (int i = 0; i < grants; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes[(48 + (16 * i))..], module.Grants[i].Address);
            BinaryPrimitives.WriteUInt64LittleEndian(bytes[(56 + (16 * i))..], module.Grants[i].SizeBytes);
        }
    }

    private ulong AddressOf(string symbol) => Elf.TryGetSymbol(symbol, out Symbol? found)
        ? found.Value + Bias
        : throw new InvalidOperationException($"the region driver has no symbol '{symbol}'");

    private static byte[] Resource(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"resource '{name}' is missing from the build");
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
