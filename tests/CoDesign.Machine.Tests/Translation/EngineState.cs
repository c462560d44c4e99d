using System.Security.Cryptography;
using CoDesign.Description.Runs;
using CoDesign.Isa;
using CoDesign.Machine.Harts;
using CoDesign.Machine.Memory;

namespace CoDesign.Machine.Tests.Translation;

/// <summary>Everything that an engine leaves behind at some cycle.</summary>
internal sealed unsafe record EngineState
{
    public required string Text { get; init; }

    public required long Cycles { get; init; }

    public required long Instructions { get; init; }

    public required ulong Pc { get; init; }

    /// <summary>Runs a program in an engine up to a cycle.</summary>
    public static EngineState After(RunDescription run, SimulationOptions options, Engine engine, long cycles, bool isTracking)
    {
        using var session = new SimulationSession(
            run, options with { Engine = engine, MaximumCycles = cycles }, SimulationStage.Run, isTracking ? TrackingLevel.Labels : TrackingLevel.None);
        session.Run();
        Hart hart = session.Chip.Hart;
        var lines = new List<string> { $"cycles {hart.Cycles} instructions {hart.Instructions} pc 0x{session.Pc:x}" };
        for (int register = 1; register < FloatRegisters.Slots; register++)
        {
            if (register != Registers.Count)
            {
                lines.Add($"{NameOf(register)} 0x{hart.State->X[register]:x} {LabelsOf(hart.State, register)}");
            }
        }

        lines.Add($"flags {hart.State->FloatFlags} frm {hart.State->RoundingMode} fs {hart.State->FloatStatus} reservation 0x{hart.State->Reservation:x}");
        lines.AddRange(hart.DataCache is null ? [] : [$"data cache: {hart.DataCache.Reads} {hart.DataCache.Writes} {hart.DataCache.Fills} {hart.DataCache.WriteBacks}"]);
        lines.AddRange(hart.InstructionCache is null ? [] : [$"instruction cache: {hart.InstructionCache.Reads} {hart.InstructionCache.Fills}"]);
        lines.Add($"predictor: {hart.Predictor.Predictions} {hart.Predictor.Mispredictions}");
        bool countsAccesses = run.Timing is not TimingMode.None;
        foreach (Ram ram in session.Chip.Memories)
        {
            byte[] labels = new byte[sizeof(ushort) * (int)ram.SizeBytes];
            ram.Shadow.Read(0, System.Runtime.InteropServices.MemoryMarshal.Cast<byte, ushort>(labels.AsSpan()));
            lines.Add($"{ram.Party.Id}: {Convert.ToHexStringLower(SHA256.HashData(ram.Bytes(0, (int)ram.SizeBytes)))[..16]} "
                + $"{Convert.ToHexStringLower(SHA256.HashData(labels))[..16]} {(countsAccesses ? $"{ram.Counters->Reads} {ram.Counters->Writes} {ram.Dram?.CountersAt(hart.NowPicoseconds)}" : string.Empty)}");
        }

        return new EngineState { Text = string.Join('\n', lines), Cycles = hart.Cycles, Instructions = hart.Instructions, Pc = session.Pc };
    }

    private static string NameOf(int register) => register < Registers.Count ? Registers.NameOf(register) : $"f{register - FloatRegisters.FirstSlot}";

    private static string LabelsOf(HartState* state, int register) => state->Labels[register].IsPublic
        ? string.Empty
        : string.Join(',', Enumerable.Range(0, 8).Select(b => state->Labels.ByteOf(register, b).Id));
}
