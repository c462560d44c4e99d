namespace CoDesign.Trust;

/// <summary>
/// Remembers how each value with certain tags came to be where it is. Used in a second, identical run that explains the findings
/// of the first, so its cost does not matter to anyone else.
/// </summary>
/// <remarks>
/// A path is a chain of steps from a source. Of two operands the one with the shorter chain is followed. A loop that moves a value
/// through the same instructions of the same call path again adds nothing to its chain, so chains stay as short as the program
/// text, and a copy routine that serves many callers does not make a short cut between them.
/// </remarks>
public sealed class PathRecorder
{
    private const int PageBytes = 4096;
    private const int LongestChain = 512;

    private readonly LabelTable _labels;
    private readonly ulong _tags;
    private readonly uint[] _registers = new uint[RegisterLabels.Slots];
    private int _storing;
    private readonly Dictionary<ulong, uint[]> _pages = [];
    private readonly List<Node> _nodes = [new Node(new PathStep(PathStepKind.Source, 0, 0, null), 0, 0, 0)];
    private readonly Dictionary<(ulong Pc, PathStepKind Kind, int Context, uint Parent), uint> _known = [];
    private readonly Func<int> _callPath;

    /// <summary>Follows values that carry any of the tags.</summary>
    /// <param name="labels">The labels of the run.</param>
    /// <param name="tags">The tags.</param>
    /// <param name="callPath">A number for the call path that the program is in.</param>
    public PathRecorder(LabelTable labels, ulong tags, Func<int> callPath)
    {
        _labels = labels;
        _tags = tags;
        _callPath = callPath;
    }

    /// <summary>Labels were born in memory.</summary>
    public void Source(ulong busAddress, ulong length, Label label, ulong pc, string description)
    {
        if (IsFollowed(label))
        {
            Fill(busAddress, length, NewNode(new PathStep(PathStepKind.Source, pc, busAddress, description), 0));
        }
    }

    /// <summary>A register gets a value made from two others.</summary>
    public void Combine(int rd, int rs1, Label label1, int rs2, Label label2)
    {
        uint first = IsFollowed(label1) ? _registers[rs1] : 0;
        uint second = IsFollowed(label2) ? _registers[rs2] : 0;
        _registers[rd] = Shorter(first, second);
    }

    /// <summary>A register gets a value made from one other.</summary>
    public void Move(int rd, int rs1) => _registers[rd] = _registers[rs1];

    /// <summary>A register gets a value from memory, or from where its address points.</summary>
    public void Load(int rd, int addressRegister, Label addressLabel, ulong busAddress, int bytes, ulong pc)
    {
        uint node = NodeAt(busAddress, (ulong)bytes);
        if (node == 0 && IsFollowed(addressLabel))
        {
            node = _registers[addressRegister];
        }

        _registers[rd] = node == 0 ? 0 : Append(PathStepKind.Load, pc, busAddress, node);
    }

    /// <summary>Memory gets a value from a register.</summary>
    public void Store(int rs2, Label label, ulong busAddress, int bytes, ulong pc)
    {
        uint node = IsFollowed(label) && _registers[rs2] != 0 ? _registers[rs2] : Scope;
        Fill(busAddress, (ulong)bytes, node == 0 ? 0 : Append(PathStepKind.Store, pc, busAddress, node));
    }

    /// <summary>A branch on two registers.</summary>
    /// <returns>How its condition came to be; 0 if it has none of the followed tags.</returns>
    public uint OfTwo(int rs1, Label label1, int rs2, Label label2, ulong pc)
    {
        uint node = Shorter(IsFollowed(label1) ? _registers[rs1] : 0, IsFollowed(label2) ? _registers[rs2] : 0);
        return node == 0 ? 0 : Append(PathStepKind.Branch, pc, 0, node);
    }

    /// <summary>A result under a branch: if it has no way of its own, it came by that of the branch.</summary>
    public void Under(int rd) => _registers[rd] = _registers[rd] == 0 ? Scope : _registers[rd];

    /// <summary>How the condition of the branch came to be under which everything is done now; 0 if there is none.</summary>
    public uint Scope { get; set; }

    /// <summary>A module wrote what it made from inputs.</summary>
    /// <param name="inputs">Ranges that it read.</param>
    /// <param name="busAddress">Where it wrote.</param>
    /// <param name="length">Bytes written.</param>
    /// <param name="pc">The instruction that submitted the job.</param>
    /// <param name="module">Id of the module.</param>
    public void Module(IEnumerable<(ulong Address, ulong Length)> inputs, ulong busAddress, ulong length, ulong pc, string module)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        uint parent = inputs.Select(r => NodeAt(r.Address, r.Length)).FirstOrDefault(n => n != 0);
        Fill(busAddress, length, parent == 0 ? 0 : NewNode(new PathStep(PathStepKind.Module, pc, busAddress, module), parent));
    }

    /// <summary>The path of the value that an instruction is about to store where no path is kept: in another zone or a register.</summary>
    public IReadOnlyList<PathStep> OfStore() => Chain(_registers[_storing] != 0 ? _registers[_storing] : Scope);

    /// <summary>An instruction is about to store a register.</summary>
    public void BeginStore(int rs2) => _storing = rs2;

    /// <summary>The path of the first followed byte in a range, source first; empty if none is followed.</summary>
    public IReadOnlyList<PathStep> OfMemory(ulong busAddress, ulong length) => Chain(NodeAt(busAddress, length));

    /// <summary>The followed bytes of a range: offset of the first and how many follow each other.</summary>
    public (ulong Offset, ulong Length) FollowedBytes(ulong busAddress, ulong length)
    {
        ulong first = 0;
        while (first < length && NodeOf(busAddress + first) == 0)
        {
            first++;
        }

        ulong end = first;
        while (end < length && NodeOf(busAddress + end) != 0)
        {
            end++;
        }

        return (first, end - first);
    }

    private bool IsFollowed(Label label) => !label.IsPublic && (_labels[label].Tags & _tags) != 0;

    private uint Shorter(uint a, uint b) =>
        a == 0 ? b
        : b == 0 || _nodes[(int)a].Depth <= _nodes[(int)b].Depth ? a
        : b;

    private uint Append(PathStepKind kind, ulong pc, ulong address, uint parent)
    {
        int context = _callPath();
        if (_known.TryGetValue((pc, kind, context, parent), out uint known))
        {
            return known;
        }

        // Seen before on this chain: the program went around a loop. Too long a chain says no more than a long one.
        uint node = FindOnChain(kind, pc, context, parent);
        if (node == 0)
        {
            node = _nodes[(int)parent].Depth >= LongestChain ? parent : NewNode(new PathStep(kind, pc, address, null), parent, context);
        }

        _known.Add((pc, kind, context, parent), node);
        return node;
    }

    private uint FindOnChain(PathStepKind kind, ulong pc, int context, uint node)
    {
        while (node != 0)
        {
            Node candidate = _nodes[(int)node];
            if (candidate.Step.Pc == pc && candidate.Step.Kind == kind && candidate.Context == context)
            {
                return node;
            }

            node = candidate.Parent;
        }

        return 0;
    }

    private uint NewNode(PathStep step, uint parent, int context = 0)
    {
        _nodes.Add(new Node(step, parent, _nodes[(int)parent].Depth + 1, context));
        return (uint)(_nodes.Count - 1);
    }

    private List<PathStep> Chain(uint node)
    {
        var steps = new List<PathStep>();
        while (node != 0)
        {
            steps.Add(_nodes[(int)node].Step);
            node = _nodes[(int)node].Parent;
        }

        steps.Reverse();
        return steps;
    }

    private uint NodeOf(ulong address) => _pages.TryGetValue(address / PageBytes, out uint[]? page) ? page[address % PageBytes] : 0;

    private uint NodeAt(ulong address, ulong length)
    {
        for (ulong i = 0; i < length; i++)
        {
            uint node = NodeOf(address + i);
            if (node != 0)
            {
                return node;
            }
        }

        return 0;
    }

    private void Fill(ulong address, ulong length, uint node)
    {
        for (ulong i = 0; i < length; i++)
        {
            ulong number = (address + i) / PageBytes;
            if (!_pages.TryGetValue(number, out uint[]? page))
            {
                if (node == 0)
                {
                    continue;
                }

                page = new uint[PageBytes];
                _pages.Add(number, page);
            }

            page[(address + i) % PageBytes] = node;
        }
    }

    private readonly record struct Node(PathStep Step, uint Parent, int Depth, int Context);
}
