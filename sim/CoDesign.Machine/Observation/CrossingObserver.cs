using CoDesign.Results;
using CoDesign.Trust;

namespace CoDesign.Machine.Observation;

/// <summary>Records what the trust boundary said: crossings for the log, findings, and who saw how much of what.</summary>
/// <param name="labels">The labels of the run.</param>
/// <param name="findings">Collects findings.</param>
internal sealed partial class CrossingObserver(LabelTable labels, FindingLog findings)
{
    private readonly List<CrossingRecord> _closed = [];
    private readonly Dictionary<(TransferKind Kind, int Initiator, int Target), Open> _open = [];
    private readonly Dictionary<(string Destination, int Tag), Exposure> _exposure = [];
    private readonly Dictionary<string, long> _ruleHits = [];

    /// <summary>Transfers that were judged.</summary>
    public long Checked { get; private set; }

    /// <summary>Transfers that were denied.</summary>
    public long Denied { get; private set; }

    /// <summary>Bytes of all of them.</summary>
    public long Bytes { get; private set; }

    /// <summary>Decisions in which each policy rule took part.</summary>
    public IReadOnlyDictionary<string, long> RuleHits => _ruleHits;

    /// <summary>Bytes that each destination saw, by tag.</summary>
    public IReadOnlyDictionary<(string Destination, int Tag), Exposure> Exposures => _exposure;

    /// <summary>Name of the region that is being served; null outside regions.</summary>
    public Func<string?>? CurrentRegion { get; set; }

    /// <summary>Called at each new finding about a transfer.</summary>
    public Action<Finding, int>? FindingAdded { get; set; }

    /// <summary>Notes a judgement.</summary>
    /// <param name="transfer">The transfer.</param>
    /// <param name="decision">What the boundary said.</param>
    /// <param name="bytes">A label id per byte; empty when labels are not followed.</param>
    public void Record(in Transfer transfer, in Decision decision, ReadOnlySpan<ushort> bytes)
    {
        foreach (Violation violation in decision.Violations)
        {
            Add(in transfer, violation, decision.IsBlocked, LabelledBytes(bytes, violation.Tags));
        }

        foreach (string rule in decision.PolicyRules)
        {
            _ruleHits[rule] = _ruleHits.GetValueOrDefault(rule) + 1;
        }

        // A module of the core's own zone is no crossing; how much of what it saw is asked all the same.
        if (!decision.IsBlocked && !transfer.Label.IsPublic && (transfer.IsCrossing || transfer.Destination.Kind is PartyKind.Module))
        {
            Expose(in transfer, bytes);
        }

        if (!transfer.IsCrossing)
        {
            return;
        }

        Checked++;
        Denied += decision.Verdict is Verdict.Deny ? 1 : 0;
        Bytes += (long)transfer.Length;
        Log(in transfer, in decision);
    }

    /// <summary>A finding that is not about one transfer, or about one that was never made.</summary>
    public void Add(Finding finding)
    {
        if (findings.Add(finding with { Region = CurrentRegion?.Invoke() }))
        {
            FindingAdded?.Invoke(finding, findings.Findings.Count - 1);
        }
    }

    /// <summary>The crossings, in order.</summary>
    public IReadOnlyList<CrossingRecord> Crossings =>
        [.. _closed.Concat(_open.Values.Select(o => o.Record)).OrderBy(c => c.Sequence)];

    // The first run of bytes that carry any of the tags.
    private (ulong Offset, ulong Length) LabelledBytes(ReadOnlySpan<ushort> bytes, ulong tags)
    {
        int first = 0;
        while (first < bytes.Length && (labels[new Label(bytes[first])].Tags & tags) == 0)
        {
            first++;
        }

        int end = first;
        while (end < bytes.Length && (labels[new Label(bytes[end])].Tags & tags) != 0)
        {
            end++;
        }

        return (end == first ? 0 : (ulong)first, (ulong)(end - first));
    }

    private void Add(in Transfer transfer, Violation violation, bool isBlocked, (ulong Offset, ulong Length) labelledBytes) => Add(new Finding
    {
        Rule = violation.Rule,
        PolicyRule = violation.PolicyRule,
        Tags = violation.Tags,
        Message = violation.Message,
        IsBlocked = isBlocked,
        Transfer = transfer,
        Party = transfer.Destination.Id,
        Pc = transfer.Pc,
        Bytes = transfer.Length,
        LabelledBytes = labelledBytes,
    });

    private void Log(in Transfer transfer, in Decision decision)
    {
        (TransferKind, int, int) key = (transfer.Kind, transfer.Initiator.Index, transfer.Target.Index);
        if (_open.TryGetValue(key, out Open? open))
        {
            if (open.Continues(in transfer, in decision))
            {
                open.Extend(in transfer);
                return;
            }

            _closed.Add(open.Record);
        }

        _open[key] = new Open(RecordOf(in transfer, in decision), transfer, decision);
    }

    private CrossingRecord RecordOf(in Transfer transfer, in Decision decision)
    {
        LabelContent content = labels[transfer.Label];
        LabelVocabulary names = labels.Vocabulary;
        return new CrossingRecord(
            Checked,
            transfer.TimePicoseconds,
            NameOf(transfer.Kind),
            transfer.Source.Id,
            transfer.Source.Zone,
            transfer.Destination.Id,
            transfer.Destination.Zone,
            transfer.Operation,
            transfer.RequestRoleId,
            transfer.Pc,
            null,
            transfer.Kind is TransferKind.Interrupt or TransferKind.Input or TransferKind.Output ? null : transfer.Address,
            (long)transfer.Length,
            1,
            labels.Describe(transfer.Label),
            [.. LabelVocabulary.NamesOf(names.Tags, content.Tags)],
            [.. LabelVocabulary.NamesOf(names.Residuals, content.Residuals).Select(r => r.ToString())],
            decision.Verdict switch
            {
                Verdict.Deny => "deny",
                Verdict.AllowDeclassified => "allow_declassified",
                _ => "allow",
            },
            [.. decision.Violations.Select(v => v.Rule).Concat(decision.PolicyRules).Distinct()]);
    }

    private void Expose(in Transfer transfer, ReadOnlySpan<ushort> bytes)
    {
        LabelVocabulary names = labels.Vocabulary;
        LabelContent all = labels[transfer.Label];
        for (int tag = 0; tag < names.Tags.Count; tag++)
        {
            ulong live = 1UL << tag;
            ulong residual = 0;
            for (int r = 0; r < names.Residuals.Count; r++)
            {
                residual |= names.Residuals[r].Tag == names.Tags[tag] ? 1UL << r : 0;
            }

            if ((all.Tags & live) == 0 && (all.Residuals & residual) == 0)
            {
                continue;
            }

            long clear = 0;
            long sanitized = 0;
            long shares = 0;
            foreach (ushort id in bytes)
            {
                LabelContent own = labels[new Label(id)];
                clear += (own.Tags & live) != 0 ? 1 : 0;
                bool isHidden = (own.Tags & live) == 0 && (own.Residuals & residual) != 0;
                bool isShare = (own.Residuals & residual & names.ShareMask) != 0;
                sanitized += isHidden && !isShare ? 1 : 0;
                shares += isHidden && isShare ? 1 : 0;
            }

            (string, int) key = (transfer.Destination.Id, tag);
            Exposure known = _exposure.GetValueOrDefault(key);
            _exposure[key] = new Exposure(known.ClearBytes + clear, known.SanitizedBytes + sanitized, known.ShareBytes + shares, known.Crossings + 1);
        }
    }

    private static string NameOf(TransferKind kind) => kind switch
    {
        TransferKind.Load => "load",
        TransferKind.Store => "store",
        TransferKind.DmaRead => "dma_read",
        TransferKind.DmaWrite => "dma_write",
        TransferKind.Interrupt => "interrupt",
        TransferKind.Output => "output",
        _ => "input",
    };

    // A record that may still grow: transfers that follow each other in address, or repeat at one (a poll).
    private sealed partial class Open(CrossingRecord record, Transfer first, Decision decision)
    {
        public Transfer First => first;

        public Decision Decided => decision;

        public ulong End { get; private set; } = first.Address + first.Length;

        public CrossingRecord Record { get; private set; } = record;

        public bool Continues(in Transfer transfer, in Decision other) =>
            transfer.Label == first.Label
            && transfer.Operation == first.Operation
            && transfer.RequestRoleId == first.RequestRoleId
            && (transfer.Pc == first.Pc || transfer.Address == End)
            && (transfer.Address == End || (transfer.Address == first.Address && transfer.Length == first.Length))
            && other.Verdict == decision.Verdict
            && other.Violations.Select(v => v.Rule).SequenceEqual(decision.Violations.Select(v => v.Rule))
            && other.PolicyRules.SequenceEqual(decision.PolicyRules);

        public void Extend(in Transfer transfer)
        {
            End = transfer.Address + transfer.Length;
            Record = Record with { Bytes = Record.Bytes + (long)transfer.Length, Count = Record.Count + 1 };
        }
    }
}
