using BenchmarkDotNet.Running;
using CoDesign.Benchmarks.Speed;
using CoDesign.Benchmarks.Throughput;

// dotnet run -c Release --project tests/CoDesign.Benchmarks -- --filter '*'
// dotnet run -c Release --project tests/CoDesign.Benchmarks -- speed --help
// dotnet run -c Release --project tests/CoDesign.Benchmarks -- compute [FUNCTION…]
if (args is ["speed", .. string[] options])
{
    return SpeedCommand.Run(options);
}

if (args is ["compute", .. string[] functions])
{
    return ThroughputCommand.Run(functions);
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
