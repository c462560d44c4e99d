using System.Text;

namespace CoDesign.Cli.Tests;

/// <summary>The tool in this process, in a folder of its own with the chips, configurations and workloads of the repository.</summary>
internal sealed class Session : IDisposable
{
    private static readonly string[] Copied = ["chips", "configs", "workloads"];

    private readonly TemporaryFolder _folder = new();

    /// <summary>Copies the descriptions, and links to nothing: a test may change every file.</summary>
    public Session()
    {
        foreach (string name in Copied)
        {
            foreach (string file in Directory.GetFiles(Path.Combine(Repository.Root, name), "*", SearchOption.AllDirectories))
            {
                string target = _folder[Path.GetRelativePath(Repository.Root, file)];
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }
    }

    /// <summary>A path in the folder.</summary>
    public string this[string name] => _folder[name];

    /// <summary>Replaces a text that stands exactly once in a file.</summary>
    public void Edit(string file, string old, string wanted)
    {
        string text = File.ReadAllText(_folder[file]);
        Assert.Equal(2, text.Split(old).Length);
        File.WriteAllText(_folder[file], text.Replace(old, wanted, StringComparison.Ordinal));
    }

    /// <summary>Whether the user has pressed Ctrl-C.</summary>
    public bool IsStopped { get; set; }

    /// <summary>Runs a command line in the folder.</summary>
    public (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var guest = new MemoryStream();
        var terminal = new Terminal
        {
            Output = output,
            GuestOutput = guest,
            Error = error,
            WorkingFolder = _folder.Path,
            IsStopped = () => IsStopped,
        };
        int code = Application.Run(arguments, terminal, Library.Find(_folder.Path, AppContext.BaseDirectory));
        return (code, Encoding.UTF8.GetString(guest.ToArray()) + output, error.ToString());
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();
}
