using CoDesign.Checkpoints;
using CoDesign.Description.Policies;
using CoDesign.Isa;
using CoDesign.Machine.Harts;
using CoDesign.Machine.Observation;
using CoDesign.Trust;

namespace CoDesign.Machine.Flow;

/// <summary>
/// Looks at what labels of data do not show: branches, addresses and times that depend on a secret. Asked by both engines about labelled
/// operands only.
/// </summary>
internal sealed unsafe class FlowMonitor
{
    private readonly FlowRules _rules;
    private readonly Hart _hart;
    private readonly CrossingObserver _observer;
    private readonly PostDominators _ways;
    private readonly HashSet<(string Rule, ulong Pc, ushort Label)> _known = [];

    /// <summary>For a hart.</summary>
    /// <param name="rules">What the policy asks.</param>
    /// <param name="hart">The hart.</param>
    /// <param name="observer">Takes findings.</param>
    /// <param name="decode">The instruction at an address; null if there is none to be seen.</param>
    public FlowMonitor(FlowRules rules, Hart hart, CrossingObserver observer, Func<ulong, Instruction?> decode)
    {
        _rules = rules;
        _hart = hart;
        _observer = observer;
        _ways = new PostDominators(decode);
        Scopes = new BranchScopes(hart);
    }

    /// <summary>The branches under which the hart stands.</summary>
    public BranchScopes Scopes { get; }

    /// <summary>Whether branches and jumps through registers are of interest.</summary>
    public bool WatchesBranches => _rules.WatchesBranches;

    /// <summary>Whether addresses are.</summary>
    public bool WatchesAddresses => _rules.WatchesAddresses;

    /// <summary>Whether instructions are whose time depends on their operands.</summary>
    public bool WatchesLatencies => _rules.WatchesLatencies && _hart.HasVariableDivision;

    /// <summary>Of all that time has depended on so far, if somebody asks for it.</summary>
    public Label Time { get; private set; }

    /// <summary>The program has changed its code.</summary>
    public void Forget() => _ways.Clear();

    /// <summary>A branch, or a jump through a register.</summary>
    public void Branch(ref readonly Instruction i, ulong pc)
    {
        Label label = LabelOf(in i);
        NoteTime(label);
        if (_rules.Branch)
        {
            Report(RuleIds.SecretBranch, pc, label, "where control goes depends on");
        }

        LookAtUse(InstructionRows.All[i.Row].Shape is Shape.JumpRegister ? ResultUse.Code : ResultUse.Branch, pc, label);
        if (OpensScope(label))
        {
            Scopes.Open(label, EndOf(in i, pc), _hart.Paths?.OfTwo(i.Rs1, _hart.State->Labels[i.Rs1], i.Rs2, _hart.State->Labels[i.Rs2], pc) ?? 0);
        }
    }

    /// <summary>Whether a branch must be left to the interpreter, because the blocks behind it are.</summary>
    /// <returns><see langword="false"/>: it is reported, and control may go on.</returns>
    public bool MustInterpret(ref readonly Instruction i, ulong pc)
    {
        if (OpensScope(LabelOf(in i)))
        {
            return true;
        }

        Branch(in i, pc);
        return false;
    }

    /// <summary>An access whose address carries a label.</summary>
    public void Address(ref readonly Instruction i, ulong pc)
    {
        Label label = _hart.State->Labels[i.Rs1];
        NoteTime(label);
        LookAtUse(ResultUse.Pointer, pc, label);
        if (_rules.Address)
        {
            Report(RuleIds.SecretAddress, pc, label, "the address of an access depends on");
        }
    }

    /// <summary>An instruction whose time depends on its operands, with a labelled one.</summary>
    public void Latency(ref readonly Instruction i, ulong pc)
    {
        Label label = LabelOf(in i);
        NoteTime(label);
        if (_rules.Latency)
        {
            Report(RuleIds.SecretLatency, pc, label, $"'{InstructionRows.All[i.Row].Mnemonic}' takes a time on this core that depends on its operands, and they on");
        }
    }

    /// <summary>A less privileged mode is entered.</summary>
    /// <param name="pc">The instruction that does it.</param>
    public void EnterLessPrivileged(ulong pc)
    {
        for (int register = 1; _rules.LessPrivileged is ulong mayLearn && register < RegisterLabels.Slots; register++)
        {
            ulong tags = _hart.Labels[_hart.State->Labels[register]].Tags & ~mayLearn;
            if (register != Registers.Count && tags != 0)
            {
                string name = register < Registers.Count ? Registers.NameOf(register) : FloatRegisters.NameOf(register - FloatRegisters.FirstSlot);
                Add(RuleIds.RegistersNotScrubbed, pc, tags, $"a less privileged mode is entered while '{name}' holds {NamesOf(tags)}");
            }
        }
    }

    /// <summary>Moves the state into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        Scopes.Exchange(stream);
        Time = stream.Value(Time);
        List<(string, ulong, ushort)> known = [.. _known.Order()];
        stream.List(known, k => (stream.Name(k.Item1), stream.Value(k.Item2), stream.Value(k.Item3)));
        _known.UnionWith(known);
    }

    private Label LabelOf(ref readonly Instruction i) => InstructionRows.All[i.Row].ReadsRs2
        ? _hart.Labels.Join(_hart.State->Labels[i.Rs1], _hart.State->Labels[i.Rs2])
        : _hart.State->Labels[i.Rs1];

    private bool OpensScope(Label label)
    {
        LabelContent content = _hart.Labels[label];
        return _rules.HasScopes && (content.Tags != 0 || content.Residuals != 0 || (_rules.FollowsIntegrity && content.Integrity != Integrity.Trusted));
    }

    // A call through a register comes back behind itself; where another jump through one may lead, nobody knows.
    private ulong EndOf(ref readonly Instruction i, ulong pc) => InstructionRows.All[i.Row].Shape is not Shape.JumpRegister ? _ways.Of(pc)
        : Registers.IsLink(i.Rd) ? pc + i.Length
        : PostDominators.AtReturn;

    private void LookAtUse(ResultUse use, ulong pc, Label label)
    {
        if (_rules.Uses?.Judge(label, use) is Violation violation && _known.Add((violation.Rule, pc, label.Id)))
        {
            Add(violation.Rule, pc, 0, violation.Message);
        }
    }

    private void NoteTime(Label label) => Time = _rules.FollowsTime ? _hart.Labels.Join(Time, label) : Time;

    // What is done under a branch carries its label: that the branch is reported is enough.
    private void Report(string rule, ulong pc, Label label, string what)
    {
        ulong tags = _hart.Labels[label].Tags & ~_hart.Labels[Scopes.Label].Tags & _rules.Secrets;
        if (tags != 0 && _known.Add((rule, pc, label.Id)))
        {
            Add(rule, pc, tags, $"{what} {NamesOf(tags)}");
        }
    }

    private void Add(string rule, ulong pc, ulong tags, string message) => _observer.Add(new Finding
    {
        Rule = rule,
        Tags = tags,
        Message = message,
        IsBlocked = false,
        Party = _hart.Party.Id,
        Pc = _hart.RequestPc ?? pc,
    });

    private string NamesOf(ulong tags) => string.Join(", ", LabelVocabulary.NamesOf(_hart.Labels.Vocabulary.Tags, tags).Select(t => $"'{t}'"));
}
