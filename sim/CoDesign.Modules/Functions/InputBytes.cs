using CoDesign.Machine.Modules;

namespace CoDesign.Modules.Functions;

/// <summary>Gathers the bytes of each input of a job as its bursts come in order.</summary>
/// <param name="inputs">The inputs.</param>
internal sealed class InputBytes(IReadOnlyList<JobBuffer> inputs)
{
    private readonly MemoryStream[] _bytes = [.. inputs.Select(_ => new MemoryStream())];
    private int _input;

    /// <summary>The bytes of each input so far.</summary>
    public IReadOnlyList<byte[]> All => [.. _bytes.Select(b => b.ToArray())];

    /// <summary>Takes the next burst; a burst never spans two inputs.</summary>
    public void Take(ReadOnlySpan<byte> burst)
    {
        _bytes[_input].Write(burst);
        _input += (ulong)_bytes[_input].Length == inputs[_input].Length ? 1 : 0;
    }
}
