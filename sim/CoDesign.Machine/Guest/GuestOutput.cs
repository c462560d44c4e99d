using System.Runtime.InteropServices;
using System.Text;
using CoDesign.Checkpoints;

namespace CoDesign.Machine.Guest;

/// <summary>What the program writes to the outside: kept for the record, and passed on while the run goes on.</summary>
/// <param name="live">Gets each piece as it comes; null: nobody watches.</param>
internal sealed class GuestOutput(Action<ReadOnlyMemory<byte>>? live)
{
    // A program in a printing loop must not take all memory; what does not fit is said in the record.
    private const int Capacity = 4 << 20;

    private readonly List<byte> _bytes = [];

    /// <summary>Bytes that did not fit.</summary>
    public long Dropped { get; private set; }

    /// <summary>The bytes as text; those that are no UTF-8 become U+FFFD.</summary>
    public string Text => Encoding.UTF8.GetString(CollectionsMarshal.AsSpan(_bytes));

    /// <summary>Adds bytes.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        int kept = Math.Min(bytes.Length, Capacity - _bytes.Count);
        _bytes.AddRange(bytes[..kept]);
        Dropped += bytes.Length - kept;
        live?.Invoke(bytes[..kept].ToArray());
    }

    /// <summary>Moves what was written into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        stream.List(_bytes, stream.Value);
        Dropped = stream.Value(Dropped);
    }
}
