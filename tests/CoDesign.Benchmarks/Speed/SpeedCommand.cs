using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoDesign.Benchmarks.Speed;

/// <summary>
/// Processor time of the programs of workloads/bench in this simulator and in others, in the same minutes: on a shared machine only
/// ratios mean something.
/// </summary>
internal sealed class SpeedCommand
{
    private const string Help = """
        speed [--json] [--repeat N] [--count N] [--only NAME,...] [--modes NAME,...]

          --repeat N   runs of which the median counts (5)
          --count N    computations per run; 0, the default: as many as each program makes by itself
          --only       programs of workloads/bench
          --modes      functional, fast, timed, labels, secrets, labels_scopes, secrets_scopes
          --json       the measurements as JSON, and nothing else

        """;

    private static readonly string Tool = Path.Combine(Repository.Root, "sim", "CoDesign.Cli", "bin", "Release", "published", "codesign.dll");

    private readonly Dictionary<string, string> _options = [];
    private readonly bool _isJson;
    private readonly JsonArray _measurements = [];

    // Instructions per second of each way to run, by program.
    private readonly Dictionary<string, Dictionary<string, double>> _speeds = [];

    private SpeedCommand(IReadOnlyList<string> words)
    {
        for (int i = 0; i < words.Count; i++)
        {
            if (words[i] == "--json")
            {
                _isJson = true;
            }
            else if (words[i] is "--repeat" or "--count" or "--only" or "--modes" && i + 1 < words.Count)
            {
                _options[words[i]] = words[++i];
            }
            else
            {
                throw new ArgumentException($"'{words[i]}' is no option\n{Help}");
            }
        }
    }

    /// <summary>Runs the command.</summary>
    /// <param name="words">Its options.</param>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> words)
    {
        if (words is ["--help"])
        {
            Console.Write(Help);
            return 0;
        }

        try
        {
            new SpeedCommand(words).Run();
            return 0;
        }
        catch (Exception problem) when (problem is ArgumentException or InvalidOperationException)
        {
            Console.Error.WriteLine(problem.Message);
            return 2;
        }
    }

    private int Repeat => int.Parse(_options.GetValueOrDefault("--repeat", "5"), CultureInfo.InvariantCulture);

    private void Run()
    {
        string folder = Directory.CreateTempSubdirectory("codesign-speed-").FullName;
        try
        {
            List<SpeedMode> modes = Modes();
            foreach (string name in Names())
            {
                string elf = Path.Combine(Repository.Root, "workloads", "bench", name + ".elf");
                int count = int.Parse(_options.GetValueOrDefault("--count", "0"), CultureInfo.InvariantCulture);
                Measure(new SpeedGuest(elf, folder, count), modes);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Conclude();
    }

    private string[] Names()
    {
        string[] all =
        [
            .. Directory.GetFiles(Path.Combine(Repository.Root, "workloads", "bench"), "*.elf")
                .Select(f => Path.GetFileNameWithoutExtension(f)!)
                .Order(StringComparer.Ordinal),
        ];
        string[] wanted = _options.TryGetValue("--only", out string? only) ? only.Split(',') : all;
        string? unknown = wanted.Except(all).FirstOrDefault();
        return unknown is null ? wanted : throw new ArgumentException($"there is no program '{unknown}'; there are {string.Join(", ", all)}");
    }

    private List<SpeedMode> Modes()
    {
        if (!File.Exists(Tool))
        {
            throw new InvalidOperationException($"{Tool} is not there: dotnet publish -c Release sim/CoDesign.Cli");
        }

        string help = ChildProcess.Run(Repository.Root, "dotnet", Tool, "run", "--help").Output;
        string[] wanted = _options.TryGetValue("--modes", out string? names) ? names.Split(',') : [.. SpeedMode.All.Select(m => m.Name)];
        string? unknown = wanted.Except(SpeedMode.All.Select(m => m.Name)).FirstOrDefault();
        if (unknown is not null)
        {
            throw new ArgumentException($"there is no mode '{unknown}'; there are {string.Join(", ", SpeedMode.All.Select(m => m.Name))}");
        }

        List<SpeedMode> modes = [];
        foreach (SpeedMode mode in SpeedMode.All.Where(m => wanted.Contains(m.Name)))
        {
            string? missing = mode.Options.FirstOrDefault(o => o.StartsWith("--", StringComparison.Ordinal) && !help.Contains(o, StringComparison.Ordinal));
            if (missing is null)
            {
                modes.Add(mode);
            }
            else
            {
                Say($"without {mode.Name}: this version has no {missing}");
            }
        }

        foreach (string other in new[] { "qemu-riscv64", "spike" }.Where(o => ChildProcess.Find(o) is null))
        {
            Say($"without {other}: it is not on the path");
        }

        return modes;
    }

    private void Measure(SpeedGuest guest, List<SpeedMode> modes)
    {
        List<(string Name, IReadOnlyList<string> Words)> ways = [.. modes.Select(m => (m.Name, (IReadOnlyList<string>)["dotnet", Tool, .. guest.OptionsFor(m)]))];
        if (ChildProcess.Find("qemu-riscv64") is string qemu)
        {
            ways.Add(("qemu-riscv64", [qemu, guest.Elf, guest.Count.ToString(CultureInfo.InvariantCulture)]));
        }

        // Spike runs the program on the bare machine, where it has no arguments.
        if (ChildProcess.Find("spike") is string spike && guest.Count == 0)
        {
            ways.Add(("spike", [spike, "--isa=rv64gc", guest.Elf]));
        }

        // One after the other, and again: what else the machine does meets all of them.
        var times = ways.ToDictionary(w => w.Name, _ => new List<double>());
        for (int i = 0; i < Repeat; i++)
        {
            foreach ((string name, IReadOnlyList<string> words) in ways)
            {
                (double seconds, int code, string output) = ChildProcess.Run(Repository.Root, words);
                if (code != 0 || !output.Contains(" as expected", StringComparison.Ordinal))
                {
                    throw new InvalidOperationException($"{guest.Name} in {name}: exit code {code}\n{output}");
                }

                times[name].Add(seconds);
            }
        }

        Tell(guest.Name, guest.Instructions, times);
    }

    private void Tell(string program, long instructions, Dictionary<string, List<double>> times)
    {
        Say($"\n{program}: {instructions / 1e6:f1} million instructions");
        Dictionary<string, double> speeds = _speeds[program] = [];
        foreach ((string way, List<double> seconds) in times)
        {
            seconds.Sort();
            double median = seconds[seconds.Count / 2];
            speeds[way] = instructions / median;
            _measurements.Add(new JsonObject
            {
                ["program"] = program,
                ["way"] = way,
                ["instructions"] = instructions,
                ["cpu_seconds"] = median,
                ["least_seconds"] = seconds[0],
                ["most_seconds"] = seconds[^1],
                ["mips"] = instructions / median / 1e6,
            });
            string ratios = string.Concat(
                new[] { "qemu-riscv64", "spike" }.Where(o => o != way && times.ContainsKey(o)).Select(o => $"  {speeds[way] / (instructions / Median(times[o])):f3} x {o}"));

            // What hello takes is the start and the end of a process, so its instructions say nothing.
            string speed = program == "hello" ? string.Empty : $"  {instructions / median / 1e6,8:f1} MIPS{ratios}";
            Say($"  {way,-12} {median,7:f3} s ({seconds[0]:f3} to {seconds[^1]:f3}){speed}");
        }
    }

    private static double Median(List<double> seconds) => seconds.Order().ElementAt(seconds.Count / 2);

    private void Conclude()
    {
        Dictionary<string, double>[] programs = [.. _speeds.Where(s => s.Key != "hello").Select(s => s.Value)];
        var means = new JsonObject();
        if (programs.Length > 0)
        {
            Say($"\ngeometric mean of {programs.Length} programs");
            foreach (string way in programs[0].Keys)
            {
                double mips = Mean(programs.Select(p => p[way])) / 1e6;
                var mean = new JsonObject { ["mips"] = mips };
                string ratios = string.Empty;
                foreach (string other in new[] { "qemu-riscv64", "spike" }.Where(o => o != way && programs[0].ContainsKey(o)))
                {
                    double ratio = Mean(programs.Select(p => p[way] / p[other]));
                    mean[$"of_{other}"] = ratio;
                    ratios += $"  {ratio:f3} x {other}";
                }

                means[way] = mean;
                Say($"  {way,-12} {mips,8:f1} MIPS{ratios}");
            }
        }

        if (_isJson)
        {
            var all = new JsonObject { ["measurements"] = _measurements, ["geometric_means"] = means };
            Console.WriteLine(all.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
        }
    }

    private static double Mean(IEnumerable<double> values) => Math.Exp(values.Average(Math.Log));

    private void Say(string line)
    {
        if (!_isJson)
        {
            Console.WriteLine(line);
        }
    }
}
