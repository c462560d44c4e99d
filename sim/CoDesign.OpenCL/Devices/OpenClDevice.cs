namespace CoDesign.OpenCL.Devices;

/// <summary>A device, as its driver describes it.</summary>
/// <param name="Index">Its place among all devices of the host, from 0 on.</param>
/// <param name="Platform">Name of its platform.</param>
/// <param name="Name">Its name.</param>
/// <param name="Version">The version of OpenCL that it has.</param>
/// <param name="Kind">CPU, GPU, accelerator or other.</param>
/// <param name="ComputeUnits">How many compute units it has.</param>
/// <param name="MemoryBytes">Its memory.</param>
/// <param name="Problem">Why it cannot give the bytes that the managed back end gives; null: it can.</param>
public sealed record OpenClDevice(
    int Index, string Platform, string Name, string Version, string Kind, uint ComputeUnits, ulong MemoryBytes, string? Problem)
{
    /// <summary>Whether it is the processor that the managed back end runs on.</summary>
    public bool IsCpu => Kind == "CPU";

    /// <summary>The largest buffer.</summary>
    internal ulong LargestBuffer { get; init; }

    /// <summary>Its handle.</summary>
    internal nint Handle { get; init; }
}
