using FsCheck;
using FsCheck.Fluent;

namespace CoDesign.Trust.Tests;

public sealed class TrustBoundaryTests
{
    private const string Cleared = """
        destinations:
          - {id: secure, may_learn: [key, seed]}
          - {id: npu, may_learn: [seed]}
        """;

    private const string WithSanitizer = """
        destinations: [{id: secure, may_learn: [key, seed]}]
        sanitizers:
          - {id: sign, kind: encrypt, removes: [key], symbol: sign, sha256: {}, outputs: [{pointer: a0, size: 64 B}], evidence: asserted, because: test}
          - {id: mask, kind: encrypt, removes: [key], symbol: mask, sha256: {}, outputs: [{pointer: a0, size: 64 B}], evidence: asserted, because: test}
        """;

    [Fact]
    public void Public_bytes_go_anywhere()
    {
        Scene scene = new(Cleared);
        Assert.Equal(Verdict.Allow, scene.Store(Scene.Share, Label.Public).Verdict);
        Assert.Equal(Verdict.Allow, scene.Write(Label.Public).Verdict);
    }

    [Fact]
    public void Destination_may_learn_what_the_policy_says()
    {
        Scene scene = new(Cleared);
        Assert.Equal(Verdict.Allow, scene.Read(scene.Live("seed")).Verdict);
        Assert.Equal([RuleIds.NotCleared], Scene.RulesOf(scene.Read(scene.Live("key"))));
    }

    [Fact]
    public void Clearance_must_cover_every_tag()
    {
        Scene scene = new(Cleared);
        Decision decision = scene.Read(scene.Live("seed", "key"));
        Violation violation = Assert.Single(decision.Violations);
        Assert.Equal(RuleIds.NotCleared, violation.Rule);

        // The message and the mask name the tag that is too much, not the one that is cleared.
        Assert.Equal(scene.Labels.Vocabulary.TagMask("key"), violation.Tags);
        Assert.Contains("'key' in clear reaches 'npu' (zone vendor)", violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Destination_that_is_not_listed_may_learn_nothing()
    {
        Scene scene = new(Cleared);
        Assert.Equal([RuleIds.NotCleared], Scene.RulesOf(scene.Write(scene.Live("seed"))));
    }

    [Fact]
    public void Entry_of_a_party_counts_before_that_of_its_zone()
    {
        Scene scene = new("""
            destinations:
              - {id: vendor, may_learn: [key, seed]}
              - {id: npu, may_learn: []}
            """);
        Assert.Equal([RuleIds.NotCleared], Scene.RulesOf(scene.Read(scene.Live("seed"))));
    }

    [Fact]
    public void Transfer_inside_a_zone_is_not_a_crossing()
    {
        Scene scene = new(Cleared);
        Assert.Equal(Verdict.Allow, scene.Store(Scene.Ram, scene.Live("key")).Verdict);
        Assert.Equal(0, scene.CrossingsChecked);
        scene.Store(Scene.Share, Label.Public);
        Assert.Equal(1, scene.CrossingsChecked);
    }

    [Fact]
    public void Deny_rule_overrides_clearance()
    {
        Scene scene = new(Cleared + """

            rules:
              - {id: R1, effect: deny, when: {conf: [seed], to: [vendor]}, because: never}
            """);
        Decision decision = scene.Read(scene.Live("seed"));
        Violation violation = Assert.Single(decision.Violations);
        Assert.Equal((RuleIds.NotCleared, "R1"), (violation.Rule, violation.PolicyRule));
        Assert.Equal(["R1"], decision.PolicyRules);

        // Another tag and another destination are none of the rule's business.
        Assert.Equal(Verdict.Allow, scene.Read(Label.Public).Verdict);
        Assert.Null(Assert.Single(scene.Read(scene.Live("key")).Violations).PolicyRule);
        Assert.Null(Assert.Single(scene.Write(scene.Live("seed")).Violations).PolicyRule);
    }

    [Fact]
    public void Deny_rule_can_name_the_source()
    {
        Scene scene = new(Cleared + """

            rules:
              - {id: R1, effect: deny, when: {conf: [seed], from: [core0], to: [npu]}, because: not from the core}
            """);

        // The source of a DMA read is the memory.
        Assert.Equal(Verdict.Allow, scene.Read(scene.Live("seed")).Verdict);
        Assert.Equal("R1", Assert.Single(scene.Store(Scene.Npu, scene.Live("seed")).Violations).PolicyRule);
    }

    [Fact]
    public void Empty_conf_matches_public_bytes_only()
    {
        Scene scene = new(Cleared + """

            rules:
              - {id: R1, effect: deny, when: {conf: [], to: [npu]}, because: nothing unlabelled}
            """);
        Assert.Equal("R1", Assert.Single(scene.Read(Label.Public).Violations).PolicyRule);
        Assert.Equal(Verdict.Allow, scene.Read(scene.Live("seed")).Verdict);
    }

    [Fact]
    public void Residual_needs_an_allow_rule_for_its_sanitizer_and_destination()
    {
        const string Rules = """

            rules:
              - {id: R1, effect: allow, when: {residual: [key], via: sign, to: [outside]}, because: signatures are published}
            """;
        Scene scene = new(WithSanitizer + Rules);
        Assert.Equal(Verdict.AllowDeclassified, scene.Write(scene.After("sign", "key")).Verdict);
        Assert.Equal(["R1"], scene.Write(scene.After("sign", "key")).PolicyRules);
        Assert.Equal([RuleIds.ResidualWithoutRule], Scene.RulesOf(scene.Write(scene.After("mask", "key"))));
        Assert.Equal([RuleIds.ResidualWithoutRule], Scene.RulesOf(scene.Store(Scene.Share, scene.After("sign", "key"))));
    }

    [Fact]
    public void Allow_rule_for_a_residual_does_not_clear_the_live_tag()
    {
        Scene scene = new(WithSanitizer + """

            rules:
              - {id: R1, effect: allow, when: {residual: [key], via: sign, to: [outside]}, because: signatures are published}
            """);
        Label both = scene.Labels.Join(scene.Live("key"), scene.After("sign", "key"));
        Assert.Equal([RuleIds.NotCleared], Scene.RulesOf(scene.Write(both)));
    }

    [Fact]
    public void Require_rule_demands_a_certain_sanitizer()
    {
        Scene scene = new(WithSanitizer + """

            rules:
              - {id: R1, effect: require, when: {conf: [key], to: [outside]}, sanitizer: sign, because: only signatures}
              - {id: R2, effect: allow, when: {residual: [key], to: [outside]}, because: whatever was sanitised}
            """);
        Assert.Equal(Verdict.AllowDeclassified, scene.Write(scene.After("sign", "key")).Verdict);
        Violation other = Assert.Single(scene.Write(scene.After("mask", "key")).Violations);
        Assert.Equal((RuleIds.ResidualWithoutRule, "R1"), (other.Rule, other.PolicyRule));
        Violation live = Assert.Single(scene.Write(scene.Live("key")).Violations);
        Assert.Equal((RuleIds.NotCleared, "R1"), (live.Rule, live.PolicyRule));
    }

    [Fact]
    public void Enforce_blocks_and_audit_passes()
    {
        Scene enforce = new(Cleared);
        Scene audit = new(Cleared, PolicyMode.Audit);
        Assert.True(enforce.Write(enforce.Live("key")).IsBlocked);
        Assert.False(audit.Write(audit.Live("key")).IsBlocked);
        Assert.Equal(Verdict.Deny, audit.Write(audit.Live("key")).Verdict);
    }

    [Fact]
    public void Disabled_follows_no_labels_and_the_chips_own_protection_holds()
    {
        Scene scene = new(Cleared, PolicyMode.Disabled);
        Assert.Equal(Verdict.Allow, scene.Write(scene.Live("key")).Verdict);
        Decision range = scene.Read(Label.Public, length: 0);
        Assert.Equal([RuleIds.BadRange], Scene.RulesOf(range));
        Assert.True(range.IsBlocked);
        Decision outside = scene.Read(Label.Public, 0xA000_0000);
        Assert.Equal([RuleIds.IopmpNoRule], Scene.RulesOf(outside));
        Assert.True(outside.IsBlocked);
    }

    [Fact]
    public void Enforce_stops_at_access_control_and_audit_goes_on()
    {
        // Outside every entry, and with a tag that the module may not learn: two reasons.
        Scene enforce = new(Cleared);
        Scene audit = new(Cleared, PolicyMode.Audit);
        Assert.Equal([RuleIds.IopmpNoRule], Scene.RulesOf(enforce.Read(enforce.Live("key"), 0xA000_0000)));
        Assert.Equal([RuleIds.IopmpNoRule, RuleIds.NotCleared], Scene.RulesOf(audit.Read(audit.Live("key"), 0xA000_0000)));
        Assert.Equal([RuleIds.Misaligned, RuleIds.IopmpNoRule], Scene.RulesOf(audit.Read(Label.Public, 0xA000_0004)));
    }

    [Fact]
    public void Arithmetic_and_access_control_apply_to_bursts_of_modules()
    {
        Scene scene = new(Cleared);
        Assert.Equal([RuleIds.BadRange], Scene.RulesOf(scene.Read(Label.Public, length: 0)));
        Assert.Equal([RuleIds.Misaligned], Scene.RulesOf(scene.Read(Label.Public, 0x9000_0004)));
        Assert.Equal([RuleIds.IopmpPermission], Scene.RulesOf(scene.WriteBack(0x9000_1000)));
        Assert.Equal(Verdict.Allow, scene.WriteBack(0x9000_0000).Verdict);
        Assert.Equal([RuleIds.IopmpPartial], Scene.RulesOf(scene.WriteBack(0x9000_0FF8, 16)));
        Assert.Equal([RuleIds.ForgedRole], Scene.RulesOf(scene.Read(Label.Public, role: 3)));

        // A core has PMP; its loads and stores are not the IOPMP's business.
        Assert.Equal(Verdict.Allow, scene.Store(Scene.Share, Label.Public).Verdict);
    }

    // The order of rules has no influence: every permutation judges every transfer alike.
    [Fact]
    public void Order_of_rules_means_nothing()
    {
        string[] rules =
        [
            "  - {id: R1, effect: deny, when: {conf: [key], to: [outside]}, because: a}",
            "  - {id: R2, effect: allow, when: {residual: [key], via: sign, to: [outside, shared]}, because: b}",
            "  - {id: R3, effect: deny, when: {residual: [key], via: mask, to: [shared]}, because: c}",
            "  - {id: R4, effect: require, when: {conf: [key], to: [shared]}, sanitizer: sign, because: d}",
        ];
        Scene reference = new(WithSanitizer + "\nrules:\n" + string.Join('\n', rules));
        Prop.ForAll(
            Gen.Shuffle(rules).ToArbitrary(),
            shuffled =>
            {
                Scene scene = new(WithSanitizer + "\nrules:\n" + string.Join('\n', shuffled));
                return Judgements(scene).SequenceEqual(Judgements(reference));
            }).QuickCheckThrowOnFailure();
    }

    private static IEnumerable<(Verdict, string)> Judgements(Scene scene)
    {
        Label[] labels = [Label.Public, scene.Live("key"), scene.Live("seed"), scene.After("sign", "key"), scene.After("mask", "key"), scene.Labels.Join(scene.Live("key"), scene.After("mask", "key"))];
        foreach (Label label in labels)
        {
            foreach (Decision decision in new[] { scene.Write(label), scene.Store(Scene.Share, label), scene.Read(label) })
            {
                yield return (decision.Verdict, string.Join(' ', Scene.RulesOf(decision).Order(StringComparer.Ordinal)));
            }
        }
    }
}
