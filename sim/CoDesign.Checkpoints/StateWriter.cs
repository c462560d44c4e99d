namespace CoDesign.Checkpoints;

/// <summary>State on its way into a checkpoint.</summary>
/// <param name="output">Gets the bytes.</param>
public sealed class StateWriter(Stream output) : StateStream
{
    /// <inheritdoc/>
    public override bool IsReading => false;

    /// <inheritdoc/>
    public override void Bytes(Span<byte> bytes) => output.Write(bytes);
}
