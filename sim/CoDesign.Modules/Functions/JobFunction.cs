using CoDesign.Compute.Backends;

namespace CoDesign.Modules.Functions;

/// <summary>What a job computes, for a descriptor whose sizes fit.</summary>
/// <param name="inputs">Bytes of each input.</param>
/// <param name="backend">What computes.</param>
/// <returns>Bytes of each output.</returns>
internal delegate IReadOnlyList<byte[]> JobFunction(IReadOnlyList<byte[]> inputs, IComputeBackend backend);
