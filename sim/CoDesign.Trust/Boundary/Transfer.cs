namespace CoDesign.Trust;

/// <summary>Bytes that are about to move.</summary>
public readonly record struct Transfer
{
    /// <summary>How they move.</summary>
    public required TransferKind Kind { get; init; }

    /// <summary>Who asks.</summary>
    public required Party Initiator { get; init; }

    /// <summary>Who owns the address.</summary>
    public required Party Target { get; init; }

    /// <summary>First address on the bus; 0 where there is none.</summary>
    public ulong Address { get; init; }

    /// <summary>Bytes.</summary>
    public ulong Length { get; init; }

    /// <summary>Join of the labels of the bytes.</summary>
    public Label Label { get; init; }

    /// <summary>Request role id on the bus; null for a core.</summary>
    public int? RequestRoleId { get; init; }

    /// <summary>Address of the instruction that caused the transfer, or of the one that submitted the job.</summary>
    public ulong Pc { get; init; }

    /// <summary>Picoseconds since the start.</summary>
    public long TimePicoseconds { get; init; }

    /// <summary>The operation that the bytes belong to: an op of a module, or null.</summary>
    public string? Operation { get; init; }

    /// <summary>The job that the bytes belong to; null for descriptors, status words, and what is no job's.</summary>
    public JobContext? Job { get; init; }

    /// <summary>Label of the branches under which the core made it.</summary>
    public Label Scope { get; init; }

    /// <summary>Whether a module reads the descriptor of a job: what that tells is judged field by field.</summary>
    public bool IsDescriptor { get; init; }

    /// <summary>Whether the bytes move from the target to the initiator.</summary>
    public bool IsRead => Kind is TransferKind.Load or TransferKind.DmaRead or TransferKind.Input;

    /// <summary>Who has the bytes now.</summary>
    public Party Source => IsRead ? Target : Initiator;

    /// <summary>Who will have seen the bytes.</summary>
    public Party Destination => IsRead ? Initiator : Target;

    /// <summary>Whether the bytes pass from one zone to another.</summary>
    public bool IsCrossing => !string.Equals(Initiator.Zone, Target.Zone, StringComparison.Ordinal);
}
