namespace CoDesign.Attacks;

// What is suspicious in sanitizers and share groups before anything runs.
public sealed class PolicyLintTests
{
    [Fact]
    public void The_policy_of_the_suite_has_nothing_suspicious() => Assert.Empty(Lint());

    [Fact]
    public void A_generator_without_the_tag_of_the_mask_is_named() => Assert.Contains(
        "TB901: no random number generator of chip 'wallet-soc' has tag 'rand', of which sanitizer 'blind' makes masks",
        Lint(new Change("chip", "base: 0x1002_0000, tag: rand", "base: 0x1002_0000")));

    [Fact]
    public void Shares_to_modules_that_pool_what_they_see_are_named() => Assert.Equal(
        ["TB901: 'npu' and 'prover' get shares of group 'msm' and pool what they see, as 'AcmeAI'"],
        Lint(new Change("chip", "vendor: ProveCo", "vendor: ProveCo\n    collusion_domain: AcmeAI")));

    [Fact]
    public void An_override_is_named() => Assert.Equal(
        ["TB901: sanitizer 'sign' removes a tag that is marked never_declassify, by an override of the board"],
        Lint(
            new Change("policy", "description: long-term signing key", "description: long-term signing key, never_declassify: true"),
            new Change("policy", "symbol: sign", "override: {reason: reviewed, approved_by: the board}\n    symbol: sign")));

    private static IReadOnlyList<string> Lint(params Change[] changes) => Attempt.Lint(Scenario.All["S01"] with { Changes = changes }, isTwin: false);
}
