using CoDesign.Checkpoints;
using CoDesign.Description.Policies;
using CoDesign.Elf;
using CoDesign.Isa;
using CoDesign.Machine.Devices;
using CoDesign.Machine.Harts;
using CoDesign.Machine.Observation;
using CoDesign.Trust;

namespace CoDesign.Machine.Guest;

/// <summary>
/// The only code that removes tags: when a function that the policy names as sanitizer returns, and its code is the reviewed code,
/// its outputs lose the tags and keep a residual instead. The function's other effects keep theirs.
/// </summary>
internal sealed unsafe class Declassifier
{
    private readonly Hart _hart;
    private readonly GuestMemory _memory;
    private readonly LabelTable _labels;
    private readonly CrossingObserver _observer;
    private readonly BlockCache _blocks;
    private readonly ulong _untrustedModules;
    private readonly IReadOnlyDictionary<string, MaskLedger> _masks;
    private readonly List<Sanitizer> _sanitizers = [];
    private readonly List<Activation> _active = [];
    private readonly HashSet<ulong> _hookedReturns = [];

    /// <summary>Watches the functions that a policy names.</summary>
    public Declassifier(
        PolicyDescription policy, ElfFile elf, ulong bias, string isa, InstructionTable table, Hart hart, GuestMemory memory, CrossingObserver observer, BlockCache blocks, ulong untrustedModules, IReadOnlyDictionary<string, MaskLedger> masks)
    {
        _hart = hart;
        _memory = memory;
        _labels = hart.Labels;
        _observer = observer;
        _blocks = blocks;
        _untrustedModules = untrustedModules;
        _masks = masks;
        foreach (SanitizerDescription description in policy.Sanitizers)
        {
            CodeMeasurement? code = elf.TryGetSymbol(description.Symbol, out Symbol? symbol) ? CodeMeasurement.Of(elf, symbol, table) : null;
            description.Sha256.TryFind(isa, out IReadOnlyList<string>? reviewed);
            var sanitizer = new Sanitizer(description, code, bias, reviewed ?? [], _labels.Vocabulary);
            _sanitizers.Add(sanitizer);
            if (symbol is not null)
            {
                blocks.Hook(symbol.Value + bias, () => Enter(sanitizer));
            }
        }
    }

    /// <summary>The sanitizers and what they did.</summary>
    public IReadOnlyList<Sanitizer> Sanitizers => _sanitizers;

    /// <summary>Functions whose code a sanitizer consists of: address as linked and bytes, each once.</summary>
    public IReadOnlyList<(ulong Address, int Length)> Code => [.. _sanitizers.SelectMany(s => s.Code?.Ranges ?? []).Distinct()];

    /// <summary>Moves the state into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        foreach (Sanitizer sanitizer in _sanitizers)
        {
            int matches = stream.Value(sanitizer.CodeMatches is bool known ? (known ? 1 : 0) : -1);
            sanitizer.CodeMatches = matches < 0 ? null : matches == 1;
            sanitizer.Uses = stream.Value(sanitizer.Uses);
            sanitizer.Bytes = stream.Value(sanitizer.Bytes);
            sanitizer.Refuted = stream.Value(sanitizer.Refuted);
        }

        stream.List(_active, a => new Activation(
            _sanitizers[stream.Value(a is null ? 0 : _sanitizers.IndexOf(a.Sanitizer))],
            stream.Value(a?.ReturnPc ?? 0),
            stream.Value(a?.StackPointer ?? 0),
            Moved(stream, a?.Outputs),
            Moved(stream, a?.Input)));
        stream.List(_hookedReturns, stream.Value);
        foreach (ulong pc in stream.IsReading ? _hookedReturns : [])
        {
            _blocks.Hook(pc, () => Return(pc));
        }
    }

    private static T[] Moved<T>(StateStream stream, T[]? values)
        where T : unmanaged
    {
        List<T> moved = [.. values ?? []];
        stream.List(moved, stream.Value);
        return [.. moved];
    }

    private bool Enter(Sanitizer sanitizer)
    {
        string measured = sanitizer.Code!.MeasureIn(_memory, sanitizer.Bias);
        bool isCurrent = sanitizer.Code.IsCurrentIn(_blocks, sanitizer.Bias);
        sanitizer.CodeMatches = isCurrent && sanitizer.Reviewed.Contains(measured);
        if (sanitizer.CodeMatches is false)
        {
            ReportModified(sanitizer, measured, isCurrent);
            return true;
        }

        Integrity decided = _labels[new Label(_hart.State->ScopeLabel)].Integrity;
        if (decided < sanitizer.LeastPcIntegrity)
        {
            Report(RuleIds.DeclassifierModified, sanitizer, $"sanitizer '{sanitizer.Description.Id}': a branch on {decided.ToString().ToLowerInvariant()} data decided that it is called. It removed no tag.");
            return true;
        }

        ulong returnPc = _hart.Unsigned(Registers.Ra);
        if (_hookedReturns.Add(returnPc))
        {
            // The hart looks for its block anew, and comes here once more.
            _blocks.Hook(returnPc, () => Return(returnPc));
            return false;
        }

        // A call from the same frame to the same place takes over from one that never returned.
        ulong stackPointer = _hart[Registers.Sp];
        ulong[] outputs = [.. sanitizer.Description.Outputs.Select(o => _hart.Unsigned(Registers.A0 + o.Argument))];
        _active.RemoveAll(a => a.Sanitizer == sanitizer && a.ReturnPc == returnPc && a.StackPointer == stackPointer);
        _active.Add(new Activation(sanitizer, returnPc, stackPointer, outputs, InputOf(sanitizer)));
        return true;
    }

    // What is compared with the outputs when the function returns: it may work in place.
    private byte[] InputOf(Sanitizer sanitizer)
    {
        if (sanitizer.Description is not { Evidence: SanitizerEvidence.Checked, Input: SanitizerOutput input })
        {
            return [];
        }

        byte[] bytes = new byte[input.Size.Bytes];
        return _memory.TryRead(_hart.Unsigned(Registers.A0 + input.Argument), bytes) ? bytes : [];
    }

    // The same address can be reached without a return; only with the stack as it was at entry has the function returned.
    private bool Return(ulong pc)
    {
        for (int i = _active.Count - 1; i >= 0; i--)
        {
            Activation activation = _active[i];
            if (activation.ReturnPc == pc && activation.StackPointer == _hart[Registers.Sp])
            {
                _active.RemoveAt(i);
                Declassify(activation);
                break;
            }
        }

        return true;
    }

    private void Declassify(Activation activation)
    {
        Sanitizer sanitizer = activation.Sanitizer;
        SanitizerDescription description = sanitizer.Description;
        if (sanitizer.Uses >= (description.MostUses ?? long.MaxValue))
        {
            Report(RuleIds.OverBudget, sanitizer, $"sanitizer '{description.Id}': the policy permits {description.MostUses} calls in a run. It removed no tag.");
            return;
        }

        if (description.MostBytes is { } most && (ulong)(sanitizer.Bytes + sanitizer.BytesOfCall) > most.Bytes)
        {
            Report(RuleIds.OverBudget, sanitizer, $"sanitizer '{description.Id}': the policy permits {most} in a run, and this call would make it {sanitizer.Bytes + sanitizer.BytesOfCall} B. It removed no tag.");
            return;
        }

        if (description.Evidence is SanitizerEvidence.Checked && FaultOf(activation) is string fault)
        {
            sanitizer.Refuted++;
            Report(RuleIds.Mask, sanitizer, $"sanitizer '{description.Id}': {fault}. It removed no tag.");
            Change(activation, (content, _) => content with { Residuals = content.Residuals | sanitizer.RefutationsOf(content.Tags & (sanitizer.Tags | sanitizer.MaskTags)) });
            return;
        }

        sanitizer.Uses++;
        Change(activation, (content, output) => Sanitized(sanitizer, content, output));
    }

    // What is not as a sanitizer with checked evidence claims; null if all is.
    private string? FaultOf(Activation activation)
    {
        SanitizerDescription description = activation.Sanitizer.Description;
        byte[][] outputs = [.. description.Outputs.Select(o => new byte[o.Size.Bytes])];
        for (int i = 0; i < outputs.Length; i++)
        {
            if (!_memory.TryRead(activation.Outputs[i], outputs[i]))
            {
                return "its output is not in memory";
            }
        }

        _masks.TryGetValue(description.Mask!.Value.Id, out MaskLedger? ledger);
        return activation.Input.Length == 0 ? "its input is not in memory"
            : description.Group is null ? StructureCheck.OfMask(activation.Input, outputs[0], ledger)
            : StructureCheck.OfShares(activation.Input, outputs, ledger);
    }

    private LabelContent Sanitized(Sanitizer sanitizer, LabelContent content, int output)
    {
        ulong removed = content.Tags & sanitizer.Tags;
        ulong residuals = sanitizer.ResidualsOf(removed, output);
        ulong all = removed | (content.Tags & sanitizer.MaskTags);
        if (removed != 0 && sanitizer.Description.InputsNotFrom is SanitizerExclusion.ModulesThatSawIt && Launderer(content.Modules & _untrustedModules, removed) is string module)
        {
            Report(RuleIds.Laundering, sanitizer, $"sanitizer '{sanitizer.Description.Id}': its output derives from what '{module}' made, which has seen the secret. No tag was removed there.");
            return content;
        }

        sanitizer.Bytes += all != 0 ? 1 : 0;
        return content with { Tags = content.Tags & ~all, Residuals = content.Residuals | residuals };
    }

    // Labels of the outputs, byte by byte.
    private void Change(Activation activation, Func<LabelContent, int, LabelContent> change)
    {
        for (int i = 0; i < activation.Outputs.Length; i++)
        {
            ushort[] labels = _memory.ReadLabels(activation.Outputs[i], (int)activation.Sanitizer.Description.Outputs[i].Size.Bytes);
            for (int b = 0; b < labels.Length; b++)
            {
                LabelContent content = _labels[new Label(labels[b])];
                LabelContent changed = change(content, i);
                labels[b] = changed == content ? labels[b] : _labels.Intern(changed).Id;
            }

            _memory.WriteLabels(activation.Outputs[i], labels);
        }
    }

    // A module that has seen what is to be removed may have hidden it in what it made; one that never saw it cannot have.
    private string? Launderer(ulong modules, ulong tags) => modules == 0 ? null : LabelVocabulary.NamesOf(_labels.Vocabulary.Modules, modules)
        .FirstOrDefault(m => _observer.Exposures.Any(e => e.Key.Destination == m && (tags >> e.Key.Tag & 1) != 0 && e.Value.ClearBytes > 0));

    private void ReportModified(Sanitizer sanitizer, string measured, bool isCurrent) => Report(
        RuleIds.DeclassifierModified,
        sanitizer,
        !isCurrent
            ? $"sanitizer '{sanitizer.Description.Id}': instructions of '{sanitizer.Description.Symbol}' or of what it calls were fetched before their bytes in memory changed, without fence.i. It removed no tag."
            : sanitizer.Reviewed.Count == 0
            ? $"sanitizer '{sanitizer.Description.Id}': the policy has no SHA-256 of '{sanitizer.Description.Symbol}' for this program's ISA; it measures {measured}. It removed no tag."
            : $"sanitizer '{sanitizer.Description.Id}': '{sanitizer.Description.Symbol}' and what it calls measure {measured}, reviewed was {string.Join(" or ", sanitizer.Reviewed)}. It removed no tag.");

    private void Report(string rule, Sanitizer sanitizer, string message) => _observer.Add(new Finding
    {
        Rule = rule,
        Message = message,
        IsBlocked = false,
        Party = sanitizer.Description.Id,
        Pc = sanitizer.Code!.Entry + sanitizer.Bias,
    });

    private sealed record Activation(Sanitizer Sanitizer, ulong ReturnPc, ulong StackPointer, ulong[] Outputs, byte[] Input);
}
