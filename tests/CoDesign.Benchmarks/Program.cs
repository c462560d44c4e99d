using BenchmarkDotNet.Running;
using CoDesign.Benchmarks.Speed;

// dotnet run -c Release --project tests/CoDesign.Benchmarks -- --filter '*'
// dotnet run -c Release --project tests/CoDesign.Benchmarks -- speed --help
if (args is ["speed", .. string[] options])
{
    return SpeedCommand.Run(options);
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
