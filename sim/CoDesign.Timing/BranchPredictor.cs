using System.Runtime.CompilerServices;
using CoDesign.Checkpoints;
using CoDesign.Description.Cores;

namespace CoDesign.Timing;

/// <summary>
/// Predicts branches: a table of two-bit counters, the static rule “backward is taken” for branches without a counter, a buffer of
/// indirect targets and a stack of return addresses. State only; it can change time and never a result.
/// </summary>
public sealed unsafe class BranchPredictor
{
    /// <summary>A counter that a taken branch leaves as it is, and that foresees it.</summary>
    public const byte SurelyTaken = 3;

    /// <summary>A counter that a branch which is not taken leaves as it is, and that foresees it.</summary>
    public const byte SurelyNotTaken = 0;

    private const byte Unknown = byte.MaxValue;
    private const byte WeaklyTaken = 2;

    // Pinned, so that generated code can read it.
    private readonly byte[] _counters;
    private readonly ulong[] _targetTags;
    private readonly ulong[] _targets;
    private readonly ulong[] _returns;
    private readonly LoopBuffer? _loops;
    private readonly bool _isPresent;
    private readonly bool _foreseesBackward;
    private readonly int? _firstCounter;
    private int _returnCount;
    private int _returnTop;

    /// <summary>From a description; null for a core that predicts nothing and pays for every taken branch.</summary>
    public BranchPredictor(PredictorDescription? description)
    {
        _isPresent = description is not null;
        _firstCounter = description?.FirstCounter;
        _foreseesBackward = description?.Rule is StaticRule.BackwardTaken;
        _counters = GC.AllocateArray<byte>(description?.HistoryEntries ?? 0, pinned: true);
        Array.Fill(_counters, Unknown);
        _targetTags = new ulong[description?.TargetEntries ?? 0];
        Array.Fill(_targetTags, ulong.MaxValue);
        _targets = new ulong[_targetTags.Length];
        _returns = new ulong[description?.ReturnEntries ?? 0];
        _loops = description is { LoopEntries: > 0 } ? new LoopBuffer(description.LoopEntries) : null;
    }

    /// <summary>Whether the core predicts at all.</summary>
    public bool IsPresent => _isPresent;

    /// <summary>Transfers that were predicted.</summary>
    public long Predictions { get; private set; }

    /// <summary>Transfers that went another way.</summary>
    public long Mispredictions { get; private set; }

    /// <summary>The counter of a branch; null if branches have none.</summary>
    public byte* CounterOf(ulong pc) => _counters.Length == 0 || _loops is not null ? null : (byte*)Unsafe.AsPointer(ref _counters[IndexOf(pc)]);

    /// <summary>Counts predictions that changed nothing, or that were counted twice.</summary>
    public void Count(long predictions) => Predictions += predictions;

    /// <summary>A conditional branch was resolved.</summary>
    public BranchOutcome Branch(ulong pc, ulong target, bool isTaken)
    {
        if (!_isPresent)
        {
            return isTaken ? BranchOutcome.Taken : BranchOutcome.Sequential;
        }

        if (_loops is not null)
        {
            return Outcome(_loops.Predict(pc, isTaken, isBackward: target <= pc) == isTaken, isTaken);
        }

        bool predicted = target <= pc && _foreseesBackward;
        if (_counters.Length > 0)
        {
            ref byte counter = ref _counters[IndexOf(pc)];
            predicted = counter == Unknown ? predicted : counter >= WeaklyTaken;
            counter = Trained(counter == Unknown && _firstCounter is int first ? (byte)first : counter, isTaken);
        }

        return Outcome(predicted == isTaken, isTaken);
    }

    /// <summary>A call: its return address goes on the stack.</summary>
    public void Call(ulong returnAddress)
    {
        if (_returns.Length > 0)
        {
            _returnTop = (_returnTop + 1) % _returns.Length;
            _returns[_returnTop] = returnAddress;
            _returnCount = Math.Min(_returnCount + 1, _returns.Length);
        }
    }

    /// <summary>A jump through a register was resolved.</summary>
    public BranchOutcome JumpRegister(ulong pc, ulong target, bool isReturn)
    {
        if (!_isPresent)
        {
            return BranchOutcome.Taken;
        }

        if (isReturn && _returnCount > 0)
        {
            ulong predicted = _returns[_returnTop];
            _returnTop = (_returnTop + _returns.Length - 1) % _returns.Length;
            _returnCount--;
            return Outcome(predicted == target, isTaken: true);
        }

        if (_targets.Length == 0)
        {
            return Outcome(isRight: false, isTaken: true);
        }

        int slot = (int)(pc >> 1) & (_targets.Length - 1);
        bool isRight = _targetTags[slot] == pc && _targets[slot] == target;
        _targetTags[slot] = pc;
        _targets[slot] = target;
        return Outcome(isRight, isTaken: true);
    }

    private int IndexOf(ulong pc) => (int)(pc >> 1) & (_counters.Length - 1);

    private BranchOutcome Outcome(bool isRight, bool isTaken)
    {
        Predictions++;
        Mispredictions += isRight ? 0 : 1;
        return !isRight ? BranchOutcome.Mispredicted : isTaken ? BranchOutcome.Taken : BranchOutcome.Sequential;
    }

    // Saturating two-bit counter; a new one starts weak in the direction just seen.
    private static byte Trained(byte counter, bool isTaken) => counter switch
    {
        Unknown => (byte)(isTaken ? WeaklyTaken : WeaklyTaken - 1),
        _ when isTaken => (byte)Math.Min(SurelyTaken, counter + 1),
        _ => (byte)Math.Max(SurelyNotTaken, counter - 1),
    };

    /// <summary>Moves the state into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Array<byte>(_counters);
        stream.Array<ulong>(_targetTags);
        stream.Array<ulong>(_targets);
        stream.Array<ulong>(_returns);
        _returnCount = stream.Value(_returnCount);
        _returnTop = _returns.Length == 0 ? 0 : stream.Value(_returnTop) % _returns.Length;
        _loops?.Exchange(stream);
        Predictions = stream.Count(Predictions);
        Mispredictions = stream.Count(Mispredictions);
    }
}
