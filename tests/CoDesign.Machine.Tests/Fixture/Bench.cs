using System.Security.Cryptography;
using System.Text;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Files;
using CoDesign.Description.Loading;
using CoDesign.Description.Policies;
using CoDesign.Description.Runs;
using CoDesign.Elf.Tests;
using CoDesign.Isa;
using CoDesign.Modules;
using CoDesign.Results;

namespace CoDesign.Machine.Tests.Fixture;

/// <summary>
/// A chip, a policy and the surroundings of a program, all as text; a test gives the program as assembly. Everything goes through
/// the readers and checks that a user's files go through.
/// </summary>
internal sealed record Bench
{
    /// <summary>Ends the run with code 0 through the test finisher; overwrites t5 and t6.</summary>
    public const string Pass = "li t6, 0x100000; li t5, 0x5555; sw t5, 0(t6);";

    private static readonly string Energy = EnergyText();

    public CoreText Core { get; init; } = new();

    public ChipText Chip { get; init; } = new();

    /// <summary>File <c>dram.yaml</c>, which a memory of the chip may name.</summary>
    public DramText Dram { get; init; } = new();

    /// <summary>Rest of a policy after its name and description; null: no policy.</summary>
    public string? Policy { get; init; }

    public bool IsLinux { get; init; }

    /// <summary>Where the program is linked.</summary>
    public ulong Origin { get; init; } = ChipText.Ram;

    /// <summary>Entries of <c>secrets</c>, without the list marks.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>Tags that the program may create by marker.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    public IReadOnlyList<(string Name, byte[] Content)> Inputs { get; init; } = [];

    public byte[]? StandardInput { get; init; }

    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Symbols with a size: name, first label, label behind.</summary>
    public IReadOnlyList<(string Name, bool IsFunction, string Start, string End)> Symbols { get; init; } = [];

    /// <summary>Changes the ELF file before it is written.</summary>
    public Action<TestElf>? Elf { get; init; }

    /// <summary>The whole file; replaces the program text.</summary>
    public byte[]? Image { get; init; }

    public PolicyModeChoice? Mode { get; init; }

    public OffloadChoice? Offload { get; init; }

    /// <summary>Further lines of the run file: bind.</summary>
    public string Run { get; init; } = string.Empty;

    public TimingMode Timing { get; init; }

    public ulong Seed { get; init; } = 1;

    public long MaximumCycles { get; init; } = 2_000_000;

    public Func<CancelReason>? Cancel { get; init; }

    public static Bench Rv32 => new() { Core = new CoreText { Isa = "rv32imac_zicsr_zifencei_zicntr" } };

    public static Bench Rv64 => new();

    /// <summary>A bench of either width.</summary>
    public static Bench Of(int xlen) => xlen == 32 ? Rv32 : Rv64;

    public SimulationOptions Options => new()
    {
        MaximumCycles = MaximumCycles,
        Cancel = Cancel,
        Kinds = ModuleKinds.All,
        Tool = new ToolRecord("codesign", "test"),
    };

    /// <summary>Assembles the text, reads all files and prepares the run.</summary>
    public Outcome Execute(string assembly) => new(this, Load(assembly), () => Assemble(assembly));

    /// <summary>Reads all files; fails with every message if there is one.</summary>
    public RunDescription Load(string assembly)
    {
        var diagnostics = new DiagnosticBag();
        var loader = new RunLoader(Files(assembly), ModuleKinds.Registry, diagnostics);
        bool isRead = loader.TryLoad(
            new RunRequest { Configuration = "run.yaml", Mode = Mode, Offload = Offload, Timing = Timing, Seed = Seed }, out RunDescription run);
        Assert.True(isRead, string.Join('\n', diagnostics.Sorted()));
        return run;
    }

    /// <summary>The code of a text, and where its labels are.</summary>
    public AssemblyResult Assemble(string assembly)
    {
        AssemblyResult result = new Assembler(InstructionTable.For(IsaString.Parse(Core.Isa))).Assemble(assembly, Origin);
        Assert.True(result.Problems.Count == 0, string.Join('\n', result.Problems));
        return result;
    }

    /// <summary>The ELF file of a text.</summary>
    public byte[] ImageOf(string assembly) => Build(assembly);

    private byte[] Build(string assembly)
    {
        AssemblyResult result = Assemble(assembly);
        bool is64 = Core.Isa.StartsWith("rv64", StringComparison.Ordinal);
        var elf = new TestElf { Is64 = is64, Entry = Origin, Flags = 1 };
        elf.Segments.Add(new TestSegment { Address = Origin, Data = result.Code });
        elf.Sections.Add(new TestSection { Name = ".text", Flags = 7, Address = Origin, Data = result.Code });
        foreach ((string name, ulong address) in result.Labels)
        {
            elf.Symbols.Add(new TestSymbol(name, address, 0, Type: 0));
        }

        foreach ((string name, bool isFunction, string start, string end) in Symbols)
        {
            elf.Symbols.RemoveAll(s => s.Name == name);
            elf.Symbols.Add(new TestSymbol(name, result.Labels[start], result.Labels[end] - result.Labels[start], isFunction ? (byte)2 : (byte)1));
        }

        Elf?.Invoke(elf);
        return elf.Build();
    }

    private MemoryFileSystem Files(string assembly)
    {
        byte[] elf = Image ?? Build(assembly);
        var files = new MemoryFileSystem();
        files.Add("core.yaml", Core.ToString());
        files.Add("chip.yaml", Chip.ToString());
        files.Add("dram.yaml", Dram.ToString());
        files.Add("energy.yaml", Energy);
        files.Add("program.elf", elf);
        files.Add("workload.yaml", Workload(elf));
        foreach ((string name, byte[] content) in Inputs)
        {
            files.Add($"inputs/{name}", content);
        }

        if (StandardInput is not null)
        {
            files.Add("stdin.bin", StandardInput);
        }

        if (Policy is not null)
        {
            files.Add("policy.yaml", $"schema: codesign.policy/1\nname: bench\ndescription: a policy for tests\n{Policy}\n");
        }

        files.Add("run.yaml", $"""
            schema: codesign.run_config/1
            chip: chip.yaml
            workload: workload.yaml
            energy: energy.yaml
            {(Policy is null ? string.Empty : "policy: policy.yaml")}
            {Run}

            """);
        return files;
    }

    private string Workload(byte[] elf)
    {
        var text = new StringBuilder($$"""
            schema: codesign.workload/1
            name: program
            description: a program for tests
            abi: {{(IsLinux ? "linux_user" : "bare_metal")}}
            elves: { {{Core.Isa}}: {file: program.elf, sha256: {{Convert.ToHexStringLower(SHA256.HashData(elf))}} } }

            """);
        text.AppendLine($"labels: [{string.Join(", ", Labels)}]");
        AppendList(text, "arguments", Arguments.Select(a => $"\"{a}\""));
        AppendList(text, "secrets", Secrets.Select(s => $"{{{s}}}"));
        if (Inputs.Count > 0)
        {
            text.AppendLine($"inputs: {{{string.Join(", ", Inputs.Select(i => $"{i.Name}: {{file: inputs/{i.Name}}}"))}}}");
        }

        if (StandardInput is not null)
        {
            text.AppendLine("stdin: {file: stdin.bin}");
        }

        return text.ToString();
    }

    private static void AppendList(StringBuilder text, string key, IEnumerable<string> items)
    {
        string[] all = [.. items];
        if (all.Length > 0)
        {
            text.AppendLine($"{key}: [{string.Join(", ", all)}]");
        }
    }

    // One class with every action; energies are not what these tests are about, except that they must not change.
    private static string EnergyText()
    {
        string[] actions =
        [
            "int_alu", "int_mul", "int_mul_high", "int_div", "int_bit", "carry_less_mul", "load", "store", "branch", "jump", "jump_register", "csr", "atomic", "fence", "cache_block",
            "system", "fp_add", "fp_mul", "fp_fma", "fp_div", "fp_sqrt", "fp_convert", "fp_misc", "aes", "sha", "icache_read", "dcache_read", "dcache_write", "read", "write", "sha256_block", "sha512_block", "keccak_permutation",
            "burst", "active_cycle", "idle_cycle",
            "mac_int8", "mac_fp16", "mac_bf16", "mac_fp32", "sram_read", "sram_write", "vector_element", "butterfly", "modular_multiplication", "modular_addition",
            .. ((string[])["goldilocks", "babybear", "bn254_scalar", "bls12_381_scalar", "bls12_377_scalar", "mersenne31_complex"]).SelectMany(f => (string[])[$"butterfly_{f}", $"multiplication_{f}"]),
            .. ((string[])["bn254_g1", "bn254_g2", "bls12_381_g1", "bls12_377_g1"]).Select(c => $"point_addition_{c}"),
            .. ((string[])["sha256", "sha3_256", "keccak256", "blake2s", "blake3", "poseidon2_goldilocks", "poseidon2_babybear", "poseidon2_bn254"]).Select(h => $"hash_block_{h}"),
            "memory_byte",
        ];
        return $$"""
            schema: codesign.energy/1
            name: bench
            description: energies for tests
            node: 22 nm
            voltage: 0.8 V
            classes:
              any:
                kind: actions
                cell: lstp
                leakage: {value: 0 uW, tolerance: 0 %, source: test}
                actions: { {{string.Join(", ", actions.Select(a => $"{a}: {{value: 1 pJ, tolerance: 0 %, source: test}}"))}} }

            """;
    }
}
