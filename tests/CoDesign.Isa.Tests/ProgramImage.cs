using System.Buffers.Binary;
using static CoDesign.Isa.Tests.Encoding;

namespace CoDesign.Isa.Tests;

/// <summary>
/// Many random programs one after the other in one memory image, each with a block of data: its registers before, its registers
/// after, its scratch memory. The image ends with the Linux calls that write all blocks to standard output and exit.
/// </summary>
internal sealed class ProgramImage
{
    /// <summary>Address of the image. Above 2^31, so that a 32-bit pc is negative as a register value.</summary>
    public const ulong Origin = 0x9000_0000;

    private const int RegisterBytes = Registers.Count * 8;
    private const int ScratchOffset = 2 * RegisterBytes;
    private const int BlockBytes = ScratchOffset + RandomProgram.ScratchBytes;

    // Extensions that are off by default in qemu 7.2.
    private const string ExtensionsOfQemu = ",zbkb=true,zbkc=true,zbkx=true,zknd=true,zkne=true,zknh=true";

    private readonly InstructionTable _table;
    private readonly RandomProgram[] _programs;
    private readonly int _dataOffset;

    public ProgramImage(InstructionTable table, RandomProgram[] programs)
    {
        _table = table;
        _programs = programs;
        _dataOffset = (Code(0).Length + 15) & ~15; // the length of the code does not depend on where the data lies
        Bytes = [.. Code(_dataOffset), .. new byte[_dataOffset - Code(0).Length], .. programs.SelectMany(Block)];
    }

    public byte[] Bytes { get; }

    /// <summary>Runs the image in user-mode qemu.</summary>
    /// <returns>The data blocks afterwards.</returns>
    public byte[] RunInQemu() => Tool.InFolder(folder =>
    {
        string file = Path.Combine(folder, "programs.elf");
        File.WriteAllBytes(file, Elf.Of(_table.Isa.Xlen, Origin, Bytes));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }

        return Tool.Run(folder, $"qemu-riscv{_table.Isa.Xlen}", "-cpu", $"rv{_table.Isa.Xlen}{ExtensionsOfQemu}", "programs.elf");
    });

    /// <summary>Runs the image on the reference hart, up to the first system call.</summary>
    /// <returns>The data blocks afterwards.</returns>
    public byte[] RunHere()
    {
        var hart = new ReferenceHart(_table, Origin, [.. Bytes]) { Pc = Origin };
        while (hart.Effect is not SystemAction.EnvironmentCall)
        {
            hart.RunBlock();
            Assert.True(hart.Fault is null, $"access to 0x{hart.Fault:x} at 0x{hart.BlockPc:x}");
        }

        return hart.Memory[_dataOffset..];
    }

    /// <summary>Index of the first program whose block differs; −1 if none does.</summary>
    /// <param name="expected">Blocks of qemu.</param>
    /// <param name="found">Blocks of the reference hart.</param>
    /// <param name="difference">The first register or word that differs.</param>
    public int FirstDifference(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> found, out string difference)
    {
        Assert.Equal(expected.Length, found.Length);
        int at = expected.CommonPrefixLength(found) & ~7;
        if (at == expected.Length)
        {
            difference = string.Empty;
            return -1;
        }

        RandomProgram program = _programs[at / BlockBytes];
        int offset = at % BlockBytes;
        string what = offset < ScratchOffset
            ? Registers.NameOf((offset - RegisterBytes) / 8)
            : $"{offset - ScratchOffset}({Registers.NameOf(program.Base)})";
        difference = $"{what} = 0x{WordAt(found, at):x}; qemu has 0x{WordAt(expected, at):x}";
        return at / BlockBytes;
    }

    private static ulong WordAt(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt64LittleEndian(data[at..]);

    private static IEnumerable<byte> Block(RandomProgram program) =>
        [.. program.Registers.SelectMany(BitConverter.GetBytes), .. new byte[RegisterBytes], .. program.Scratch];

    private byte[] Code(int dataOffset)
    {
        var code = new List<byte>();
        for (int p = 0; p < _programs.Length; p++)
        {
            int scratch = dataOffset + (p * BlockBytes) + ScratchOffset;
            code.AddRange(Encoding.Bytes(AddressOf(_programs[p].Base, scratch - code.Count)));
            code.AddRange(Encoding.Bytes(Body(_programs[p])));
        }

        code.AddRange(Encoding.Bytes([
            .. AddressOf(Registers.A1, dataOffset - code.Count),
            .. Constant(12, _programs.Length * BlockBytes),
            .. Constant(Registers.A0, 1),
            .. Constant(Registers.A7, 64), // write
            Word(_table, "ecall"),
            .. Constant(Registers.A0, 0),
            .. Constant(Registers.A7, 93), // exit
            Word(_table, "ecall"),
        ]));
        return [.. code];
    }

    private IEnumerable<uint> Body(RandomProgram program)
    {
        string suffix = _table.Isa.Xlen == 64 ? "d" : "w";
        int[] registers = [.. Enumerable.Range(1, Registers.Count - 1).Where(r => r != program.Base)];
        return [
            .. registers.Select(r => Word(_table, $"l{suffix}", r, program.Base, immediate: (8 * r) - ScratchOffset)),
            .. program.Steps.SelectMany(s => s),
            .. registers.Select(r => Word(_table, $"s{suffix}", rs1: program.Base, rs2: r, immediate: (8 * r) - RegisterBytes)),
        ];
    }

    private uint[] AddressOf(int register, int distance) => Upper("auipc", register, distance);

    private uint[] Constant(int register, int value) => Upper("lui", register, value);

    private uint[] Upper(string mnemonic, int register, int value) =>
    [
        Word(_table, mnemonic, register, immediate: (value + 0x800) & ~0xFFF),
        Word(_table, "addi", register, register, immediate: value << 20 >> 20),
    ];
}
