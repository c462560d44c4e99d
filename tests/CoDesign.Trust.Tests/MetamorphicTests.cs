using CoDesign.Isa.Tests;

namespace CoDesign.Trust.Tests;

/// <summary>What must hold between the judgements of two policies, or of two transfers, whatever they are: random ones, many of them.</summary>
public sealed class MetamorphicTests
{
    private const int Policies = 1500;
    private const int Transfers = 6;

    private const string Sanitizers = """

        sanitizers:
          - {id: sign, kind: encrypt, removes: [key], symbol: sign, sha256: {}, outputs: [{pointer: a0, size: 64 B}], evidence: asserted, because: test}
          - {id: mask, kind: encrypt, removes: [key, seed], symbol: mask, sha256: {}, outputs: [{pointer: a0, size: 64 B}], evidence: asserted, because: test}
        """;

    private static readonly string[] Places = ["share", "npu", "stdout", "shared", "vendor", "outside", "secure"];
    private static readonly string[] TagSets = ["[key]", "[seed]", "[key, seed]"];

    [Fact]
    public void Another_deny_rule_takes_no_finding_away() => ForEach((chance, rules) =>
    {
        Policy few = new(chance, rules);
        Policy more = few with { Rules = [.. rules, $"{{id: more, effect: deny, when: {{conf: {chance.Of(TagSets)}, to: [{chance.Of(Places)}]}}, because: test}}"] };
        (Scene before, Scene after) = (few.Scene(), more.Scene());
        for (int i = 0; i < Transfers; i++)
        {
            Request request = Request.Random(chance);
            Assert.Empty(Judged(request, before).Select(v => v.Rule).Except(Judged(request, after).Select(v => v.Rule)));
        }
    });

    [Fact]
    public void The_order_of_rules_makes_no_difference() => ForEach((chance, rules) =>
    {
        Policy policy = new(chance, rules);
        Policy turned = policy with { Rules = [.. rules.OrderBy(_ => chance.Next())] };
        (Scene first, Scene second) = (policy.Scene(), turned.Scene());
        for (int i = 0; i < Transfers; i++)
        {
            Request request = Request.Random(chance);
            Assert.Equal(
                Judged(request, first).Select(v => (v.Rule, v.PolicyRule, v.Tags)).Order(),
                Judged(request, second).Select(v => (v.Rule, v.PolicyRule, v.Tags)).Order());
        }
    });

    [Fact]
    public void Other_names_of_tags_give_the_same_findings_with_other_names() => ForEach((chance, rules) =>
    {
        Policy policy = new(chance, rules);
        Scene plain = policy.Scene();
        Scene renamed = policy.Scene(text => text.Replace("key", "pin", StringComparison.Ordinal).Replace("seed", "root", StringComparison.Ordinal));
        for (int i = 0; i < Transfers; i++)
        {
            Request request = Request.Random(chance);
            Assert.Equal(
                Judged(request, plain).Select(v => (v.Rule, v.PolicyRule, v.Message.Replace("'key'", "'pin'", StringComparison.Ordinal).Replace("'seed'", "'root'", StringComparison.Ordinal))),
                Judged(request, renamed).Select(v => (v.Rule, v.PolicyRule, v.Message)));
        }
    });

    // The bytes of a transfer one by one carry what it carries as a whole.
    [Fact]
    public void Splitting_a_transfer_takes_no_finding_away() => ForEach((chance, rules) =>
    {
        Scene scene = new Policy(chance, rules).Scene();
        for (int i = 0; i < Transfers; i++)
        {
            Request left = Request.Random(chance);
            Request right = left with { Label = Request.Random(chance).Label };
            Request whole = left with { Label = left.Label.Join(right.Label) };
            Assert.Empty(Judged(whole, scene).Select(v => v.Rule).Except(Judged(left, scene).Concat(Judged(right, scene)).Select(v => v.Rule)));
        }
    });

    [Fact] // else the tests above would say nothing
    public void Random_transfers_are_allowed_and_denied()
    {
        int denied = 0;
        ForEach((chance, rules) => denied += Judged(Request.Random(chance), new Policy(chance, rules).Scene()).Count > 0 ? 1 : 0);
        Assert.InRange(denied, Policies / 10, Policies * 9 / 10);
    }

    private static void ForEach(Action<Chance, List<string>> test)
    {
        for (int number = 0; number < Policies; number++)
        {
            var chance = new Chance((ulong)number);
            List<string> rules = [.. Enumerable.Range(0, chance.Below(6)).Select(n => RandomRule(chance, $"R{n}"))];
            test(chance, rules);
        }
    }

    private static string RandomRule(Chance chance, string id)
    {
        string to = chance.OneIn(4) ? string.Empty : $", to: [{chance.Of(Places)}]";
        return chance.Below(4) switch
        {
            0 => $"{{id: {id}, effect: deny, when: {{conf: {chance.Of(TagSets)}{to}}}, because: test}}",
            1 => $"{{id: {id}, effect: require, when: {{conf: [key]{to}}}, sanitizer: {chance.Of(["sign", "mask"])}, because: test}}",
            2 => $"{{id: {id}, effect: deny, when: {{residual: [key], via: {chance.Of(["sign", "mask"])}{to}}}, because: test}}",
            _ => $"{{id: {id}, effect: allow, when: {{residual: [key], via: {chance.Of(["sign", "mask"])}{to}}}, because: test}}",
        };
    }

    private static IReadOnlyList<Violation> Judged(Request request, Scene scene) => scene.Judge(request.Kind, request.Label).Violations;

    private sealed record Policy
    {
        public Policy(Chance chance, IReadOnlyList<string> rules)
        {
            Rules = rules;
            Destinations = [.. Places.Where(_ => chance.OneIn(2)).Select(p => $"{{id: {p}, may_learn: {chance.Of(["[]", .. TagSets])}}}")];
        }

        public IReadOnlyList<string> Rules { get; init; }

        private string[] Destinations { get; }

        public Scene Scene(Func<string, string>? rewritten = null) => new(
            $"destinations: [{string.Join(", ", Destinations)}]{Sanitizers}\nrules: [{string.Join(", ", Rules)}]\n", PolicyMode.Audit, rewritten);
    }

    private sealed record Request(TransferKind Kind, LabelContent Label)
    {
        // Two tags; key after either sanitizer, seed after the second.
        public static Request Random(Chance chance) => new(
            chance.Of([TransferKind.Store, TransferKind.Output, TransferKind.DmaRead]),
            LabelContent.Public with { Tags = (ulong)chance.Below(4), Residuals = chance.OneIn(2) ? 0 : (ulong)chance.Below(8) });
    }
}
