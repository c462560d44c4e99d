namespace CoDesign.Checkpoints;

/// <summary>Bytes that are no checkpoint, or a damaged one.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1032", Justification = "without a reason there is nothing to tell the user")]
public sealed class CheckpointException : Exception
{
    /// <summary>With the reason.</summary>
    public CheckpointException(string message)
        : base(message)
    {
    }

    /// <summary>With the reason and what was noticed.</summary>
    public CheckpointException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
