using CoDesign.Description.Chips;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;

namespace CoDesign.Timing.Memories;

/// <summary>The times of a DRAM in cycles of its clock.</summary>
internal sealed class DramCycles
{
    /// <summary>From a description.</summary>
    public DramCycles(DramDescription dram)
    {
        int Of(Sourced<Latency> time) => (int)time.Value.InCyclesOf(dram.Clock).Count;
        DramTimings t = dram.Timings;
        Burst = dram.Burst / 2;
        Controller = Of(dram.Controller);
        Read = Of(t.ReadLatency);
        Write = Of(t.WriteLatency);
        ActivateToAccess = Of(t.ActivateToAccess);
        Precharge = Of(t.Precharge);
        ActivateToPrecharge = Of(t.ActivateToPrecharge);
        ReadToPrecharge = Of(t.ReadToPrecharge);
        WriteRecovery = Of(t.WriteRecovery);
        WriteToRead = Of(t.WriteToRead);
        AccessToAccess = Of(t.AccessToAccess);
        AccessToAccessInGroup = t.AccessToAccessInGroup is null ? AccessToAccess : Of(t.AccessToAccessInGroup);
        ActivateToActivate = Of(t.ActivateToActivate);
        ActivateToActivateInGroup = t.ActivateToActivateInGroup is null ? ActivateToActivate : Of(t.ActivateToActivateInGroup);
        FourActivates = Of(t.FourActivates);
        RefreshInterval = Of(t.RefreshInterval);
        Refresh = Of(t.Refresh);
    }

    /// <summary>Cycles of data: two transfers per cycle.</summary>
    public int Burst { get; }

    public int Controller { get; }

    public int Read { get; }

    public int Write { get; }

    public int ActivateToAccess { get; }

    public int Precharge { get; }

    public int ActivateToPrecharge { get; }

    public int ReadToPrecharge { get; }

    public int WriteRecovery { get; }

    public int WriteToRead { get; }

    public int AccessToAccess { get; }

    public int AccessToAccessInGroup { get; }

    public int ActivateToActivate { get; }

    public int ActivateToActivateInGroup { get; }

    public int FourActivates { get; }

    public int RefreshInterval { get; }

    public int Refresh { get; }
}
