namespace CoDesign.Checkpoints;

/// <summary>State on its way out of a checkpoint.</summary>
public sealed class StateReader : StateStream
{
    private readonly Stream _input;

    /// <summary>Reads from a stream.</summary>
    /// <param name="input">The bytes.</param>
    /// <param name="dropsCounts">Whether counts begin anew.</param>
    public StateReader(Stream input, bool dropsCounts)
    {
        _input = input;
        DropsCounts = dropsCounts;
    }

    /// <inheritdoc/>
    public override bool IsReading => true;

    /// <inheritdoc/>
    public override void Bytes(Span<byte> bytes) => _input.ReadExactly(bytes);
}
