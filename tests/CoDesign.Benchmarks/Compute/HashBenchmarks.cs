using BenchmarkDotNet.Attributes;
using CoDesign.Compute.Hashes;

namespace CoDesign.Benchmarks.Compute;

/// <summary>Time per byte of a long message; 1 ns per byte is 1 GB/s.</summary>
public class HashBenchmarks
{
    private const int MessageBytes = 1 << 20;

    private readonly byte[] _message = new byte[MessageBytes];
    private byte[] _digest = [];
    private HashFunction _function = null!;

    /// <summary>Every function.</summary>
    public static IEnumerable<string> Names => HashFunction.All.Select(f => f.Name);

    /// <summary>The function.</summary>
    [ParamsSource(nameof(Names))]
    public string Function { get; set; } = string.Empty;

    /// <summary>Finds the function.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _function = HashFunction.All.First(f => f.Name == Function);
        _digest = new byte[_function.DigestBytes];
    }

    /// <summary>Per byte.</summary>
    [Benchmark(OperationsPerInvoke = MessageBytes)]
    public byte Hash()
    {
        _function.Hash(_message, _digest);
        return _digest[0];
    }
}
