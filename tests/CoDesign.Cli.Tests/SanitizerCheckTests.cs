namespace CoDesign.Cli.Tests;

// What a policy may not say of sanitizers and share groups: told before anything runs, with place and remedy.
public sealed class SanitizerCheckTests
{
    private const string Policy = "configs/policy/wallet.yaml";
    private const string Key = "{id: key, description: the private key that signs}";
    private const string Sign = "    symbol: wallet_sign\n";
    private const string Rules = "rules:\n";
    private const string Group = "share_groups: [{id: g, secret: key, shares: 2, reconstruct: 2}]\n";

    public static TheoryData<string, string, string> Wrong => new()
    {
        { Key, "{id: key, description: the private key that signs, never_declassify: true}", "removes 'key', which is marked never_declassify" },
        { Sign, Sign + "    override: {reason: none, approved_by: nobody}\n", "sanitizer 'sign' has an override and removes no tag that is marked never_declassify" },
        { Sign, Sign + "    group: g\n", "unknown share group 'g'" },
        { Sign, Sign + "    mask: key\n", "removes 'key', of which masks are made" },
        { Rules, Group + Rules, "group 'g' has no sanitizer that makes its shares" },
        { Rules, "share_groups: [{id: g, secret: key, shares: 2, reconstruct: 3}]\n" + Rules, "group 'g' has 2 shares, and 3 are to tell the secret" },
        { "effect: allow, when: {residual: [seed, key], via: sign", "effect: allow, evidence_at_least: proved, when: {residual: [seed, key], via: sign", "evidence_at_least" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_does_not_fit_is_an_error(string old, string wanted, string message)
    {
        using var session = new Session();
        session.Edit(Policy, old, wanted);
        (int code, _, string error) = session.Run("check", "configs/wallet.yaml");
        Assert.True(code == 2, error);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }
}
