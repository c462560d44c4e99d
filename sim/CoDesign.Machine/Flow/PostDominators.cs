using CoDesign.Isa;

namespace CoDesign.Machine.Flow;

/// <summary>
/// Where the ways of a branch meet again, whatever is done in between: its immediate post-dominator in the program's own code. A call counts
/// as one step that returns; returns, jumps through registers and what cannot be decoded leave the function.
/// </summary>
/// <param name="decode">The instruction at an address; null if there is none to be seen.</param>
// Cooper, Harvey, Kennedy, "A Simple, Fast Dominance Algorithm", 2001, on the graph with its edges turned round.
internal sealed class PostDominators(Func<ulong, Instruction?> decode)
{
    /// <summary>No such instruction: the ways meet when the function returns.</summary>
    public const ulong AtReturn = ulong.MaxValue;

    // A function of more is rare. What lies beyond counts as a way out, so that the answer is later than it need be, never earlier.
    private const int MostInstructions = 8192;
    private const int Exit = 0;

    private readonly Dictionary<ulong, ulong> _known = [];

    /// <summary>The program has changed.</summary>
    public void Clear() => _known.Clear();

    /// <summary>Where the ways of the branch at an address meet.</summary>
    public ulong Of(ulong pc)
    {
        if (!_known.TryGetValue(pc, out ulong end))
        {
            end = Find(pc);
            _known.Add(pc, end);
        }

        return end;
    }

    private ulong Find(ulong pc)
    {
        (List<ulong> places, List<int[]> successors) = Explore(pc);
        EndLoops(successors);
        List<int> order = PostOrder(PredecessorsIn(successors), Exit, new bool[successors.Count]);
        int[] number = new int[successors.Count];
        for (int i = 0; i < order.Count; i++)
        {
            number[order[i]] = i;
        }

        int[] dominator = new int[successors.Count];
        Array.Fill(dominator, -1);
        dominator[Exit] = Exit;
        for (bool isChanged = true; isChanged;)
        {
            isChanged = false;
            for (int i = order.Count - 2; i >= 0; i--)
            {
                int node = order[i];
                int best = -1;
                foreach (int next in successors[node])
                {
                    best = dominator[next] < 0 ? best : best < 0 ? next : Meet(best, next, dominator, number);
                }

                isChanged |= dominator[node] != best;
                dominator[node] = best;
            }
        }

        return dominator[1] is Exit ? AtReturn : places[dominator[1]];
    }

    private static int Meet(int a, int b, int[] dominator, int[] number)
    {
        while (a != b)
        {
            while (number[a] < number[b])
            {
                a = dominator[a];
            }

            while (number[b] < number[a])
            {
                b = dominator[b];
            }
        }

        return a;
    }

    // Node 0 is the way out, node 1 the branch.
    private (List<ulong> Places, List<int[]> Successors) Explore(ulong pc)
    {
        List<ulong> places = [0, pc];
        List<int[]> successors = [[]];
        Dictionary<ulong, int> numbers = new() { [pc] = 1 };
        for (int node = 1; node < places.Count; node++)
        {
            successors.Add([.. SuccessorsOf(places[node]).Select(NumberOf).Distinct()]);
        }

        return (places, successors);

        int NumberOf(ulong place)
        {
            if (place == AtReturn || (places.Count >= MostInstructions && !numbers.ContainsKey(place)))
            {
                return Exit;
            }

            if (numbers.TryAdd(place, places.Count))
            {
                places.Add(place);
            }

            return numbers[place];
        }
    }

    private IEnumerable<ulong> SuccessorsOf(ulong pc)
    {
        if (decode(pc) is not Instruction i)
        {
            return [AtReturn];
        }

        ulong next = pc + i.Length;
        InstructionDefinition row = InstructionRows.All[i.Row];
        return row.Shape switch
        {
            Shape.Branch => [pc + i.Operand, next],
            Shape.Jump => [Registers.IsLink(i.Rd) ? next : pc + i.Operand],
            Shape.JumpRegister => [Registers.IsLink(i.Rd) ? next : AtReturn],
            Shape.System when row.Mnemonic is "mret" or "sret" => [AtReturn],
            _ => [next],
        };
    }

    // From a loop without end no way leads out. It gets one from inside. Where a search against the direction of the edges begins last, no
    // other loop can be reached from.
    private static void EndLoops(List<int[]> successors)
    {
        while (true)
        {
            bool[] leads = new bool[successors.Count];
            leads[Exit] = true;
            for (bool isChanged = true; isChanged;)
            {
                isChanged = false;
                for (int node = successors.Count - 1; node > 0; node--)
                {
                    if (!leads[node] && Array.Exists(successors[node], s => leads[s]))
                    {
                        leads[node] = isChanged = true;
                    }
                }
            }

            int[] stuck = [.. Enumerable.Range(1, successors.Count - 1).Where(n => !leads[n])];
            if (stuck.Length == 0)
            {
                return;
            }

            int inside = stuck[0];
            List<int>[] predecessors = PredecessorsIn(successors);
            bool[] isSeen = new bool[successors.Count];
            foreach (int node in stuck.Where(n => !isSeen[n]))
            {
                inside = node;
                foreach (int before in PostOrder(predecessors, node, isSeen))
                {
                    isSeen[before] = true;
                }
            }

            successors[inside] = [.. successors[inside], Exit];
        }
    }

    private static List<int>[] PredecessorsIn(List<int[]> successors)
    {
        List<int>[] predecessors = [.. successors.Select(_ => new List<int>())];
        for (int from = 1; from < successors.Count; from++)
        {
            foreach (int to in successors[from])
            {
                predecessors[to].Add(from);
            }
        }

        return predecessors;
    }

    private static List<int> PostOrder(List<int>[] edges, int start, bool[] isSeen)
    {
        var order = new List<int>();
        var stack = new Stack<(int Node, int Next)>();
        isSeen[start] = true;
        stack.Push((start, 0));
        while (stack.TryPop(out (int Node, int Next) top))
        {
            if (top.Next == edges[top.Node].Count)
            {
                order.Add(top.Node);
                continue;
            }

            stack.Push((top.Node, top.Next + 1));
            int child = edges[top.Node][top.Next];
            if (!isSeen[child])
            {
                isSeen[child] = true;
                stack.Push((child, 0));
            }
        }

        return order;
    }
}
