using CoDesign.Description.Cores;
using CoDesign.Isa;

namespace CoDesign.Timing;

/// <summary>Sizes and rules of a front end that fetches ahead.</summary>
internal sealed class FrontEnd
{
    private readonly int _alignerBytes;

    /// <summary>From a description.</summary>
    /// <param name="prefetch">The description.</param>
    /// <param name="wordBytes">Bytes that a fetch delivers.</param>
    public FrontEnd(PrefetchDescription prefetch, int wordBytes)
    {
        WordBytes = wordBytes;
        Outstanding = prefetch.Outstanding;
        Buffer = prefetch.Buffer;
        _alignerBytes = prefetch.AlignerBytes;
        ToIssue = (int)prefetch.ToIssue.Value.Count;
        Foresees = prefetch.Foresees;
        SharesPort = prefetch.SharesPort;

        // When a transfer is followed in the fetch, it counts how long ago its word came; else only whether the word is there.
        Memory = Foresees is ForeseenTransfers.None ? 0 : Buffer;
    }

    /// <summary>Bytes that a fetch delivers.</summary>
    public int WordBytes { get; }

    /// <summary>Fetches that can be on their way at once.</summary>
    public int Outstanding { get; }

    /// <summary>Words on their way or waiting.</summary>
    public int Buffer { get; }

    /// <summary>Cycles from a word's arrival until its instruction can issue.</summary>
    public int ToIssue { get; }

    /// <summary>Transfers that are followed in the fetch.</summary>
    public ForeseenTransfers Foresees { get; }

    /// <summary>Whether fetches and data accesses wait for each other.</summary>
    public bool SharesPort { get; }

    /// <summary>Cycles for which the time of a word's arrival is told apart after the word is there.</summary>
    public int Memory { get; }

    /// <summary>Whether words move on to the decoder before their instructions do.</summary>
    public bool HasAligner => _alignerBytes > 0;

    /// <summary>Words that fit into the decoder, when nothing is in it before the instruction at hand.</summary>
    /// <param name="place">Where the instruction begins, counted from the first of the words.</param>
    public int WordsThatFit(int place) => ((place + _alignerBytes - WordBytes) / WordBytes) + 1;

    /// <summary>Whether part of a word fits into the decoder behind what is there.</summary>
    public bool Fits(int bytesBefore, int bytes) => HasAligner && bytesBefore + bytes <= _alignerBytes;

    /// <summary>A buffer that nothing is missing from.</summary>
    public FetchState FullBuffer
    {
        get
        {
            var state = default(FetchState);
            for (int word = 0; word < Buffer; word++)
            {
                state.AddWord(-ToIssue - Memory);
            }

            return state;
        }
    }

    /// <summary>A front end that was sent elsewhere, with nothing else under way.</summary>
    /// <param name="bubble">Cycles until the first instruction can issue.</param>
    public FetchState After(int bubble)
    {
        var state = new FetchState { IsRedirected = bubble > 0 };

        // The fetches behind the first one follow it cycle by cycle; those up to now have started.
        int word = bubble - ToIssue;
        do
        {
            state.AddWord(word++);
        }
        while (word <= 0 && state.Words < Buffer);
        return state;
    }

    /// <summary>Whether the front end follows a transfer as it fetches it, if it is foreseen.</summary>
    public bool Follows(Shape shape) => shape switch
    {
        Shape.Branch => Foresees is not ForeseenTransfers.None,
        Shape.Jump or Shape.JumpRegister => Foresees is ForeseenTransfers.All,
        _ => false,
    };
}
