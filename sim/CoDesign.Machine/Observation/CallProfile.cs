using CoDesign.Checkpoints;

namespace CoDesign.Machine.Observation;

/// <summary>
/// Cycles and instructions by call path, from calls and returns as the program makes them. Costs work only at calls and returns.
/// </summary>
internal sealed class CallProfile
{
    private const int MaximumDepth = 512;

    private readonly Node _root;
    private int _nodeCount;
    private readonly List<(Node Node, ulong ReturnPc)> _stack = [];
    private readonly Func<ulong, bool> _isFunctionStart;
    private readonly bool _isOn;
    private Node _current;
    private long _cycles;
    private long _instructions;

    /// <summary>Begins at the entry of a program.</summary>
    /// <param name="entry">Its first address.</param>
    /// <param name="isFunctionStart">Whether a function begins at an address: tells tail calls from jumps.</param>
    /// <param name="isOn">Whether calls are followed at all.</param>
    public CallProfile(ulong entry, Func<ulong, bool> isFunctionStart, bool isOn)
    {
        _isOn = isOn;
        _isFunctionStart = isFunctionStart;
        _root = new Node(0, null, 0);
        _current = Child(_root, entry);
        _stack.Add((_current, 0));
    }

    /// <summary>A number for the current call path.</summary>
    public int CurrentPath => _current.Number;

    /// <summary>The paths: functions from the outermost on, with cycles and instructions of the innermost.</summary>
    public IEnumerable<(IReadOnlyList<ulong> Stack, long Cycles, long Instructions)> Paths => _root.Walk([]);

    /// <summary>A call.</summary>
    public void Call(ulong target, ulong returnPc, long cycles, long instructions)
    {
        if (!_isOn)
        {
            return;
        }

        Settle(cycles, instructions);
        if (_stack.Count < MaximumDepth)
        {
            _current = Child(_current, target);
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
        if (!_isOn || target == _current.Function || !_isFunctionStart(target))
        {
            return;
        }

        Settle(cycles, instructions);
        (Node node, ulong returnPc) = _stack[^1];
        _current = Child(node.Parent ?? _root, target);
        _stack[^1] = (_current, returnPc);
    }

    /// <summary>A trap handler begins.</summary>
    public void EnterTrap(ulong handler, long cycles, long instructions) => Call(handler, TrapFrame, cycles, instructions);

    /// <summary>A trap handler ends.</summary>
    public void LeaveTrap(long cycles, long instructions) => Return(TrapFrame, cycles, instructions);

    /// <summary>Brings the innermost function up to date.</summary>
    public void Settle(long cycles, long instructions)
    {
        if (!_isOn)
        {
            return;
        }

        _current.Cycles += cycles - _cycles;
        _current.Instructions += instructions - _instructions;
        _cycles = cycles;
        _instructions = instructions;
    }

    /// <summary>Moves the paths into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        List<Node> nodes = [.. _root.All().OrderBy(n => n.Number)];
        stream.List(nodes, node => ExchangeNode(stream, node, nodes));
        List<(int Number, ulong ReturnPc)> stack = [.. _stack.Select(f => (f.Node.Number, f.ReturnPc))];
        stream.List(stack, f => (stream.Value(f.Number), stream.Value(f.ReturnPc)));
        int current = stream.Value(_current.Number);
        _cycles = stream.Value(_cycles);
        _instructions = stream.Value(_instructions);
        if (!stream.IsReading)
        {
            return;
        }

        _root.Children.Clear();
        foreach (Node node in nodes)
        {
            (node.Parent ?? _root).Children.Add(node.Function, node);
        }

        _nodeCount = nodes.Count;
        _stack.Clear();
        _stack.AddRange(stack.Select(f => (nodes[f.Number - 1], f.ReturnPc)));
        _current = nodes[current - 1];
    }

    /// <summary>What happened so far is no part of the profile.</summary>
    public void Begin(long cycles, long instructions) => (_cycles, _instructions) = (cycles, instructions);

    private Node ExchangeNode(StateStream stream, Node? node, List<Node> earlier)
    {
        int number = stream.Value(node?.Number ?? 0);
        int parent = stream.Value(node?.Parent?.Number ?? 0);
        ulong function = stream.Value(node?.Function ?? 0);
        Node moved = node ?? new Node(function, parent == 0 ? _root : earlier[parent - 1], number);
        moved.Cycles = stream.Count(moved.Cycles);
        moved.Instructions = stream.Count(moved.Instructions);
        return moved;
    }

    // No code returns to an odd address.
    private const ulong TrapFrame = ulong.MaxValue;

    private Node Child(Node parent, ulong function)
    {
        if (!parent.Children.TryGetValue(function, out Node? child))
        {
            child = new Node(function, parent, ++_nodeCount);
            parent.Children.Add(function, child);
        }

        return child;
    }

    private sealed class Node(ulong function, Node? parent, int number)
    {
        public Dictionary<ulong, Node> Children { get; } = [];

        public int Number { get; } = number;

        public ulong Function { get; } = function;

        public Node? Parent { get; } = parent;

        public long Cycles { get; set; }

        public long Instructions { get; set; }

        public IEnumerable<Node> All() => Children.Values.SelectMany(c => c.All().Prepend(c));

        public IEnumerable<(IReadOnlyList<ulong> Stack, long Cycles, long Instructions)> Walk(IReadOnlyList<ulong> stack)
        {
            if (Cycles != 0 || Instructions != 0)
            {
                yield return (stack, Cycles, Instructions);
            }

            foreach (Node child in Children.Values)
            {
                foreach ((IReadOnlyList<ulong>, long, long) path in child.Walk([.. stack, child.Function]))
                {
                    yield return path;
                }
            }
        }
    }
}
