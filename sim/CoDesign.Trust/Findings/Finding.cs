namespace CoDesign.Trust;

/// <summary>A violation of the trust model, with everything that is known about its first occurrence.</summary>
public sealed record Finding
{
    /// <summary>Rule id.</summary>
    public required string Rule { get; init; }

    /// <summary>Id of the policy rule that decides; null for a rule of the model itself.</summary>
    public string? PolicyRule { get; init; }

    /// <summary>Live tags that it is about.</summary>
    public ulong Tags { get; init; }

    /// <summary>The tag whose way the finding shows.</summary>
    public ulong FirstTag => Tags & (~Tags + 1);

    /// <summary>What is wrong.</summary>
    public required string Message { get; init; }

    /// <summary>Whether the transfer was stopped.</summary>
    public required bool IsBlocked { get; init; }

    /// <summary>The transfer; null for findings that are not about one.</summary>
    public Transfer? Transfer { get; init; }

    /// <summary>Id of the party that the finding is about.</summary>
    public required string Party { get; init; }

    /// <summary>Address of the instruction.</summary>
    public ulong Pc { get; init; }

    /// <summary>Region of the program that was being served; null outside regions.</summary>
    public string? Region { get; init; }

    /// <summary>Bytes of all occurrences.</summary>
    public ulong Bytes { get; init; }

    /// <summary>Occurrences.</summary>
    public long Count { get; init; } = 1;

    /// <summary>How the bytes came to be there, source first; empty until the second run.</summary>
    public IReadOnlyList<PathStep> Path { get; init; } = [];

    /// <summary>The first run of bytes with these tags in the first transfer: offset and length; length 0 if there is none.</summary>
    public (ulong Offset, ulong Length) LabelledBytes { get; init; }
}
