using CoDesign.Description.Cores;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Files;
using CoDesign.Description.Reading;
using CoDesign.Isa;
using CoDesign.Machine.Tests.Fixture;

namespace CoDesign.Timing.Tests;

/// <summary>A core preset, and instructions as text to run through it.</summary>
internal sealed class Pipeline
{
    public const ulong Start = 0x8000_0000;

    private readonly InstructionTable _table;

    public Pipeline(CoreText core, int latency = 1)
    {
        var diagnostics = new DiagnosticBag();
        CoreDescription description = new DescriptionReader(new MemoryFileSystem(), UnionRegistry.Empty)
            .ReadText("core.yaml", core.ToString(), CoreDescription.Read, diagnostics);
        Assert.False(diagnostics.HasErrors, string.Join('\n', diagnostics.Sorted()));
        _table = InstructionTable.For(description.Isa);
        Timing = description.Pipeline.OutOfOrder is null
            ? new InOrderTiming(description.Pipeline, latency, _ => latency)
            : new OutOfOrderTiming(description.Pipeline);
    }

    public IBlockTiming Timing { get; }

    public BlockCost CostOf(string assembly, int? state = null, ulong pc = Start) =>
        Timing.CostOf(pc, Decode(assembly, pc), state ?? InOrderTiming.IdleState);

    /// <summary>Cycles of straight code on an idle core.</summary>
    public int Cycles(string assembly) => CostOf(assembly).Cycles;

    /// <summary>Where the cycles go, by cause, in words: <c>base 3, load_use 1</c>.</summary>
    public string Stack(string assembly) => Stack(CostOf(assembly));

    public static string Stack(BlockCost cost) => string.Join(
        ", ", cost.Causes.ToArray().GroupBy(c => c).OrderBy(g => g.Key).Select(g => $"{g.Key} {g.Count()}"));

    /// <summary>
    /// Cycles that the core loses between a control transfer and the first instruction at its target: what the first of two blocks
    /// leaves behind is what the second waits for.
    /// </summary>
    public int Lost(string first, Func<BlockCost, int> outcome, string second = "addi x0, x0, 0", ulong target = 0x8000_1000) =>
        CostOf(second, outcome(CostOf(first)), target).IssueCycleOf(0);

    public Instruction[] Decode(string assembly, ulong pc = Start)
    {
        AssemblyResult result = new Assembler(_table).Assemble(assembly, pc);
        Assert.True(result.Problems.Count == 0, string.Join('\n', result.Problems));
        return Decode(result.Code);
    }

    private Instruction[] Decode(ReadOnlySpan<byte> code)
    {
        var instructions = new List<Instruction>();
        for (int at = 0; at < code.Length; at += instructions[^1].Length)
        {
            uint word = BitConverter.ToUInt16(code[at..]);
            word |= InstructionTable.LengthOf(word) == 4 ? (uint)BitConverter.ToUInt16(code[(at + 2)..]) << 16 : 0;
            Assert.True(_table.TryDecode(word, out Instruction instruction), $"0x{word:x}");
            instructions.Add(instruction.At((ushort)at));
        }

        return [.. instructions];
    }
}
