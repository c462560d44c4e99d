using System.Buffers.Binary;
using System.Text;
using CoDesign.Description.Chips;
using CoDesign.Description.Diagnostics;
using CoDesign.Elf;
using CoDesign.Isa;
using CoDesign.Machine.Harts;
using CoDesign.Machine.Interconnect;
using CoDesign.Machine.Memory;

namespace CoDesign.Machine.Guest;

/// <summary>Puts a program into memory.</summary>
/// <param name="map">Who owns which bus addresses.</param>
/// <param name="zone">Zone of the core.</param>
internal sealed class ProgramLoader(AddressMap map, string zone)
{
    private const ulong PageBytes = 4096;

    // A static-pie may lie anywhere; low addresses keep its pointers short in messages.
    private const ulong PieBase = 0x1_0000;

    // Between the stack and what lies below it: Linux, mm/mmap.c, stack_guard_gap, has 256 pages; small memories have less to spare.
    private const ulong LargestGap = 256 * PageBytes;

    /// <summary>Bus addresses that the program takes, for whoever else looks for a place: first, behind the last, and what lies there.</summary>
    public List<(ulong Start, ulong End, string What)> Taken { get; } = [];

    /// <summary>Puts a bare-metal program where its segments want to lie before the first instruction.</summary>
    /// <remarks>
    /// That is their physical address, as for other loaders: initialised data that start-up code copies has its bytes in ROM and is
    /// linked to RAM. Both places must exist.
    /// </remarks>
    /// <exception cref="ProgramProblemException">A segment lies outside the memory of the chip.</exception>
    public void LoadBare(ElfFile elf)
    {
        foreach (Segment segment in elf.LoadableSegments)
        {
            MemoryFor(elf, segment.Address, segment.MemorySize);
            if (segment.FileBytes.Length > 0)
            {
                Ram ram = MemoryFor(elf, segment.PhysicalAddress, (ulong)segment.FileBytes.Length);
                segment.FileBytes.Span.CopyTo(ram.Bytes(segment.PhysicalAddress - ram.Address, segment.FileBytes.Length));
            }
        }
    }

    /// <summary>Puts a Linux program into main memory, and chooses where its heap, mappings and stack lie.</summary>
    /// <param name="elf">The program.</param>
    /// <param name="isa">Instructions of the hart.</param>
    /// <param name="pages">Gets the window through which low addresses reach main memory.</param>
    /// <param name="memory">Writes to program addresses.</param>
    /// <param name="arguments">Command line.</param>
    /// <param name="seed">Start of AT_RANDOM.</param>
    /// <param name="stackPointer">Gets the first stack pointer.</param>
    /// <exception cref="ProgramProblemException">The program does not fit.</exception>
    public LinuxLayout LoadLinux(ElfFile elf, IsaString isa, PageTable pages, GuestMemory memory, IReadOnlyList<string> arguments, ulong seed, out ulong stackPointer)
    {
        Ram ram = MainMemory(elf.Path);
        ulong bias = elf.Type is ElfType.PositionIndependent ? PieBase : 0;
        ulong low = bias + elf.LoadableSegments.Min(s => s.Address) / PageBytes * PageBytes;
        ulong high = bias + elf.LoadableSegments.Max(s => s.Address + s.MemorySize);
        bool isLow = low < ram.Address || low >= ram.Address + ram.SizeBytes;
        if (isLow)
        {
            RefuseOverlaps(elf, bias);
            ulong reach = DistanceToNext(low, Math.Min(ram.SizeBytes * 3 / 4, ulong.MaxValue - low));
            pages.Window = new AddressWindow(low, reach, ram.Address);
        }

        ulong heapEnd = isLow ? low + pages.Window.SizeBytes : ram.Address + (ram.SizeBytes * 3 / 4);
        ulong heapStart = (high + PageBytes - 1) / PageBytes * PageBytes;
        if (heapStart > heapEnd)
        {
            throw new ProgramProblemException(
                SourcePosition.Of(elf.Path),
                $"the program with its data takes {KibiBytes(high - low)}, and memory '{ram.Party.Id}' has {KibiBytes(heapEnd - low)} for it",
                $"make memory '{ram.Party.Id}' larger");
        }

        foreach (Segment segment in elf.LoadableSegments)
        {
            memory.TryWrite(bias + segment.Address, segment.FileBytes.Span);
        }

        foreach (RelativeRelocation relocation in elf.RelocationsAt(bias))
        {
            byte[] word = BitConverter.GetBytes(relocation.Value);
            memory.TryWrite(relocation.Address, elf.Class is ElfClass.Elf32 ? word.AsSpan(0, 4) : word);
        }

        ulong top = ram.Address + ram.SizeBytes;
        ulong stackBytes = Math.Min(ram.SizeBytes / 8, 8UL << 20) / PageBytes * PageBytes;
        ulong windowEnd = isLow ? ram.Address + pages.Window.SizeBytes : heapEnd;
        Taken.Add((ram.Address, top, $"the program, whose heap and stack fill memory '{ram.Party.Id}',"));
        ulong stackBottom = top - stackBytes;
        ulong mapTop = stackBottom - Math.Min(LargestGap, UserSpace.PageUp(ram.SizeBytes / 64));
        var layout = new LinuxLayout(bias + elf.EntryAddress, heapStart, heapEnd, windowEnd, mapTop, stackBottom, top, new UserSpace(ram));
        layout.Space.Set(stackBottom, stackBytes, MemoryAccesses.Load | MemoryAccesses.Store);
        foreach (Segment segment in elf.LoadableSegments)
        {
            Map(layout.Space, bias, segment);
        }

        stackPointer = WriteStack(elf, isa, bias, memory, layout, arguments, seed);
        return layout;
    }

    /// <summary>The memory that Linux programs live in: the largest one of the core's zone that can be written and executed.</summary>
    /// <param name="program">The ELF file, for messages.</param>
    public Ram MainMemory(string program)
    {
        Ram? main = map.Entries
            .Select(e => e.Target)
            .OfType<RamTarget>()
            .Select(t => t.Ram)
            .Where(r => r.Party.Zone == zone && r.Access is MemoryAccess.ReadWriteExecute)
            .MaxBy(r => r.SizeBytes);
        return main ?? throw new ProgramProblemException(
            SourcePosition.Of(program), $"a program with Linux system calls needs a memory with access rwx in zone '{zone}', and the chip has none", "add one to the chip");
    }

    // What Linux puts on the stack (include/uapi/linux/auxvec.h): argc, argv, environment, auxiliary vector.
    private static ulong WriteStack(
        ElfFile elf, IsaString isa, ulong bias, GuestMemory memory, LinuxLayout layout, IReadOnlyList<string> arguments, ulong seed)
    {
        int word = elf.Class is ElfClass.Elf32 ? 4 : 8;
        ulong position = layout.StackTop;
        ulong Push(ReadOnlySpan<byte> bytes)
        {
            position -= (ulong)bytes.Length;
            memory.TryWrite(position, bytes);
            return position;
        }

        byte[] random = new byte[16];
        for (int i = 0; i < random.Length; i++)
        {
            random[i] = (byte)(SplitMix.Next(ref seed) >> 56);
        }

        ulong randomAddress = Push(random);
        ulong[] argumentAddresses = [.. arguments.Select(a => Push(Encoding.UTF8.GetBytes(a + '\0')))];
        position &= ~15UL;
        List<ulong> words = [(ulong)argumentAddresses.Length, .. argumentAddresses, 0, 0];
        elf.TryGetProgramHeaderAddress(out ulong headers);
        const int PageSize = 6;
        foreach ((int type, ulong value) in new (int, ulong)[]
        {
            (3, headers == 0 ? 0 : bias + headers), // AT_PHDR
            (4, word == 4 ? 32UL : 56UL), // AT_PHENT: sizes of Elf32_Phdr and Elf64_Phdr
            (5, (ulong)elf.Segments.Count), // AT_PHNUM
            (PageSize, PageBytes),
            (7, 0), // AT_BASE: no interpreter
            (8, 0), // AT_FLAGS
            (9, layout.Entry), // AT_ENTRY
            (11, 1000), (12, 1000), (13, 1000), (14, 1000), // AT_UID, AT_EUID, AT_GID, AT_EGID: an ordinary user
            (16, HardwareCapabilities(isa)), // AT_HWCAP
            (17, 100), // AT_CLKTCK
            (23, 0), // AT_SECURE
            (25, randomAddress), // AT_RANDOM
            (31, argumentAddresses.FirstOrDefault()), // AT_EXECFN
            (0, 0),
        })
        {
            words.Add((ulong)type);
            words.Add(value);
        }

        position = (position - (ulong)(words.Count * word)) & ~15UL;
        byte[] bytes = new byte[words.Count * word];
        for (int i = 0; i < words.Count; i++)
        {
            if (word == 4)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4 * i), (uint)words[i]);
            }
            else
            {
                BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(8 * i), words[i]);
            }
        }

        memory.TryWrite(position, bytes);
        return position;
    }

    // A bit per letter (Linux, arch/riscv/include/uapi/asm/hwcap.h).
    private static ulong HardwareCapabilities(IsaString isa) => new (char Letter, Extension Extension)[]
    {
        ('i', Extension.I), ('m', Extension.M), ('a', Extension.Zalrsc), ('f', Extension.F), ('d', Extension.D), ('c', Extension.Zca),
    }.Where(l => isa.Has(l.Extension)).Aggregate(0UL, (bits, l) => bits | 1UL << (l.Letter - 'a'));

    // Segments that share a page have in it what either may do: it is one page.
    private static void Map(UserSpace space, ulong bias, Segment segment)
    {
        MemoryAccesses access = (segment.IsWritable ? MemoryAccesses.Load | MemoryAccesses.Store : MemoryAccesses.None)
            | (segment.IsExecutable ? MemoryAccesses.Load | MemoryAccesses.Fetch : MemoryAccesses.None)
            | (segment.IsReadable ? MemoryAccesses.Load : MemoryAccesses.None);
        ulong start = (bias + segment.Address) / PageBytes * PageBytes;
        ulong end = UserSpace.PageUp(bias + segment.Address + segment.MemorySize);
        for (ulong page = start; page < end; page += PageBytes)
        {
            space.Set(page, PageBytes, access | space.AccessAt(page, out _));
        }
    }

    private void RefuseOverlaps(ElfFile elf, ulong bias)
    {
        foreach (Segment segment in elf.LoadableSegments)
        {
            ulong start = bias + segment.Address;
            MapEntry? hit = map.Entries.FirstOrDefault(e => e.Address < start + segment.MemorySize && start < e.Address + e.SizeBytes);
            if (hit is not null)
            {
                throw new ProgramProblemException(
                    SourcePosition.Of(elf.Path),
                    $"segment 0x{start:x} + 0x{segment.MemorySize:x} covers '{hit.Party.Id}' at 0x{hit.Address:x}",
                    $"link the program elsewhere, or move '{hit.Party.Id}'");
            }
        }
    }

    private static string KibiBytes(ulong bytes) => $"{(bytes + 1023) / 1024} KiB";

    // The window ends where the next part of the chip begins.
    private ulong DistanceToNext(ulong start, ulong wanted)
    {
        ulong[] next = [.. map.Entries.Where(e => e.Address > start).Select(e => e.Address - start)];
        return next.Length == 0 ? wanted : Math.Min(wanted, next.Min());
    }

    private Ram MemoryFor(ElfFile elf, ulong address, ulong size)
    {
        if (map.TryResolve(address, out MapEntry entry)
            && entry.Target is RamTarget target
            && size <= entry.SizeBytes - (address - entry.Address))
        {
            Taken.Add((address, address + size, $"segment 0x{address:x} + 0x{size:x}"));
            return target.Ram;
        }

        throw new ProgramProblemException(
            SourcePosition.Of(elf.Path),
            $"segment 0x{address:x} + 0x{size:x} lies outside the memories of the chip; the nearest is {NearestMemory(address)}",
            "link the program there, or change the chip");
    }

    private string NearestMemory(ulong address)
    {
        Ram? nearest = map.Entries
            .Select(e => e.Target)
            .OfType<RamTarget>()
            .Select(t => t.Ram)
            .MinBy(r => address < r.Address ? r.Address - address : address - Math.Min(address, r.Address + r.SizeBytes));
        return nearest is null ? "none" : $"'{nearest.Party.Id}' (0x{nearest.Address:x} + 0x{nearest.SizeBytes:x})";
    }
}
