namespace CoDesign.Machine.Offload;

/// <summary>Calls of a region with inputs of one length.</summary>
/// <param name="Bytes">The length.</param>
/// <param name="Calls">Calls.</param>
/// <param name="Cycles">Cycles of the core, all calls.</param>
/// <param name="DriverCycles">Cycles of the driver among them.</param>
internal readonly record struct CallSize(long Bytes, long Calls, long Cycles, long DriverCycles)
{
    /// <summary>Cycles of a call on average.</summary>
    public decimal CyclesEach => (decimal)Cycles / Calls;

    /// <summary>Cycles of the driver for a call on average.</summary>
    public decimal DriverCyclesEach => (decimal)DriverCycles / Calls;
}
