namespace CoDesign.Trust.Tests;

/// <summary>Each check of the boundary finds what it is for, and without it nobody does: none is there for nothing, and none can go unnoticed.</summary>
public sealed class OmissionTests
{
    // key may go to the memory and not to the module; sign leaves a residual that may go to the memory after mask only.
    private const string Policy = """
        metadata: [decision]
        results: [{from: [npu], uses: [release], at_least: verified, because: test}]
        destinations: [{id: secure, may_learn: [key, seed]}, {id: shared, may_learn: [key, seed]}, {id: vendor, may_learn: [seed]}]
        sanitizers:
          - {id: sign, kind: encrypt, removes: [key], symbol: sign, sha256: {}, outputs: [{pointer: a0, size: 64 B}], evidence: asserted, because: test}
          - {id: mask, kind: encrypt, removes: [key], symbol: mask, sha256: {}, outputs: [{pointer: a0, size: 64 B}], evidence: asserted, because: test}
        rules:
          - {id: D, effect: deny, when: {conf: [seed], to: [share]}, because: test}
          - {id: Q, effect: require, when: {conf: [key], to: [share]}, sanitizer: mask, because: test}
          - {id: A, effect: allow, when: {residual: [key], via: sign, to: [share]}, because: test}
        """;

    private static readonly Party Peer = new(5, "prover", PartyKind.Module, "vendor");

    private static readonly Dictionary<string, (string Rule, Func<Scene, Decision> Ask)> Cases = new()
    {
        [nameof(BoundaryCheck.Range)] = (RuleIds.Misaligned, s => s.Read(Label.Public, address: 0x9000_0004)),
        [nameof(BoundaryCheck.Identity)] = (RuleIds.ForgedRole, s => s.Read(Label.Public, role: 3)),
        [nameof(BoundaryCheck.Access)] = (RuleIds.IopmpNoRule, s => s.Read(Label.Public, address: 0x9000_8000)),
        [nameof(BoundaryCheck.Outputs)] = (RuleIds.BeyondBuffer, s => s.Check(Write with { Job = new JobContext([(0x9000_0400, 64)]) })),
        [nameof(BoundaryCheck.Late)] = (RuleIds.BeyondBuffer, s => s.Check(Write with { Job = new JobContext([(0x9000_0000, 64)]) { Phase = JobPhase.Complete } })),
        [nameof(BoundaryCheck.Descriptor)] = (RuleIds.DescriptorChanged, s => s.Check(Write with { Job = new JobContext([(0x9000_0000, 64)]) { IsDescriptorChanged = true } })),
        [nameof(BoundaryCheck.Residue)] = (RuleIds.Residue, s => s.Check(Write with { Job = new JobContext([(0x9000_0000, 64)]) { Phase = JobPhase.Completing, Residue = 1 } })),
        [nameof(BoundaryCheck.Integrity)] = (RuleIds.ProtectedMemory, s => s.Check(Write with
        {
            Target = Scene.Share with { MinimumIntegrity = Integrity.Trusted },
            Label = s.Labels.Intern(LabelContent.Public with { Integrity = Integrity.Untrusted }),
        })),
        [nameof(BoundaryCheck.Peers)] = (RuleIds.PeerToPeer, s => s.Check(Write with { Target = Peer })),
        [nameof(BoundaryCheck.Unmodelled)] = (RuleIds.Unmodelled, s => s.Check(Store with { Target = Scene.Ram with { IsUnmodelled = true }, Label = s.Live("key") })),
        [nameof(BoundaryCheck.Release)] = (RuleIds.UnverifiedRelease, s => s.Write(
            s.Labels.Intern(LabelContent.Public with { Integrity = Integrity.Untrusted, Modules = s.Labels.Vocabulary.ModuleMask("npu") }))),
        [nameof(BoundaryCheck.Deny)] = (RuleIds.NotCleared, s => s.Store(Scene.Share, s.Live("seed"))),
        [nameof(BoundaryCheck.RequireLive)] = (RuleIds.NotCleared, s => s.Store(Scene.Share, s.Live("key"))),
        [nameof(BoundaryCheck.RequireResidual)] = (RuleIds.ResidualWithoutRule, s => s.Store(Scene.Share, s.After("sign", "key"))),
        [nameof(BoundaryCheck.Clearance)] = (RuleIds.NotCleared, s => s.Read(s.Live("key"))),
        [nameof(BoundaryCheck.Residuals)] = (RuleIds.ResidualWithoutRule, s => s.Write(s.After("mask", "key"))),
        [nameof(BoundaryCheck.Decision)] = (RuleIds.SecretDecision, s => s.Check(Store with { Target = Scene.Npu, Scope = s.Live("key") })),
    };

    public static TheoryData<string> Checks => [.. Cases.Keys];

    private static Transfer Write => new()
    {
        Kind = TransferKind.DmaWrite,
        Initiator = Scene.Npu,
        Target = Scene.Share,
        Address = 0x9000_0000,
        Length = 64,
        RequestRoleId = 2,
    };

    private static Transfer Store => new()
    {
        Kind = TransferKind.Store,
        Initiator = Scene.Core,
        Target = Scene.Share,
        Address = 0x9000_0000,
        Length = 8,
    };

    [Theory]
    [MemberData(nameof(Checks))]
    public void A_check_finds_what_it_is_for(string check) =>
        Assert.Equal([Cases[check].Rule], Scene.RulesOf(Cases[check].Ask(new Scene(Policy))));

    [Theory]
    [MemberData(nameof(Checks))]
    public void Without_it_nobody_does(string check) =>
        Assert.DoesNotContain(Cases[check].Rule, Scene.RulesOf(Cases[check].Ask(new Scene(Policy, omitted: Enum.Parse<BoundaryCheck>(check)))));

    [Fact]
    public void Every_check_is_tried() =>
        Assert.Equal(Enum.GetNames<BoundaryCheck>().Except([nameof(BoundaryCheck.None)]).Order(StringComparer.Ordinal), Cases.Keys.Order(StringComparer.Ordinal));
}
