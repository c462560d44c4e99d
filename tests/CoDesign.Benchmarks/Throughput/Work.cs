using CoDesign.Compute.Backends;

namespace CoDesign.Benchmarks.Throughput;

/// <summary>Something to measure.</summary>
/// <param name="Name">The function.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Amount">How many of them one run does.</param>
/// <param name="Prepare">Makes what is run.</param>
/// <param name="IsHost">Whether it is a limit of the host, which no back end has to do with.</param>
internal sealed record Work(string Name, string Unit, double Amount, Func<Action<IComputeBackend>> Prepare, bool IsHost = false);
