using System.Runtime.CompilerServices;

namespace CoDesign.Timing;

/// <summary>
/// What a core still has in flight when the next instruction is about to issue, relative to the earliest cycle in which it could:
/// per register the cycles until its value is ready and what produces it, and the cycles until the front end delivers.
/// </summary>
/// <remarks>Nothing drains at the end of a block unless the core does: the state goes from block to block.</remarks>
internal struct PipelineState : IEquatable<PipelineState>
{
    private ReadyCycles _ready;
    private ReadyCycles _cause;

    /// <summary>
    /// Cycles until the front end delivers the next instruction; negative if it is ahead and has instructions waiting.
    /// </summary>
    public int FetchDelay { get; set; }

    /// <summary>Cycles until a register's value is ready; 0 if it is.</summary>
    public readonly int ReadyIn(int register) => _ready[register];

    /// <summary>What the register waits for.</summary>
    public readonly StallCause CauseOf(int register) => (StallCause)_cause[register];

    /// <summary>Notes a value in flight.</summary>
    public void SetReady(int register, int cycles, StallCause cause)
    {
        _ready[register] = (byte)Math.Clamp(cycles, 0, byte.MaxValue);
        _cause[register] = cycles > 0 ? (byte)cause : (byte)0;
    }

    /// <inheritdoc/>
    public readonly bool Equals(PipelineState other) =>
        FetchDelay == other.FetchDelay
        && ((ReadOnlySpan<byte>)_ready).SequenceEqual(other._ready)
        && ((ReadOnlySpan<byte>)_cause).SequenceEqual(other._cause);

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is PipelineState other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(FetchDelay);
        hash.AddBytes(_ready);
        return hash.ToHashCode();
    }

    [InlineArray(32)]
    private struct ReadyCycles
    {
        private byte _element;
    }
}
