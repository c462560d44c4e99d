using System.Security.Cryptography;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Files;
using CoDesign.Description.Loading;
using CoDesign.Description.Policies;
using CoDesign.Description.Runs;
using CoDesign.Elf.Tests;
using CoDesign.Isa;
using CoDesign.Machine;
using CoDesign.Modules;
using CoDesign.Results;

namespace CoDesign.Attacks;

/// <summary>A scenario or its twin, run. Everything goes through the readers and checks that a user's files go through.</summary>
internal static class Attempt
{
    private const ulong Origin = 0x8000_0000;
    private const string Isa = "rv64imafdc_zicsr_zifencei_zicntr";
    private const string Prologue = "li sp, 0x80100000\n";
    private const string Epilogue = "\nj finish\n";
    private static readonly string[] Secrets = ["key", "witness", "prompt", "weights"];
    private static readonly string[] Sanitizers = ["blind", "blind_with", "split", "sign", "publish", "verify"];

    /// <summary>Runs a scenario.</summary>
    /// <param name="scenario">The attack.</param>
    /// <param name="isTwin">Whether to run its harmless twin instead.</param>
    /// <param name="mode">What a denial does.</param>
    /// <param name="engine">What executes instructions.</param>
    public static RunRecord Run(Scenario scenario, bool isTwin, PolicyModeChoice mode, Engine engine)
    {
        IReadOnlyList<Change> changes = isTwin ? [.. scenario.Changes, .. scenario.Twin!.Changes] : scenario.Changes;
        AssemblyResult program = Assemble(Changed(scenario.Program, "program", changes));
        RunDescription run = Load(program, changes, mode);
        return Simulation.Run(run, new SimulationOptions
        {
            MaximumCycles = 2_000_000,
            Kinds = ModuleKinds.All,
            Tool = new ToolRecord("codesign", "test"),
            Engine = engine,
            CommitLog = scenario.HasLog ? () => new StringWriter() : null,
        }).Record;
    }

    /// <summary>Looks at a scenario without running it.</summary>
    /// <param name="scenario">The attack.</param>
    /// <param name="isTwin">Whether to look at its harmless twin instead.</param>
    /// <returns>The warnings.</returns>
    public static IReadOnlyList<string> Lint(Scenario scenario, bool isTwin)
    {
        IReadOnlyList<Change> changes = isTwin ? [.. scenario.Changes, .. scenario.Twin!.Changes] : scenario.Changes;
        var diagnostics = new DiagnosticBag();
        TrustLint.Check(Load(Assemble(Changed(scenario.Program, "program", changes)), changes, PolicyModeChoice.Enforce), diagnostics);
        return [.. diagnostics.Sorted().Select(d => d.Message)];
    }

    /// <summary>What the policy has as measure of a sanitizer: the function calls nothing, so it is the hash of a zero offset and its code.</summary>
    public static string MeasureOf(string sanitizer)
    {
        AssemblyResult program = Assemble("nop");
        int start = (int)(program.Labels[sanitizer] - Origin);
        int end = (int)(program.Labels[sanitizer + "_end"] - Origin);
        return Convert.ToHexStringLower(SHA256.HashData([.. new byte[8], .. program.Code.AsSpan(start, end - start)]));
    }

    private static AssemblyResult Assemble(string program)
    {
        AssemblyResult result = new Assembler(InstructionTable.For(IsaString.Parse(Isa))).Assemble(
            Prologue + program + Epilogue + Suite.Text("library.s"), Origin);
        Assert.True(result.Problems.Count == 0, string.Join('\n', result.Problems));
        return result;
    }

    private static string Changed(string text, string name, IReadOnlyList<Change> changes)
    {
        foreach (Change change in changes.Where(c => c.In == name))
        {
            Assert.Contains(change.Replace, text, StringComparison.Ordinal);
            text = text.Replace(change.Replace, change.By, StringComparison.Ordinal);
        }

        return text;
    }

    private static RunDescription Load(AssemblyResult program, IReadOnlyList<Change> changes, PolicyModeChoice mode)
    {
        byte[] elf = Build(program);
        var files = new MemoryFileSystem();
        files.Add("chip.yaml", Changed(Suite.Text("chip.yaml"), "chip", changes));
        files.Add("policy.yaml", Changed(Suite.Text("policy.yaml"), "policy", changes));
        files.Add("core.yaml", Changed(File.ReadAllText(Path.Combine(Tests.Repository.Root, "chips", "cores", "cva6.yaml")), "core", changes));
        files.Add("energy.yaml", File.ReadAllText(Path.Combine(Tests.Repository.Root, "configs", "energy", "22nm.yaml")));
        files.Add("program.elf", elf);
        files.Add("workload.yaml", Changed($$"""
            schema: codesign.workload/1
            name: attack
            description: a program of the attack suite
            abi: bare_metal
            labels: [{{string.Join(", ", Secrets)}}]
            elves: { {{Isa}}: {file: program.elf, sha256: {{Convert.ToHexStringLower(SHA256.HashData(elf))}} } }
            secrets: [{{string.Join(", ", Secrets.Select(s => $"{{tag: {s}, symbol: {s}}}"))}}]

            """, "workload", changes));
        files.Add("run.yaml", "schema: codesign.run_config/1\nchip: chip.yaml\nworkload: workload.yaml\nenergy: energy.yaml\npolicy: policy.yaml\n");
        var diagnostics = new DiagnosticBag();
        bool isRead = new RunLoader(files, ModuleKinds.Registry, diagnostics).TryLoad(
            new RunRequest { Configuration = "run.yaml", Mode = mode, Seed = 1 }, out RunDescription run);
        Assert.True(isRead, string.Join('\n', diagnostics.Sorted()));
        return run;
    }

    private static byte[] Build(AssemblyResult program)
    {
        var elf = new TestElf { Entry = Origin };
        elf.Segments.Add(new TestSegment { Address = Origin, Data = program.Code });
        elf.Sections.Add(new TestSection { Name = ".text", Flags = 7, Address = Origin, Data = program.Code });
        foreach ((string name, ulong address) in program.Labels)
        {
            ulong size = program.Labels.TryGetValue(name + "_end", out ulong end) ? end - address : 0;
            elf.Symbols.Add(new TestSymbol(name, address, size, Type: (byte)(Sanitizers.Contains(name) ? 2 : size > 0 ? 1 : 0)));
        }

        return elf.Build();
    }
}
