namespace CoDesign.Timing;

/// <summary>
/// The words that a front end fetches while a run of instructions executes. A fetch starts when the one before has started, the
/// buffer has a place for its word, and not too many are on their way; words leave the buffer as the decoder takes the last
/// instruction in them. All times count from the first issue slot of the run.
/// </summary>
internal sealed class FetchStream
{
    private readonly FrontEnd _unit;
    private readonly int _latency;
    private readonly List<int> _arrivals = [];
    private readonly List<int> _taken = [];

    // Arrivals of all fetches in the order of their start, those that nobody wants included.
    private readonly List<int> _fetches = [];
    private int _earliest;
    private int _target;

    // Where the instructions begin, and when the decoder had room for each.
    private readonly List<(int Place, int Cycle)> _decoded = [];

    /// <summary>Continues what a state says.</summary>
    /// <param name="unit">The front end.</param>
    /// <param name="latency">Cycles from a fetch to its word.</param>
    /// <param name="origin">Place of the instruction with offset 0, counted from the first word; negative in the middle of a block.</param>
    /// <param name="state">What is under way.</param>
    public FetchStream(FrontEnd unit, int latency, int origin, in FetchState state)
    {
        Origin = origin;
        _unit = unit;
        _latency = latency;
        _earliest = -state.Lead;
        for (int i = 0; i < state.Wasted; i++)
        {
            _fetches.Add(state.WastedAt(i));
        }

        for (int i = 0; i < state.Words; i++)
        {
            Add(state.Word(i));
        }

        // When, nobody asks any more: before the first cycle in which a fetch can start.
        Take(state.Left, _earliest - 1);
    }

    /// <summary>Place of the instruction with offset 0, counted from the first word.</summary>
    public int Origin { get; }

    private FetchStream(FrontEnd unit, int latency, FetchStream other)
    {
        _unit = unit;
        _latency = latency;
        Origin = other.Origin;
        _earliest = other._earliest;
        _arrivals.AddRange(other._arrivals);
        _taken.AddRange(other._taken);
        _fetches.AddRange(other._fetches);
        _decoded.AddRange(other._decoded);
    }

    /// <summary>When a word arrives; the first instruction of the run begins in word 0.</summary>
    public int ArrivalOf(int word)
    {
        while (_arrivals.Count <= word)
        {
            Fetch();
        }

        return _arrivals[word];
    }

    /// <summary>The decoder makes room for the words before one; a word that comes later leaves as it comes.</summary>
    public void Take(int firstLeft, int cycle)
    {
        while (_taken.Count < firstLeft)
        {
            _taken.Add(cycle);
        }
    }

    /// <summary>The decoder makes room for an instruction, and for all words that fit beside it.</summary>
    public void TakeWhatFits(int place, int cycle)
    {
        _decoded.Add((place, cycle));
        Take(_unit.WordsThatFit(place), cycle);
    }

    /// <summary>A data access wants the port.</summary>
    /// <param name="issue">When.</param>
    /// <returns>Cycles that it waits for a fetch that has started; none if the port is its own.</returns>
    public int WaitForPort(int issue)
    {
        if (!_unit.SharesPort)
        {
            return 0;
        }

        while (TryFetch(issue))
        {
        }

        int wait = _fetches.Count == 0 ? 0 : Math.Max(0, _fetches[^1] - issue - 1);
        _earliest = Math.Max(_earliest, issue + wait + 1);
        return wait;
    }

    /// <summary>The front end goes on while the pipeline is held for cycles that execution counts, not the block.</summary>
    /// <param name="until">Last cycle before.</param>
    /// <param name="cycles">How many.</param>
    public void RunOn(int until, int cycles)
    {
        if (cycles == 0)
        {
            return;
        }

        while (TryFetch(until + cycles))
        {
        }

        Shift(_arrivals, cycles);
        Shift(_fetches, cycles);
        Shift(_taken, cycles);
        _earliest -= cycles;
    }

    /// <summary>What is under way when the next instruction in memory could issue.</summary>
    /// <param name="firstWord">Word in which it begins.</param>
    /// <param name="end">Cycle in which it could issue.</param>
    /// <param name="decoderFree">Cycle in which the decoder has room for it.</param>
    public FetchState Sequential(int firstWord, int end, int decoderFree)
    {
        while (TryFetch(decoderFree - 1))
        {
        }

        return Capture(firstWord, _arrivals.Count, end, decoderFree);
    }

    /// <summary>What is under way after the front end was sent elsewhere.</summary>
    /// <param name="cycle">When it could start the first fetch there.</param>
    /// <param name="end">Cycle in which the next instruction could issue.</param>
    public FetchState Redirected(int cycle, int end)
    {
        while (TryFetch(cycle - 1))
        {
        }

        // The words of the old way are dropped from the buffer; those still on their way keep their place in the queue of fetches.
        _arrivals.Clear();
        _taken.Clear();
        _earliest = Math.Max(_earliest, cycle);
        Fetch();
        while (TryFetch(end - 1))
        {
        }

        return Marked(Capture(0, _arrivals.Count, end, end));
    }

    /// <summary>The front end follows a transfer as it fetches it.</summary>
    /// <param name="behind">Place behind the transfer, counted from the first word.</param>
    /// <param name="targetPlace">Where in its word the target begins.</param>
    /// <param name="bubble">Cycles that the front end loses.</param>
    public void Follow(int behind, int targetPlace, int bubble)
    {
        // What was fetched behind the transfer never was, nor is the rest of its word of use to the decoder.
        int word = (behind - 1) / _unit.WordBytes;
        int beyond = _arrivals.Count - word - 1;
        _fetches.RemoveRange(_fetches.Count - beyond, beyond);
        _arrivals.RemoveRange(word + 1, beyond);
        int kept = Math.Min(_taken.Count, _unit.HasAligner && behind % _unit.WordBytes != 0 ? word : word + 1);
        _taken.RemoveRange(kept, _taken.Count - kept);
        _earliest = _arrivals[word] - _latency + 1 + bubble;
        _target = word + 1;
        foreach ((int place, int cycle) in _decoded)
        {
            if (_taken.Count <= word && _unit.Fits((word * _unit.WordBytes) - place, behind - (word * _unit.WordBytes)))
            {
                Take(_target, cycle);
            }

            if (_taken.Count <= _target && _unit.Fits(behind - place, _unit.WordBytes - targetPlace))
            {
                Take(_target + 1, cycle);
            }
        }
    }

    /// <summary>What is under way after a transfer that was followed.</summary>
    /// <param name="end">Cycle in which the next instruction could issue.</param>
    /// <param name="decoderFree">Cycle in which the decoder has room for it.</param>
    public FetchState Followed(int end, int decoderFree)
    {
        Fetch();
        while (TryFetch(decoderFree - 1))
        {
        }

        return Marked(Capture(_target, _arrivals.Count, end, decoderFree));
    }

    /// <summary>A copy, to follow one of several ways.</summary>
    public FetchStream Copy() => new(_unit, _latency, this);

    private FetchState Capture(int first, int last, int end, int decoderFree)
    {
        var state = new FetchState
        {
            Lead = end - decoderFree,
            Left = Math.Max(0, _taken.Count - first),
        };
        int earliestTold = decoderFree - end - _unit.ToIssue - _unit.Memory;
        for (int i = 0; i < _fetches.Count; i++)
        {
            int word = i - (_fetches.Count - _arrivals.Count);
            if ((word < first || word >= last) && _fetches[i] >= decoderFree && state.Wasted < _unit.Outstanding)
            {
                state.AddWasted(_fetches[i] - end);
            }
        }

        for (int word = first; word < last; word++)
        {
            state.AddWord(Math.Max(_arrivals[word] - end, earliestTold));
        }

        return state;
    }

    private FetchState Marked(FetchState state) => state with { IsRedirected = state.Word(0) + _unit.ToIssue > 0 };

    private bool TryFetch(int latest)
    {
        int start = Start();
        if (start > latest)
        {
            return false;
        }

        Add(start + _latency);
        return true;
    }

    // An instruction wider than the buffer still comes through it.
    private void Fetch()
    {
        int start = Start();
        Add((start == int.MaxValue ? StartWithRoom() : start) + _latency);
    }

    private int StartWithRoom() =>
        _fetches.Count < _unit.Outstanding ? _earliest : Math.Max(_earliest, _fetches[^_unit.Outstanding] + 1);

    private int Start()
    {
        int start = StartWithRoom();
        int place = _arrivals.Count - _unit.Buffer;
        if (place >= _taken.Count)
        {
            return int.MaxValue;
        }

        return place < 0 ? start : Math.Max(start, Math.Max(_taken[place], _arrivals[place]) + 1);
    }

    private void Add(int arrival)
    {
        _arrivals.Add(arrival);
        _fetches.Add(arrival);
        _earliest = Math.Max(_earliest, arrival - _latency + 1);
    }

    private static void Shift(List<int> times, int cycles)
    {
        for (int i = 0; i < times.Count; i++)
        {
            times[i] -= cycles;
        }
    }
}
