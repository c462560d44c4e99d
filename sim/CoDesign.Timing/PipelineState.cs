using System.Runtime.CompilerServices;
using CoDesign.Checkpoints;
using CoDesign.Isa;

namespace CoDesign.Timing;

/// <summary>
/// What a core still has in flight when the next instruction is about to issue, relative to the earliest cycle in which it could:
/// per register the cycles until another instruction may write it and what produces its value, and what the front end has under way.
/// </summary>
/// <remarks>Nothing drains at the end of a block unless the core does: the state goes from block to block.</remarks>
internal struct PipelineState : IEquatable<PipelineState>
{
    private RegisterBytes _ready;
    private RegisterBytes _writable;
    private RegisterBytes _cause;

    /// <summary>Cycles without instructions, on a core whose front end needs no further description.</summary>
    public int RedirectBubble { get; set; }

    /// <summary>What the front end has under way.</summary>
    public FetchState Fetch { get; set; }

    /// <summary>Cycles until all results so far are committed; 0 on a core that does not wait for that.</summary>
    public int CommitIn { get; set; }

    /// <summary>Cycles until the integer unit can deliver a result again, behind a multiplication.</summary>
    public int ResultBusFreeIn { get; set; }

    /// <summary>Cycles until a register's value is ready; 0 if it is.</summary>
    public readonly int ReadyIn(int register) => _ready[register];

    /// <summary>Cycles until another instruction may write a register; 0 if it may.</summary>
    public readonly int WritableIn(int register) => _writable[register];

    /// <summary>What the register's value waits for.</summary>
    public readonly StallCause CauseOf(int register) => (StallCause)_cause[register];

    /// <summary>Notes a value in flight.</summary>
    public void SetRegister(int register, int ready, int writable, StallCause cause)
    {
        _ready[register] = (byte)Math.Clamp(ready, 0, byte.MaxValue);
        _writable[register] = (byte)Math.Clamp(writable, 0, byte.MaxValue);
        _cause[register] = (byte)(ready > 0 ? cause : default);
    }

    /// <inheritdoc/>
    public readonly bool Equals(PipelineState other) =>
        RedirectBubble == other.RedirectBubble
        && Fetch.Equals(other.Fetch)
        && CommitIn == other.CommitIn
        && ResultBusFreeIn == other.ResultBusFreeIn
        && ((ReadOnlySpan<byte>)_ready).SequenceEqual(other._ready)
        && ((ReadOnlySpan<byte>)_writable).SequenceEqual(other._writable)
        && ((ReadOnlySpan<byte>)_cause).SequenceEqual(other._cause);

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is PipelineState other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(RedirectBubble);
        hash.Add(Fetch);
        hash.Add((CommitIn, ResultBusFreeIn));
        hash.AddBytes(_ready);
        hash.AddBytes(_writable);
        return hash.ToHashCode();
    }

    /// <summary>Moves the state into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        RedirectBubble = stream.Value(RedirectBubble);
        FetchState fetch = Fetch;
        fetch.Exchange(stream);
        Fetch = fetch;
        CommitIn = stream.Value(CommitIn);
        ResultBusFreeIn = stream.Value(ResultBusFreeIn);
        stream.Array<byte>(_ready);
        stream.Array<byte>(_writable);
        stream.Array<byte>(_cause);
    }

    [InlineArray(FloatRegisters.Slots)]
    private struct RegisterBytes
    {
        private byte _element;
    }
}
