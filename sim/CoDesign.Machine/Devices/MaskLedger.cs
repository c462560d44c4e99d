using CoDesign.Checkpoints;

namespace CoDesign.Machine.Devices;

/// <summary>The words that a random number generator has delivered, and which of them have served as a mask: each may once.</summary>
internal sealed class MaskLedger
{
    private readonly List<uint> _words = [];
    private readonly List<bool> _isUsed = [];
    private readonly Dictionary<uint, List<int>> _places = [];

    /// <summary>The generator delivered a word.</summary>
    public void Deliver(uint word)
    {
        if (!_places.TryGetValue(word, out List<int>? places))
        {
            _places.Add(word, places = []);
        }

        places.Add(_words.Count);
        _words.Add(word);
        _isUsed.Add(false);
    }

    /// <summary>Looks where words were delivered one behind the other, in this order.</summary>
    /// <remarks>
    /// In this order: whoever may pick his masks among many can choose those that make the result look like the secret. That as many
    /// words are found by chance has a probability of one in 2^32 for each of them.
    /// </remarks>
    /// <param name="masks">The words; at least one.</param>
    public MaskRun Find(ReadOnlySpan<uint> masks)
    {
        int longest = 0;
        int used = -1;
        foreach (int place in _places.GetValueOrDefault(masks[0]) ?? [])
        {
            int length = 0;
            bool isUsed = false;
            while (length < masks.Length && place + length < _words.Count && _words[place + length] == masks[length])
            {
                isUsed |= _isUsed[place + length];
                length++;
            }

            if (length == masks.Length && !isUsed)
            {
                return new MaskRun(place, length, IsUsed: false);
            }

            used = length == masks.Length ? place : used;
            longest = Math.Max(longest, length);
        }

        return used >= 0 ? new MaskRun(used, masks.Length, IsUsed: true) : new MaskRun(-1, longest, IsUsed: false);
    }

    /// <summary>Words have served as a mask.</summary>
    public void Use(MaskRun run)
    {
        for (int i = 0; i < run.Length; i++)
        {
            _isUsed[run.Start + i] = true;
        }
    }

    /// <summary>Moves the state into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        stream.List(_words, stream.Value);
        stream.List(_isUsed, stream.Flag);
        if (stream.IsReading)
        {
            _places.Clear();
            for (int i = 0; i < _words.Count; i++)
            {
                if (!_places.TryGetValue(_words[i], out List<int>? places))
                {
                    _places.Add(_words[i], places = []);
                }

                places.Add(i);
            }
        }
    }
}
