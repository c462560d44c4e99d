using System.Buffers.Binary;
using System.Security.Cryptography;
using CoDesign.Elf;
using CoDesign.Isa;

namespace CoDesign.Machine.Guest;

/// <summary>
/// SHA-256 of a function and of every function that it reaches by direct calls and jumps: a wrapper of two lines says nothing about
/// what it wraps. Functions are taken by rising address, each as its address relative to the first function and its bytes.
/// </summary>
/// <remarks>Calls through a register whose target is not in the instruction before are not followed.</remarks>
public sealed class CodeMeasurement
{
    private readonly List<(ulong Address, int Length)> _functions;

    private CodeMeasurement(ulong entry, List<(ulong Address, int Length)> functions, string sha256)
    {
        Entry = entry;
        _functions = functions;
        Sha256 = sha256;
    }

    /// <summary>First address of the function, as linked.</summary>
    public ulong Entry { get; }

    /// <summary>Checksum of the code in the file.</summary>
    public string Sha256 { get; }

    /// <summary>Functions that the checksum covers.</summary>
    public int Functions => _functions.Count;

    /// <summary>Those functions: address as linked and bytes.</summary>
    internal IReadOnlyList<(ulong Address, int Length)> Ranges => _functions;

    /// <summary>Measures a function of a file.</summary>
    /// <param name="elf">The file.</param>
    /// <param name="function">The function.</param>
    /// <param name="table">Instructions in which calls are looked for.</param>
    public static CodeMeasurement Of(ElfFile elf, Symbol function, InstructionTable table)
    {
        var known = new SortedDictionary<ulong, int> { [function.Value] = (int)function.Size };
        var work = new Queue<Symbol>([function]);
        while (work.TryDequeue(out Symbol? next))
        {
            foreach (ulong target in TargetsOf(elf, next, table))
            {
                if (!known.ContainsKey(target)
                    && elf.TryFindSymbolAt(target, out Symbol? callee, out ulong offset)
                    && offset == 0 && callee.Type is SymbolType.Function && callee.Size > 0)
                {
                    known.Add(callee.Value, (int)callee.Size);
                    work.Enqueue(callee);
                }
            }
        }

        List<(ulong, int)> functions = [.. known.Select(k => (k.Key, k.Value))];
        return new CodeMeasurement(function.Value, functions, Hash(functions, (address, bytes) => TryReadFile(elf, address, bytes)));
    }

    /// <summary>Measures the same functions as they are in memory now.</summary>
    internal string MeasureIn(GuestMemory memory, ulong bias) => Hash(_functions, (address, bytes) => memory.TryRead(address + bias, bytes));

    /// <summary>Whether the instructions that would run are those in memory.</summary>
    internal bool IsCurrentIn(Harts.BlockCache blocks, ulong bias) => _functions.TrueForAll(f => blocks.IsCurrent(f.Address + bias, f.Length));

    private delegate bool Reader(ulong address, Span<byte> bytes);

    private static string Hash(List<(ulong Address, int Length)> functions, Reader read)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> header = stackalloc byte[sizeof(ulong)];
        foreach ((ulong address, int length) in functions)
        {
            byte[] code = new byte[length];
            read(address, code);
            BinaryPrimitives.WriteUInt64LittleEndian(header, address - functions[0].Address);
            hash.AppendData(header);
            hash.AppendData(code);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Direct jumps, and auipc followed by jalr through the same register.
    private static IEnumerable<ulong> TargetsOf(ElfFile elf, Symbol function, InstructionTable table)
    {
        byte[] code = new byte[function.Size];
        TryReadFile(elf, function.Value, code);
        int register = -1;
        ulong upper = 0;
        for (int position = 0; position + 2 <= code.Length;)
        {
            uint word = BinaryPrimitives.ReadUInt16LittleEndian(code.AsSpan(position));
            int length = InstructionTable.LengthOf(word);
            if (length == 4)
            {
                if (position + 4 > code.Length)
                {
                    yield break;
                }

                word = BinaryPrimitives.ReadUInt32LittleEndian(code.AsSpan(position));
            }

            ulong pc = function.Value + (ulong)position;
            position += length;
            if (!table.TryDecode(word, out Instruction instruction))
            {
                register = -1;
                continue;
            }

            InstructionDefinition row = InstructionRows.All[instruction.Row];
            if (row.Shape is Shape.Jump)
            {
                yield return pc + instruction.Operand;
            }
            else if (row.Shape is Shape.JumpRegister && instruction.Rs1 == register)
            {
                yield return (upper + instruction.Operand) & ~1UL;
            }

            register = row.Mnemonic == "auipc" ? instruction.Rd : -1;
            upper = pc + instruction.Operand;
        }
    }

    private static bool TryReadFile(ElfFile elf, ulong address, Span<byte> bytes)
    {
        foreach (Segment segment in elf.LoadableSegments)
        {
            ulong offset = address - segment.Address;
            if (offset < (ulong)segment.FileBytes.Length && (ulong)bytes.Length <= (ulong)segment.FileBytes.Length - offset)
            {
                segment.FileBytes.Span.Slice((int)offset, bytes.Length).CopyTo(bytes);
                return true;
            }
        }

        return false;
    }
}
