using System.CommandLine;
using CoDesign.Cli.Execution;
using CoDesign.Compute.Backends;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Files;
using CoDesign.Description.Loading;
using CoDesign.Description.Policies;
using CoDesign.Description.Quantities;
using CoDesign.Description.Runs;
using CoDesign.Description.Scalars;
using CoDesign.Description.Yaml;
using CoDesign.Machine;
using CoDesign.OpenCL.Devices;

namespace CoDesign.Cli.CommandLine;

/// <summary>The options that every simulating command has.</summary>
internal sealed class RunOptions
{
    /// <summary>Most cycles of a run that says nothing else: minutes of host time, so that a program that hangs ends some day.</summary>
    public const long DefaultMaximumCycles = 10_000_000_000;

    private readonly Option<string?> _chip = Text("--chip", "CHIP", "A chip file, its folder, or a name under chips/; a core preset is a minimal chip.");
    private readonly Option<string?> _workload = Text("--workload", "WORKLOAD", "A workload.yaml, its folder, a name under workloads/, or an ELF.");
    private readonly Option<string?> _policy = Text("--policy", "POLICY", "A policy file, or a name under configs/policy/; without one nothing is labelled and nothing is judged.");
    private readonly Option<string?> _energy = Text("--energy", "TABLE", "An energy table, or a name under configs/energy/; default: the one of the chip's process node in configs/energy/.");
    private readonly Option<string?> _variant = Text("--variant", "NAME", "A variant of the run file.");
    private readonly Option<string?> _size = Text("--size", "NAME", "A size of the workload, such as smoke.");
    private readonly Option<string[]> _set = Many("--set", "PATH=VALUE", "Another value for a place of the run, the chip or (preset.*) the core; may be repeated.");
    private readonly Option<string[]> _input = Many("--input", "NAME=PATH", "Another file for an input of the workload; may be repeated.");
    private readonly Option<string?> _offload = Text("--offload", "WHO", "auto, none, or REGION=MODULE,…: who takes the marked regions. REGION=MODULE:staged copies its buffers to memory that both share.");
    private readonly Option<string?> _mode = Text("--mode", "MODE", "enforce, audit or disabled: what a denied transfer means.");
    private readonly Option<string?> _timing = Text("--timing", "MODE", "full, fast (the pipeline; caches and predictor are always right) or none (what the program computes, and no time): how much is modelled.");
    private readonly Option<string?> _failOn = Text("--fail-on", "LEVEL", "error, warning or never: from which finding on the exit code is 1.");
    private readonly Option<string?> _seed = Text("--seed", "N", "Start of every random sequence.");
    private readonly Option<string?> _maximumCycles = Text("--max-cycles", "N", "Most cycles (10,000,000,000); with --timing none an instruction counts as one.");
    private readonly Option<string?> _logCommits = Text("--log-commits", "FILE", "Write each retired instruction with its effect, in Spike's format.");
    private readonly Option<string?> _engine = Text("--engine", "ENGINE", "automatic, interpreter or translator: what executes instructions. The results are the same.");
    private readonly Option<string?> _compute = Text("--compute", "WHO", "auto, managed, opencl or opencl:DEVICE: what computes the functions of modules. The results are the same.");
    private readonly Option<string?> _signature = Text("--signature", "FILE", "Write the memory from begin_signature to end_signature at the end, a 32-bit word per line.");
    private readonly Option<string?> _auditKey = AuditKeyFile.Option();
    private readonly Option<string?> _maximumWall = Text("--max-wall", "DURATION", "Most time of the host, such as 90 s.");

    private readonly Option<string?> _skipTo = Text("--skip-to", "PLACE", "Measure from a place on: a number of instructions, or a symbol of the program. What is before runs without timing.");
    private readonly Option<bool> _warm = new("--warm") { Description = "With --skip-to: caches and predictor follow the program through what is skipped. That takes as long as measuring it." };
    private readonly Option<string?> _checkpoint = Text("--checkpoint", "FILE@PLACE", "Leave a checkpoint at a place, a number of instructions or a symbol, and go on.");
    private readonly Option<string?> _restore = Text("--restore", "FILE", "Go on from a checkpoint of the same chip, program and inputs; one made with --timing none goes with every timing.");

    /// <summary>Folder for the results; null for the usual one.</summary>
    public Option<string?> Out { get; } = Text("--out", "DIR", "Run folder; default: reports/out/<chip>-<workload>-<fingerprint>.");

    /// <summary>Whether only the record goes to standard output.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "Write the run record to standard output, and nothing else." };

    /// <summary>Whether there is no summary.</summary>
    public Option<bool> Quiet { get; } = new("--quiet") { Description = "No summary; the program's own output only." };

    /// <summary>The run file, for commands that take at most one.</summary>
    public Argument<string?> Configuration { get; } = new("CONFIG.yaml")
    {
        Description = "Run file: chip, workload, policy, energy table and what differs.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="hasVariant">Whether the command runs one variant of the user's choice: then it may have a log of its own.</param>
    public void AddTo(Command command, bool hasVariant = true)
    {
        if (hasVariant)
        {
            command.Add(_variant);
            command.Add(_logCommits);
            command.Add(_signature);
            command.Add(_checkpoint);
            command.Add(_restore);
        }

        foreach (Option option in new Option[]
        {
            _chip, _workload, _policy, _energy, _size, _set, _input, _offload, _mode, _timing, _failOn, _seed, _maximumCycles, _maximumWall, _engine, _compute, _auditKey, _skipTo, _warm,
            Out, Json, Quiet,
        })
        {
            command.Add(option);
        }
    }

    /// <summary>What the user asks for.</summary>
    /// <param name="result">The parsed command line.</param>
    /// <param name="configuration">The run file; null without one.</param>
    /// <param name="library">Where names are looked up.</param>
    /// <param name="diagnostics">Is told of every problem.</param>
    public RunRequest Request(ParseResult result, string? configuration, Library library, DiagnosticBag diagnostics)
    {
        (OffloadChoice? offload, List<RequestedBinding> bindings) = Offload(result, diagnostics);
        return new RunRequest
        {
            Configuration = configuration?.Replace('\\', '/'),
            Chip = result.GetValue(_chip) is string chip ? library.Chip(chip, diagnostics) : null,
            Workload = result.GetValue(_workload) is string workload ? library.Workload(workload, diagnostics) : null,
            Policy = result.GetValue(_policy) is string policy ? library.Policy(policy, diagnostics) : null,
            Energy = result.GetValue(_energy) is string energy ? library.Energy(energy, diagnostics) : null,
            EnergyFolder = library.EnergyFolder,
            Variant = result.GetValue(_variant),
            Size = result.GetValue(_size),
            Mode = ScalarOption.Read(result, _mode, Scalar.EnumOf<PolicyModeChoice>(), diagnostics),
            Offload = offload,
            Timing = ScalarOption.Read(result, _timing, Scalar.EnumOf<TimingMode>(), diagnostics),
            Bindings = bindings,
            Seed = ScalarOption.Read(result, _seed, Scalar.Unsigned, diagnostics),
            Overrides = Overrides(result, diagnostics),
            Inputs = Pairs(result, _input, diagnostics),
        };
    }

    /// <summary>From which level on findings count; null: as the policy says.</summary>
    public FailLevel? FailOn(ParseResult result, DiagnosticBag diagnostics) =>
        ScalarOption.Read(result, _failOn, Scalar.EnumOf<FailLevel>(), diagnostics);

    /// <summary>File for the commit log; null for none.</summary>
    public string? CommitLog(ParseResult result) => result.GetValue(_logCommits);

    /// <summary>What executes instructions.</summary>
    public Engine Engine(ParseResult result, DiagnosticBag diagnostics) =>
        ScalarOption.Read(result, _engine, Scalar.EnumOf<Engine>(), diagnostics) ?? Machine.Engine.Automatic;

    /// <summary>What computes the functions of modules; null if there is no such back end.</summary>
    public IComputeBackend? Compute(ParseResult result, DiagnosticBag diagnostics) =>
        ComputeChoice.Open(_compute.Name, result.GetValue(_compute), OpenClDevices.Find, diagnostics);

    /// <summary>Where on its way the run is stopped for a moment.</summary>
    public RunStops Stops(ParseResult result, DiagnosticBag diagnostics)
    {
        string? skipTo = result.GetValue(_skipTo);
        string? checkpoint = Single(result, _checkpoint);
        string? restore = Single(result, _restore);
        (string File, string Place)? split = null;
        if (checkpoint is not null)
        {
            // The last one: a folder may have the sign in its name, a symbol has not.
            int at = checkpoint.LastIndexOf('@');
            split = (checkpoint[..Math.Max(at, 0)], checkpoint[(at + 1)..]);
            if (split.Value.File.Length == 0 || split.Value.Place.Length == 0)
            {
                diagnostics.Error(SourcePosition.Of($"{_checkpoint.Name} {checkpoint}"), "this is not FILE@PLACE", "write a file, @, and a symbol or a number of instructions, such as state.ckpt@main");
            }
        }

        if (skipTo is not null && (checkpoint ?? restore) is not null)
        {
            diagnostics.Error(SourcePosition.Of($"{_skipTo.Name} {skipTo}"), "a run that skips its beginning leaves no checkpoint and goes on from none", "leave a checkpoint with --timing none, and restore it with another timing");
        }

        if (skipTo is not null && ScalarOption.Read(result, _timing, Scalar.EnumOf<TimingMode>(), new DiagnosticBag()) is TimingMode.None)
        {
            diagnostics.Error(SourcePosition.Of($"{_skipTo.Name} {skipTo}"), "nothing is measured with --timing none", "leave one of the two out");
        }

        if (skipTo is null && result.GetValue(_warm))
        {
            diagnostics.Error(SourcePosition.Of(_warm.Name), "nothing is skipped", "give --skip-to as well");
        }

        return new RunStops(skipTo, result.GetValue(_warm), split, restore);
    }

    // Not every command has it.
    private static string? Single(ParseResult result, Option<string?> option) =>
        result.CommandResult.Command.Options.Contains(option) ? result.GetValue(option) : null;

    /// <summary>File for the signature; null for none.</summary>
    public string? Signature(ParseResult result) => result.GetValue(_signature);

    /// <summary>Key of the digests of secret inputs; null without one.</summary>
    public byte[]? AuditKey(ParseResult result, IFileSystem files, DiagnosticBag diagnostics) => AuditKeyFile.Read(result, _auditKey, files, diagnostics);

    /// <summary>Most cycles.</summary>
    public long MaximumCycles(ParseResult result, DiagnosticBag diagnostics)
    {
        long? cycles = ScalarOption.Read(result, _maximumCycles, Scalar.Integer, diagnostics);
        if (cycles <= 0)
        {
            diagnostics.Error(SourcePosition.Of($"{_maximumCycles.Name} {cycles}"), "a run needs at least one cycle", "give a positive number");
        }
        else if (cycles > SimulationOptions.MostCycles)
        {
            diagnostics.Error(
                SourcePosition.Of($"{_maximumCycles.Name} {cycles}"), $"a run has at most {SimulationOptions.MostCycles} cycles", "give a smaller number");
        }

        return cycles ?? DefaultMaximumCycles;
    }

    /// <summary>Most time of the host; null without limit.</summary>
    public TimeSpan? MaximumWall(ParseResult result, DiagnosticBag diagnostics) =>
        ScalarOption.Read(result, _maximumWall, Quantity.Time, diagnostics) is SimTime time
            ? TimeSpan.FromTicks(time.Picoseconds / 100_000)
            : null;

    private static Option<string?> Text(string name, string help, string description) =>
        new(name) { Description = description, HelpName = help, Arity = ArgumentArity.ExactlyOne };

    private static Option<string[]> Many(string name, string help, string description) =>
        new(name) { Description = description, HelpName = help, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };

    private (OffloadChoice? Offload, List<RequestedBinding> Bindings) Offload(ParseResult result, DiagnosticBag diagnostics)
    {
        List<RequestedBinding> bindings = [];
        if (result.GetValue(_offload) is not string text)
        {
            return (null, bindings);
        }

        if (!text.Contains('=', StringComparison.Ordinal))
        {
            if (Scalar.EnumOf<OffloadChoice>().TryParse(new ScalarText(text, IsQuoted: false), out OffloadChoice choice, out _))
            {
                return (choice, bindings);
            }

            diagnostics.Error(SourcePosition.Of($"{_offload.Name} {text}"), $"'{text}' names no region", "write auto, none, or REGION=MODULE such as sha256=hash0");
            return (null, bindings);
        }

        foreach (string item in text.Split(','))
        {
            if (!TrySplit(_offload, item, diagnostics, out (string Region, string Module) pair))
            {
                continue;
            }

            if (RequestedBinding.TryParse(pair.Region, pair.Module, out RequestedBinding binding))
            {
                bindings.Add(binding);
            }
            else
            {
                diagnostics.Error(SourcePosition.Of($"{_offload.Name} {item}"), "there is no such transfer", "write REGION=MODULE, REGION=MODULE:direct or REGION=MODULE:staged");
            }
        }

        return (null, bindings);
    }

    private List<Override> Overrides(ParseResult result, DiagnosticBag diagnostics)
    {
        List<Override> overrides = [];
        foreach (string assignment in result.GetValue(_set) ?? [])
        {
            if (Override.TryParse(assignment, diagnostics, out Override? change))
            {
                overrides.Add(change);
            }
        }

        return overrides;
    }

    private static List<(string, string)> Pairs(ParseResult result, Option<string[]> option, DiagnosticBag diagnostics)
    {
        List<(string, string)> pairs = [];
        foreach (string item in result.GetValue(option) ?? [])
        {
            if (TrySplit(option, item, diagnostics, out (string, string) pair))
            {
                pairs.Add(pair);
            }
        }

        return pairs;
    }

    private static bool TrySplit(Option option, string item, DiagnosticBag diagnostics, out (string Left, string Right) pair)
    {
        string[] parts = item.Split('=', 2);
        pair = parts.Length == 2 ? (parts[0].Trim(), parts[1].Trim()) : default;
        if (parts.Length != 2 || pair.Left.Length == 0 || pair.Right.Length == 0)
        {
            diagnostics.Error(SourcePosition.Of($"{option.Name} {item}"), $"this is not {option.HelpName}", $"write {option.Name} {option.HelpName}");
            return false;
        }

        return true;
    }
}
