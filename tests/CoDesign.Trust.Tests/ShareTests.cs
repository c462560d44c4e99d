namespace CoDesign.Trust.Tests;

// Shares and masks in labels and at the boundary, without a program.
public sealed class ShareTests
{
    private const string Policy = """
        destinations: [{id: secure, may_learn: [key, seed]}]
        sanitizers:
          - {id: split, kind: share, group: g, removes: [key], mask: seed, symbol: split, sha256: {}, input: {pointer: a2, size: 4 B}, outputs: [{pointer: a0, size: 4 B}, {pointer: a1, size: 4 B}], evidence: checked, because: test}
          - {id: blind, kind: blind, removes: [key], mask: seed, symbol: blind, sha256: {}, input: {pointer: a1, size: 4 B}, outputs: [{pointer: a0, size: 4 B}], evidence: asserted, because: test}
        share_groups: [{id: g, secret: key, shares: 2, reconstruct: 2}]
        rules:
          - {id: R1, effect: allow, when: {residual: [key], via: split, to: [npu, share, outside]}, because: test}
          - {id: R2, effect: allow, when: {residual: [key], via: blind, to: [npu]}, evidence_at_least: checked, because: test}
        """;

    private readonly Scene _scene = new(Policy);

    [Fact]
    public void Shares_that_meet_in_one_value_are_the_secret()
    {
        Label joined = _scene.Labels.Join(Share(0), Share(1));
        Assert.Equal(_scene.Labels.Vocabulary.TagMask("key"), _scene.Labels[joined].Tags);
        Assert.Equal(0UL, _scene.Labels[_scene.Labels.Join(Share(0), Share(0))].Tags);
    }

    [Fact]
    public void What_was_blinded_is_the_secret_again_when_it_meets_a_mask()
    {
        Label blinded = _scene.After("blind", "key");
        Assert.Equal(0UL, _scene.Labels[_scene.Labels.Join(blinded, Label.Public)].Tags);
        Assert.Equal(_scene.Labels.Vocabulary.TagMask(["key", "seed"]), _scene.Labels[_scene.Labels.Join(blinded, _scene.Live("seed"))].Tags);
    }

    [Fact]
    public void The_second_share_is_too_much_for_one_domain_and_not_for_two()
    {
        Assert.Empty(_scene.Read(Share(0)).Violations);
        Assert.Empty(_scene.Write(Share(1)).Violations);
        Assert.Empty(_scene.Read(Share(0)).Violations);
        Assert.Equal(["TB110"], Scene.RulesOf(_scene.Read(Share(1))));

        // It was blocked: the domain still has the first one only, and the second is too much again.
        Assert.Equal(["TB110"], Scene.RulesOf(_scene.Read(Share(1))));
        Assert.Empty(_scene.Read(Share(0)).Violations);
    }

    [Fact]
    public void Evidence_that_is_only_asserted_is_not_enough_where_checked_is_wanted() =>
        Assert.Equal(["TB112"], Scene.RulesOf(_scene.Read(_scene.After("blind", "key"))));

    [Fact] // the tag is live, and the name of what should have removed it is with it
    public void A_claim_that_was_refuted_removes_nothing()
    {
        Label refuted = _scene.Labels.Intern(LabelContent.Public with
        {
            Tags = _scene.Labels.Vocabulary.TagMask("key"),
            Residuals = _scene.Labels.Vocabulary.ResidualMask(new Residual("key", "split", IsRefuted: true)),
        });
        Assert.Equal(["TB112"], Scene.RulesOf(_scene.Read(refuted)));
        Assert.Contains("key/split!", _scene.Labels.Describe(refuted), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mask_alone_tells_what_it_has_hidden() => Assert.Equal(["TB101", "TB111"], Scene.RulesOf(_scene.Read(_scene.Live("seed"))));

    private Label Share(int number) => _scene.Labels.Intern(LabelContent.Public with
    {
        Residuals = _scene.Labels.Vocabulary.ResidualMask(new Residual("key", "split", number)),
    });
}
