using CoDesign.Checkpoints;
using CoDesign.Isa;
using CoDesign.Machine.Harts;
using CoDesign.Trust;

namespace CoDesign.Machine.Flow;

/// <summary>
/// The branches under which the hart stands, and the label that this gives to all that it does. A scope ends where the ways of its branch
/// meet, in the call in which it began.
/// </summary>
/// <param name="hart">The hart.</param>
internal sealed unsafe class BranchScopes(Hart hart)
{
    // What a function gives back as it was (RISC-V ELF psABI, "Integer Register Convention"): sp, gp, tp, s0 to s11.
    private static readonly int[] Preserved = [2, 3, 4, 8, 9, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27];

    private readonly List<Scope> _scopes = [];
    private readonly List<Snapshot> _calls = [];

    /// <summary>Label of all that is done now.</summary>
    public Label Label => new(hart.State->ScopeLabel);

    /// <summary>A branch on a label: its scope begins. One that adds nothing to those around it ends no later than they do.</summary>
    /// <param name="label">Of the condition.</param>
    /// <param name="end">Where its ways meet.</param>
    /// <param name="path">How the condition came to be, in the run that explains findings.</param>
    public void Open(Label label, ulong end, uint path)
    {
        Label joined = hart.Labels.Join(Label, label);
        if (joined.Id != Label.Id)
        {
            _scopes.Add(new Scope(end, _calls.Count, Label, path, Snapshot.Of(hart)));
            hart.State->ScopeLabel = joined.Id;
            ShowPath();
        }
    }

    /// <summary>An instruction is about to run: a scope may end here.</summary>
    public void Before(ulong pc)
    {
        while (_scopes.Count > 0 && _scopes[^1].End == pc && _scopes[^1].Depth == _calls.Count)
        {
            Close();
        }
    }

    /// <summary>Control has gone to another place through a jump.</summary>
    public void AfterJump(ref readonly Instruction jump, BlockExit exit)
    {
        if (Label.IsPublic)
        {
            return;
        }

        if (exit is BlockExit.JumpRegister && Registers.IsReturn(jump.Rd, jump.Rs1))
        {
            Return();
        }

        if (exit is BlockExit.Jump or BlockExit.JumpRegister && Registers.IsLink(jump.Rd))
        {
            _calls.Add(Snapshot.Of(hart));
        }
    }

    /// <summary>Moves the state into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        hart.State->ScopeLabel = stream.Value(hart.State->ScopeLabel);
        stream.List(_scopes, s => new Scope(
            stream.Value(s?.End ?? 0), stream.Value(s?.Depth ?? 0), stream.Value(s?.Outer ?? default), 0, Snapshot.Exchange(stream, s?.Before)));
        stream.List(_calls, c => Snapshot.Exchange(stream, c));
    }

    // Scopes of the function end with it. A return from where no call is known of leads out of the function in which the first began.
    private void Return()
    {
        int depth = _calls.Count - 1;
        while (_scopes.Count > 0 && _scopes[^1].Depth > depth)
        {
            Close();
        }

        if (depth >= 0 && _calls.Count > 0)
        {
            _calls[^1].Restore(hart);
            _calls.RemoveAt(_calls.Count - 1);
        }
    }

    // What is as it was before counts as not touched: the same as on a way on which it is not touched.
    private void Close()
    {
        Scope scope = _scopes[^1];
        _scopes.RemoveAt(_scopes.Count - 1);
        hart.State->ScopeLabel = scope.Outer.Id;
        scope.Before.Restore(hart);
        ShowPath();
        if (_scopes.Count == 0)
        {
            _calls.Clear();
        }
    }

    private void ShowPath()
    {
        if (hart.Paths is not null)
        {
            hart.Paths.Scope = _scopes.Count == 0 ? 0 : _scopes[^1].Path;
        }
    }

    private sealed record Scope(ulong End, int Depth, Label Outer, uint Path, Snapshot Before);

    private sealed class Snapshot(ulong[] values, ushort[] labels)
    {
        public static Snapshot Of(Hart hart) => new(
            [.. Preserved.Select(r => hart[r])],
            [.. Preserved.Select(r => hart.State->Labels.Joined[r])]);

        public static Snapshot Exchange(StateStream stream, Snapshot? snapshot)
        {
            ulong[] values = new ulong[Preserved.Length];
            ushort[] labels = new ushort[Preserved.Length];
            for (int i = 0; i < Preserved.Length; i++)
            {
                values[i] = stream.Value(snapshot?.Values[i] ?? 0);
                labels[i] = stream.Value(snapshot?.Labels[i] ?? 0);
            }

            return new Snapshot(values, labels);
        }

        private ulong[] Values => values;

        private ushort[] Labels => labels;

        // Only labels that have grown are taken back; bytes of their own are not, since a scope labels all of them.
        public void Restore(Hart hart)
        {
            for (int i = 0; i < Preserved.Length; i++)
            {
                if (hart[Preserved[i]] == values[i] && hart.State->Labels.Joined[Preserved[i]] != labels[i])
                {
                    hart.State->Labels.Set(Preserved[i], new Label(labels[i]));
                }
            }
        }
    }
}
