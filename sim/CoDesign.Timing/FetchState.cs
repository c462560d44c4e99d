using System.Runtime.CompilerServices;
using CoDesign.Checkpoints;
using CoDesign.Description.Cores;

namespace CoDesign.Timing;

/// <summary>
/// What the front end of a core has under way when the next instruction could issue: when each word from that instruction's on
/// arrives, and when fetches that nobody wants any more do. Times are relative to that moment; what lies so far back that nothing
/// depends on it is noted at the earliest time that is told apart.
/// </summary>
internal struct FetchState : IEquatable<FetchState>
{
    private WordTimes _words;
    private WastedTimes _wasted;

    /// <summary>Words that were asked for.</summary>
    public int Words { get; private set; }

    /// <summary>Unwanted fetches still on their way.</summary>
    public int Wasted { get; private set; }

    /// <summary>Words that the decoder has made room for already.</summary>
    public int Left { get; set; }

    /// <summary>Cycles by which the decoder became free before the next instruction could issue.</summary>
    public int Lead { get; set; }

    /// <summary>Whether the front end was just sent elsewhere, so that waiting for it is the fault of that.</summary>
    public bool IsRedirected { get; set; }

    /// <summary>When a word arrives.</summary>
    public readonly int Word(int index) => _words[index];

    /// <summary>When an unwanted fetch arrives.</summary>
    public readonly int WastedAt(int index) => _wasted[index];

    /// <summary>Notes a word.</summary>
    public void AddWord(int arrival) => _words[Words++] = (short)Math.Clamp(arrival, short.MinValue, short.MaxValue);

    /// <summary>Notes an unwanted fetch.</summary>
    public void AddWasted(int arrival) => _wasted[Wasted++] = (short)Math.Clamp(arrival, short.MinValue, short.MaxValue);

    /// <inheritdoc/>
    public readonly bool Equals(FetchState other) =>
        Words == other.Words
        && Wasted == other.Wasted
        && Left == other.Left
        && Lead == other.Lead
        && IsRedirected == other.IsRedirected
        && ((ReadOnlySpan<short>)_words).SequenceEqual(other._words)
        && ((ReadOnlySpan<short>)_wasted).SequenceEqual(other._wasted);

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is FetchState other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(Words);
        hash.Add((Lead, Left));
        foreach (short word in (ReadOnlySpan<short>)_words)
        {
            hash.Add(word);
        }

        return hash.ToHashCode();
    }

    /// <summary>Moves the state into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        Words = stream.Value(Words);
        Wasted = stream.Value(Wasted);
        Left = stream.Value(Left);
        Lead = stream.Value(Lead);
        IsRedirected = stream.Flag(IsRedirected);
        stream.Array<short>(_words);
        stream.Array<short>(_wasted);
        if (Words is < 0 or > PrefetchDescription.MostWords || Wasted is < 0 or > PrefetchDescription.MostOutstanding)
        {
            throw new InvalidDataException("a front end cannot hold so many words");
        }
    }

    [InlineArray(PrefetchDescription.MostWords)]
    private struct WordTimes
    {
        private short _element;
    }

    [InlineArray(PrefetchDescription.MostOutstanding)]
    private struct WastedTimes
    {
        private short _element;
    }
}
