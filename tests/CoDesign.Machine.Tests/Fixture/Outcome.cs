using System.Buffers.Binary;
using CoDesign.Description.Policies;
using CoDesign.Description.Runs;
using CoDesign.Isa;
using CoDesign.Machine.Harts;
using CoDesign.Machine.Memory;
using CoDesign.Results;
using CoDesign.Trust;

namespace CoDesign.Machine.Tests.Fixture;

/// <summary>What came of a run: its record, and the state in which it left the chip. Both are worked out when a test asks.</summary>
internal sealed class Outcome
{
    private readonly List<byte> _output = [];
    private readonly Lazy<RunResult> _result;
    private readonly Lazy<FinalState> _state;

    private readonly Lazy<AssemblyResult> _program;

    public Outcome(Bench bench, RunDescription run, Func<AssemblyResult> program)
    {
        Run = run;
        _program = new(program);
        _result = new(() => RunInBothEngines(bench, run));
        _state = new(() => FinalState.Of(bench, run));
    }

    /// <summary>What the program wrote, as bytes.</summary>
    public byte[] Output
    {
        get
        {
            _ = _result.Value;
            return [.. _output];
        }
    }

    public RunResult Result => _result.Value;

    public RunRecord Record => _result.Value.Record;

    public string Json => RunRecordJson.Write(Record);

    public long Cycles => Record.Cycles!.Value;

    public IReadOnlyDictionary<string, long> CpiStack => Record.Cores[0].CpiStack!;

    public IReadOnlyDictionary<string, long> Counters => Record.Cores[0].Counters;

    /// <summary>Rule ids of the findings, in order.</summary>
    public IReadOnlyList<string> Rules => [.. Record.Findings.Select(f => f.Rule)];

    public RunDescription Run { get; }

    /// <summary>An integer register at the end; RV32 values are the 32 bits.</summary>
    public ulong Register(string name)
    {
        ulong value = _state.Value.Registers[NumberOf(name)];
        return Run.Core.Value.Isa.Xlen == 32 ? (uint)value : value;
    }

    /// <summary>The address of a label of the program.</summary>
    public ulong Address(string label) => _program.Value.Labels[label];

    /// <summary>Bytes of a memory at the end, from a label of the program on.</summary>
    public byte[] Bytes(string label, int length) => Bytes(Address(label), length);

    /// <summary>Bytes of a memory at the end, by bus address.</summary>
    public byte[] Bytes(ulong address, int length) => _state.Value.Bytes(address, length);

    public uint Word(ulong address) => BinaryPrimitives.ReadUInt32LittleEndian(Bytes(address, 4));

    public ulong DoubleWord(ulong address) => BinaryPrimitives.ReadUInt64LittleEndian(Bytes(address, 8));

    /// <summary>Names of the tags that a byte of a register carries at the end.</summary>
    public string TagsOf(string register, int index) =>
        _state.Value.TagsOf(_state.Value.RegisterLabels.ByteOf(NumberOf(register), index));

    /// <summary>Names of the tags that a byte of memory carries at the end.</summary>
    public string TagsAt(ulong address) => _state.Value.TagsOf(_state.Value.LabelAt(address));

    /// <summary>The label of a byte of memory at the end, in words.</summary>
    public string LabelAt(ulong address) => _state.Value.Labels.Describe(_state.Value.LabelAt(address));

    // Whatever a test is about, the engines must agree on it: on every field of the record and on every crossing.
    private RunResult RunInBothEngines(Bench bench, RunDescription run)
    {
        RunResult interpreted = Simulation.Run(run, bench.Options with { Engine = Engine.Interpreter, Output = bytes => _output.AddRange(bytes.Span) });
        if (bench.Cancel is null)
        {
            RunResult translated = Simulation.Run(run, bench.Options with { Engine = Engine.Translator });
            Assert.Equal(RunRecordJson.Write(interpreted.Record), RunRecordJson.Write(translated.Record));
        }

        return interpreted;
    }

    private static int NumberOf(string register)
    {
        Assert.True(Registers.TryParse(register, out int number), register);
        return number;
    }

    // A copy, because the memory of a session ends with it.
    private sealed class FinalState
    {
        private readonly List<(Ram Ram, byte[] Content)> _memories = [];

        public ulong[] Registers { get; } = new ulong[32];

        public RegisterLabels RegisterLabels { get; private set; }

        public required LabelTable Labels { get; init; }

        public static FinalState Of(Bench bench, RunDescription run)
        {
            bool isTracking = run.Policy is not null && run.Mode is not PolicyModeChoice.Disabled;
            using var session = new SimulationSession(
                run, bench.Options with { Engine = Engine.Translator }, SimulationStage.Run, isTracking ? TrackingLevel.Labels : TrackingLevel.None);
            session.Run();
            var state = new FinalState { Labels = session.Chip.Labels };
            for (int i = 0; i < state.Registers.Length; i++)
            {
                state.Registers[i] = session.Chip.Hart[i];
            }

            state.RegisterLabels = LabelsOf(session.Chip.Hart);
            state._memories.AddRange(session.Chip.Memories.Select(m => (m, m.Bytes(0, (int)m.SizeBytes).ToArray())));
            return state;
        }

        public byte[] Bytes(ulong address, int length)
        {
            (Ram ram, byte[] content) = MemoryAt(address);
            return content.AsSpan((int)(address - ram.Address), length).ToArray();
        }

        public Label LabelAt(ulong address)
        {
            Ram ram = MemoryAt(address).Ram;
            return ram.Shadow[address - ram.Address];
        }

        public string TagsOf(Label label) => string.Join(' ', LabelVocabulary.NamesOf(Labels.Vocabulary.Tags, Labels[label].Tags));

        private (Ram Ram, byte[] Content) MemoryAt(ulong address) => _memories.Single(m => address - m.Ram.Address < m.Ram.SizeBytes);

        private static unsafe RegisterLabels LabelsOf(Hart hart) => hart.State->Labels;
    }
}
