using System.Text.Json;
using CoDesign.Description.Runs;
using CoDesign.Isa;
using CoDesign.Machine.Flow;
using CoDesign.Machine.Harts;
using CoDesign.Machine.Memory;
using CoDesign.Results;
using CoDesign.Trust;

namespace CoDesign.Machine.Tests.Soundness;

/// <summary>What a run shows to others, and what it leaves behind, with a mark on each byte that carries a tag.</summary>
internal sealed unsafe class SecretRun
{
    // The parts of a tuple are fields.
    private static readonly JsonSerializerOptions AllFields = new() { IncludeFields = true };

    private readonly List<(string What, byte[] Bytes, bool[] IsLabelled)> _transcript = [];
    private readonly List<(string What, byte[] Bytes, bool[] IsLabelled)> _end = [];

    /// <summary>Transfers before the first finding about a branch, an address or a time; all if there is none.</summary>
    public int Clean { get; private set; } = int.MaxValue;

    /// <summary>Whether there is such a finding.</summary>
    public bool HasFlowFinding => Clean != int.MaxValue;

    /// <summary>Cycles and instructions; energy and counts too where they are of interest.</summary>
    public string Time { get; private set; } = string.Empty;

    /// <summary>Cycles until the end.</summary>
    public long Cycles { get; private set; }

    /// <summary>Address of the next instruction.</summary>
    public ulong Pc { get; private set; }

    /// <summary>Runs a program.</summary>
    /// <param name="run">The program.</param>
    /// <param name="options">How.</param>
    /// <param name="tracking">Whether labels are followed.</param>
    /// <param name="dropped">A shape whose results lose their labels; null: none.</param>
    /// <param name="isMeasured">Whether energy and counts are of interest.</param>
    public static SecretRun Of(RunDescription run, SimulationOptions options, TrackingLevel tracking, Shape? dropped, bool isMeasured = false)
    {
        var seen = new SecretRun();
        using var session = new SimulationSession(run, options, SimulationStage.Run, tracking);
        Chip chip = session.Chip;
        chip.Hart.Dropped = dropped is Shape shape ? new DroppedRule(shape) : null;
        chip.Fabric.Witness = (in Transfer transfer, ReadOnlySpan<byte> bytes, ReadOnlySpan<ushort> labels) =>
            seen._transcript.Add(($"{transfer.Kind} {transfer.Initiator.Id} {transfer.Target.Id} 0x{transfer.Address:x}", bytes.ToArray(), Marks(chip.Labels, labels)));
        chip.Observer.FindingAdded = (finding, _) =>
            seen.Clean = finding.Rule.StartsWith("TB50", StringComparison.Ordinal) ? Math.Min(seen.Clean, seen._transcript.Count) : seen.Clean;
        session.Run();
        seen.KeepEnd(chip);
        seen.Cycles = chip.Hart.Cycles;
        seen.Pc = session.Pc;
        seen.Time = $"{session.EndReason} {chip.Hart.Cycles} {chip.Hart.Instructions}";
        if (isMeasured)
        {
            RunRecord record = session.ToResult().Record;
            seen.Time += JsonSerializer.Serialize((record.Energy, record.Cores, record.Links, record.Memories, record.Modules), AllFields);
        }

        return seen;
    }

    /// <summary>The first byte that differs from another run and carries no label; null if there is none.</summary>
    public string? FindLeak(SecretRun other)
    {
        int clean = Math.Min(Math.Min(Clean, other.Clean), Math.Min(_transcript.Count, other._transcript.Count));
        string? leak = First(_transcript.Take(clean).Zip(other._transcript));
        if (leak is not null || HasFlowFinding || other.HasFlowFinding)
        {
            return leak;
        }

        return _transcript.Count != other._transcript.Count ? $"{_transcript.Count} transfers and {other._transcript.Count}"
            : Time != other.Time ? $"{Time} and {other.Time}"
            : First(_end.Zip(other._end));
    }

    /// <summary>Whether bytes and time are those of another run.</summary>
    public bool IsSameAs(SecretRun other) => Time == other.Time
        && _transcript.Zip(other._transcript).All(p => p.First.What == p.Second.What && p.First.Bytes.AsSpan().SequenceEqual(p.Second.Bytes))
        && _end.Zip(other._end).All(p => p.First.Bytes.AsSpan().SequenceEqual(p.Second.Bytes))
        && _transcript.Count == other._transcript.Count;

    private static string? First(IEnumerable<((string What, byte[] Bytes, bool[] IsLabelled) First, (string What, byte[] Bytes, bool[] IsLabelled) Second)> pairs)
    {
        foreach (((string what, byte[] bytes, bool[] isLabelled), (string otherWhat, byte[] otherBytes, bool[] isOtherLabelled)) in pairs)
        {
            if (what != otherWhat || bytes.Length != otherBytes.Length)
            {
                return $"{what} and {otherWhat}";
            }

            for (int i = bytes.AsSpan().CommonPrefixLength(otherBytes); i < bytes.Length; i++)
            {
                if (bytes[i] != otherBytes[i] && !(isLabelled[i] && isOtherLabelled[i]))
                {
                    return $"byte {i} of {what}: 0x{bytes[i]:x2} and 0x{otherBytes[i]:x2}";
                }
            }
        }

        return null;
    }

    private static bool[] Marks(LabelTable table, ReadOnlySpan<ushort> labels)
    {
        bool[] marks = new bool[labels.Length];
        for (int i = 0; i < marks.Length; i++)
        {
            marks[i] = table[new Label(labels[i])].Tags != 0;
        }

        return marks;
    }

    private void KeepEnd(Chip chip)
    {
        HartState* state = chip.Hart.State;
        for (int register = 1; register < FloatRegisters.Slots; register++)
        {
            if (register != Registers.Count)
            {
                ushort[] labels = [.. Enumerable.Range(0, sizeof(ulong)).Select(b => state->Labels.ByteOf(register, b).Id)];
                _end.Add(($"register {register}", BitConverter.GetBytes(state->X[register]), Marks(chip.Labels, labels)));
            }
        }

        foreach (Ram ram in chip.Memories)
        {
            int used = (int)Math.Min(ram.SizeBytes, 16 * 1024);
            ushort[] labels = new ushort[used];
            ram.Shadow.Read(0, labels);
            _end.Add((ram.Party.Id, ram.Bytes(0, used).ToArray(), Marks(chip.Labels, labels)));
        }
    }
}
