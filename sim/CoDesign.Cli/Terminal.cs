namespace CoDesign.Cli;

/// <summary>What the tool writes to, and how the user stops it; tests put their own in its place.</summary>
internal sealed class Terminal
{
    /// <summary>Results. With <c>--json</c> the record and nothing else.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>The bytes of guest programs, on the same stream as <see cref="Output"/>.</summary>
    public required Stream GuestOutput { get; init; }

    /// <summary>Messages, log and progress.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether a person reads <see cref="Error"/>: a progress line is allowed.</summary>
    public bool IsErrorInteractive { get; init; }

    /// <summary>Columns of <see cref="Output"/>.</summary>
    public int Width { get; init; } = DefaultWidth;

    /// <summary>Whether the user wants the run to end.</summary>
    public Func<bool> IsStopped { get; init; } = () => false;

    /// <summary>Folder from which relative paths count, and where output goes if the library is elsewhere.</summary>
    public required string WorkingFolder { get; init; }

    /// <summary>Columns where nobody says otherwise: what a mail or a log shows without wrapping.</summary>
    public const int DefaultWidth = 110;

    /// <summary>Columns below which tables would be unreadable.</summary>
    public const int NarrowestWidth = 60;
}
