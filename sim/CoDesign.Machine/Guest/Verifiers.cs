using CoDesign.Description.Policies;
using CoDesign.Elf;
using CoDesign.Isa;
using CoDesign.Machine.Harts;
using CoDesign.Machine.Observation;
using CoDesign.Trust;

namespace CoDesign.Machine.Guest;

/// <summary>
/// The only code that raises integrity: when a function that the policy names as verifier returns anything but 0, and its code is the
/// reviewed code, the bytes that it verified have the integrity that the policy says.
/// </summary>
internal sealed class Verifiers
{
    private readonly Hart _hart;
    private readonly GuestMemory _memory;
    private readonly BlockCache _blocks;
    private readonly CrossingObserver _observer;
    private readonly List<Call> _calls = [];
    private readonly HashSet<ulong> _returns = [];

    /// <summary>Watches the functions that a policy names.</summary>
    public Verifiers(PolicyDescription policy, ElfFile elf, ulong bias, string isa, InstructionTable table, Hart hart, GuestMemory memory, CrossingObserver observer, BlockCache blocks)
    {
        _hart = hart;
        _memory = memory;
        _blocks = blocks;
        _observer = observer;
        foreach (VerifierDescription verifier in policy.Verifiers)
        {
            if (elf.TryGetSymbol(verifier.Symbol, out Symbol? symbol))
            {
                var code = CodeMeasurement.Of(elf, symbol, table);
                verifier.Sha256.TryFind(isa, out IReadOnlyList<string>? reviewed);
                Hook(symbol.Value + bias, () => Enter(verifier, code, bias, reviewed ?? []));
            }
        }
    }

    private bool Enter(VerifierDescription verifier, CodeMeasurement code, ulong bias, IReadOnlyList<string> reviewed)
    {
        string measured = code.MeasureIn(_memory, bias);
        if (!reviewed.Contains(measured) || !code.IsCurrentIn(_blocks, bias))
        {
            _observer.Add(new Finding
            {
                Rule = RuleIds.DeclassifierModified,
                Message = $"verifier '{verifier.Id}': '{verifier.Symbol}' and what it calls measure {measured}, reviewed was {(reviewed.Count == 0 ? "none" : string.Join(" or ", reviewed))}. It raised nothing.",
                IsBlocked = false,
                Party = verifier.Id,
                Pc = code.Entry + bias,
            });
            return true;
        }

        ulong returnPc = _hart.Unsigned(Registers.Ra);
        if (_returns.Add(returnPc))
        {
            // The hart looks for its block anew, and comes here once more.
            Hook(returnPc, () => Return(returnPc));
            return false;
        }

        ulong stackPointer = _hart[Registers.Sp];
        _calls.RemoveAll(c => c.Verifier == verifier && c.ReturnPc == returnPc && c.StackPointer == stackPointer);
        _calls.Add(new Call(verifier, returnPc, stackPointer, [.. verifier.Results.Select(r => _hart.Unsigned(Registers.A0 + r.Argument))]));
        return true;
    }

    private bool Return(ulong pc)
    {
        int index = _calls.FindLastIndex(c => c.ReturnPc == pc && c.StackPointer == _hart[Registers.Sp]);
        if (index >= 0)
        {
            Call call = _calls[index];
            _calls.RemoveAt(index);
            if (_hart[Registers.A0] != 0)
            {
                Raise(call);
            }
        }

        return true;
    }

    private void Raise(Call call)
    {
        Integrity level = UseRules.LevelOf(call.Verifier.RaisesTo);
        for (int i = 0; i < call.Results.Length; i++)
        {
            ushort[] labels = _memory.ReadLabels(call.Results[i], (int)call.Verifier.Results[i].Size.Bytes);
            for (int b = 0; b < labels.Length; b++)
            {
                LabelContent content = _hart.Labels[new Label(labels[b])];
                labels[b] = content.Integrity < level ? _hart.Labels.Intern(content with { Integrity = level }).Id : labels[b];
            }

            _memory.WriteLabels(call.Results[i], labels);
        }
    }

    // Somebody else may ask to be asked at the same place.
    private void Hook(ulong pc, BlockHook hook)
    {
        BlockHook? other = _blocks.HookAt(pc);
        _blocks.Hook(pc, () => (other is null || other()) && hook());
    }

    private sealed record Call(VerifierDescription Verifier, ulong ReturnPc, ulong StackPointer, ulong[] Results);
}
