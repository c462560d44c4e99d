using BenchmarkDotNet.Running;

// dotnet run -c Release --project tests/CoDesign.Benchmarks -- --filter '*'
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
