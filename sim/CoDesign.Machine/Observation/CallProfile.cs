namespace CoDesign.Machine.Observation;

/// <summary>
/// Cycles and instructions by call path, from calls and returns as the program makes them. Costs work only at calls and returns.
/// </summary>
internal sealed class CallProfile
{
    private const int MaximumDepth = 512;

    private readonly Node _root = new(0, null);
    private readonly List<(Node Node, ulong ReturnPc)> _stack = [];
    private readonly Func<ulong, bool> _isFunctionStart;
    private Node _current;
    private long _cycles;
    private long _instructions;

    /// <summary>Begins at the entry of a program.</summary>
    /// <param name="entry">Its first address.</param>
    /// <param name="isFunctionStart">Whether a function begins at an address: tells tail calls from jumps.</param>
    public CallProfile(ulong entry, Func<ulong, bool> isFunctionStart)
    {
        _isFunctionStart = isFunctionStart;
        _current = _root.Child(entry);
        _stack.Add((_current, 0));
    }

    /// <summary>The paths: functions from the outermost on, with cycles and instructions of the innermost.</summary>
    public IEnumerable<(IReadOnlyList<ulong> Stack, long Cycles, long Instructions)> Paths => _root.Walk([]);

    /// <summary>A call.</summary>
    public void Call(ulong target, ulong returnPc, long cycles, long instructions)
    {
        Settle(cycles, instructions);
        if (_stack.Count < MaximumDepth)
        {
            _current = _current.Child(target);
        }

        _stack.Add((_current, returnPc));
    }

    /// <summary>A return: to the frame that expects it, or nowhere if none does.</summary>
    public void Return(ulong target, long cycles, long instructions)
    {
        for (int i = _stack.Count - 1; i > 0; i--)
        {
            if (_stack[i].ReturnPc == target)
            {
                Settle(cycles, instructions);
                _stack.RemoveRange(i, _stack.Count - i);
                _current = _stack[^1].Node;
                return;
            }
        }
    }

    /// <summary>A jump: a tail call if it goes to the start of a function.</summary>
    public void Jump(ulong target, long cycles, long instructions)
    {
        if (target == _current.Function || !_isFunctionStart(target))
        {
            return;
        }

        Settle(cycles, instructions);
        (Node node, ulong returnPc) = _stack[^1];
        _current = (node.Parent ?? _root).Child(target);
        _stack[^1] = (_current, returnPc);
    }

    /// <summary>A trap handler begins.</summary>
    public void EnterTrap(ulong handler, long cycles, long instructions) => Call(handler, TrapFrame, cycles, instructions);

    /// <summary>A trap handler ends.</summary>
    public void LeaveTrap(long cycles, long instructions) => Return(TrapFrame, cycles, instructions);

    /// <summary>Brings the innermost function up to date.</summary>
    public void Settle(long cycles, long instructions)
    {
        _current.Cycles += cycles - _cycles;
        _current.Instructions += instructions - _instructions;
        _cycles = cycles;
        _instructions = instructions;
    }

    // No code returns to an odd address.
    private const ulong TrapFrame = ulong.MaxValue;

    private sealed class Node(ulong function, Node? parent)
    {
        private readonly Dictionary<ulong, Node> _children = [];

        public ulong Function { get; } = function;

        public Node? Parent { get; } = parent;

        public long Cycles { get; set; }

        public long Instructions { get; set; }

        public Node Child(ulong function)
        {
            if (!_children.TryGetValue(function, out Node? child))
            {
                child = new Node(function, this);
                _children.Add(function, child);
            }

            return child;
        }

        public IEnumerable<(IReadOnlyList<ulong> Stack, long Cycles, long Instructions)> Walk(IReadOnlyList<ulong> stack)
        {
            if (Cycles != 0 || Instructions != 0)
            {
                yield return (stack, Cycles, Instructions);
            }

            foreach (Node child in _children.Values)
            {
                foreach ((IReadOnlyList<ulong>, long, long) path in child.Walk([.. stack, child.Function]))
                {
                    yield return path;
                }
            }
        }
    }
}
