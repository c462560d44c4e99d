using CoDesign.Description.Chips;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Files;
using CoDesign.Description.Policies;
using CoDesign.Description.Reading;

namespace CoDesign.Trust.Tests;

/// <summary>A small chip as the boundary sees it, a policy in YAML, and short ways to ask for a judgement.</summary>
internal sealed class Scene
{
    /// <summary>core0 and ram in zone secure, share in zone shared, npu in zone vendor behind an IOPMP, stdout outside.</summary>
    public static readonly Party Core = new(0, "core0", PartyKind.Core, "secure");

    public static readonly Party Ram = new(1, "ram", PartyKind.Memory, "secure");

    public static readonly Party Share = new(2, "share", PartyKind.Memory, "shared");

    public static readonly Party Npu = new(3, "npu", PartyKind.Module, "vendor") { RequestRoleId = 2, IsBehindIopmp = true, BurstAlignment = 8 };

    public static readonly Party Output = new(4, "stdout", PartyKind.Sink, "outside");

    private static readonly Party[] Parties = [Core, Ram, Share, Npu, Output];

    // Entries in the order of their index: 4 KiB read-write, 4 KiB read-only behind it.
    private static readonly Iopmp AccessControl = new(new IopmpConfiguration(
        IopmpLayout.Of("0.8.2"),
        new Dictionary<int, ulong> { [2] = 1 },
        [2],
        [
            IopmpEntry.Of(IopmpAddressMode.PowerOfTwo, 0x9000_0000 >> 2 | 0x1FF, IopmpEntry.Read | IopmpEntry.Write),
            IopmpEntry.Of(IopmpAddressMode.PowerOfTwo, 0x9000_1000 >> 2 | 0x1FF, IopmpEntry.Read),
        ]));

    private readonly TrustBoundary _boundary;

    public Scene(string policy, PolicyMode mode = PolicyMode.Enforce, Func<string, string>? rewritten = null, BoundaryCheck omitted = default)
    {
        DiagnosticBag diagnostics = new();
        const string Head = """
            schema: codesign.policy/1
            name: test
            description: test
            mode: enforce
            propagation: {address: loads}
            tags:
              - {id: key, description: a key}
              - {id: seed, description: a seed}

            """;
        PolicyDescription description = new DescriptionReader(new MemoryFileSystem(), UnionRegistry.Empty)
            .ReadText("policy.yaml", rewritten is null ? Head + policy : rewritten(Head + policy), PolicyDescription.Read, diagnostics);
        Assert.Empty(diagnostics.Sorted());
        LabelVocabulary vocabulary = PolicyCompiler.VocabularyOf(description, ["npu"]);
        Labels = new LabelTable(vocabulary);
        CompiledPolicy compiled = PolicyCompiler.Compile(description, mode, Parties, vocabulary);
        _boundary = new TrustBoundary(compiled, AccessControl, Labels) { Metadata = MetadataRules.Of(description, compiled, Labels), Uses = UseRules.Of(description, Labels), Omitted = omitted };
    }

    public LabelTable Labels { get; }

    public long CrossingsChecked => _boundary.CrossingsChecked;

    public Label Live(params string[] tags) => Labels.Intern(LabelContent.Public with { Tags = Labels.Vocabulary.TagMask(tags) });

    public Label After(string sanitizer, string tag) =>
        Labels.Intern(LabelContent.Public with { Residuals = Labels.Vocabulary.ResidualMask(new Residual(tag, sanitizer)) });

    public Decision Store(Party target, Label label) => _boundary.Check(new Transfer
    {
        Kind = TransferKind.Store,
        Initiator = Core,
        Target = target,
        Address = 0x9000_0000,
        Length = 4,
        Label = label,
    });

    public Decision Write(Label label) => _boundary.Check(new Transfer
    {
        Kind = TransferKind.Output,
        Initiator = Core,
        Target = Output,
        Length = 4,
        Label = label,
    });

    public Decision Read(Label label, ulong address = 0x9000_0000, ulong length = 64, int? role = 2) => _boundary.Check(new Transfer
    {
        Kind = TransferKind.DmaRead,
        Initiator = Npu,
        Target = Share,
        Address = address,
        Length = length,
        Label = label,
        RequestRoleId = role,
    });

    public Decision WriteBack(ulong address, ulong length = 64) => _boundary.Check(new Transfer
    {
        Kind = TransferKind.DmaWrite,
        Initiator = Npu,
        Target = Share,
        Address = address,
        Length = length,
        RequestRoleId = 2,
    });

    public Decision Check(Transfer transfer) => _boundary.Check(in transfer);

    public Decision Judge(TransferKind kind, LabelContent content)
    {
        Label label = Labels.Intern(content);
        return kind switch
        {
            TransferKind.Store => Store(Share, label),
            TransferKind.Output => Write(label),
            _ => Read(label),
        };
    }

    public static string[] RulesOf(Decision decision) => [.. decision.Violations.Select(v => v.Rule)];
}
