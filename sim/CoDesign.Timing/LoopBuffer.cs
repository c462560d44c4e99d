using CoDesign.Checkpoints;

namespace CoDesign.Timing;

/// <summary>
/// The backward branches that were taken last. A branch in the buffer is predicted taken, any other not; one that was predicted and
/// is not taken leaves it.
/// </summary>
internal sealed class LoopBuffer(int entries)
{
    private readonly List<ulong> _branches = [];

    /// <summary>Predicts a branch, and learns how it went.</summary>
    /// <returns>Whether it was predicted taken.</returns>
    public bool Predict(ulong pc, bool isTaken, bool isBackward)
    {
        bool isPresent = _branches.Contains(pc);
        if (isPresent && !isTaken)
        {
            _branches.Remove(pc);
        }
        else if (!isPresent && isTaken && isBackward)
        {
            if (_branches.Count == entries)
            {
                _branches.RemoveAt(0);
            }

            _branches.Add(pc);
        }

        return isPresent;
    }

    /// <summary>Moves the state into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream) => stream.List(_branches, stream.Value);
}
