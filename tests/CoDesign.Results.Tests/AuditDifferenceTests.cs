namespace CoDesign.Results.Tests;

public sealed class AuditDifferenceTests
{
    private static CrossingRecord Crossing(string to, long bytes, string verdict = "allow", string[]? tags = null, string[]? residuals = null, long time = 0, ulong pc = 0) =>
        new(1, time, "store", "core0", "secure", to, "shared", null, null, pc, null, 0x9000_0000, bytes, 1, "label", tags ?? [], residuals ?? [], verdict, []);

    private static IReadOnlyList<string> Lines(CrossingRecord[] before, CrossingRecord[] after) => AuditDifference.Of(before, after).Lines;

    [Fact]
    public void Times_and_addresses_of_instructions_do_not_count() =>
        Assert.Empty(Lines([Crossing("share", 8, time: 5, pc: 0x100)], [Crossing("share", 8, time: 9, pc: 0x200)]));

    [Fact]
    public void How_transfers_are_grouped_does_not_count() =>
        Assert.Empty(Lines([Crossing("share", 8), Crossing("share", 8)], [Crossing("share", 16) with { Count = 2 }]));

    [Fact]
    public void New_and_gone_crossings_are_named() =>
        Assert.Equal(["+ store core0 -> npu: 1 transfers, 4 bytes", "- store core0 -> share: 1 transfers, 8 bytes"], Lines([Crossing("share", 8)], [Crossing("npu", 4)]));

    [Fact]
    public void Other_amounts_are_named() =>
        Assert.Equal(["~ store core0 -> share: 1 transfers, 8 bytes before, 1 transfers, 9 bytes now"], Lines([Crossing("share", 8)], [Crossing("share", 9)]));

    [Fact]
    public void New_labels_at_a_destination_are_named() => Assert.Equal(
        ["+ share gets 'key' in clear", "+ share gets 'seed/sign' sanitized"],
        Lines([Crossing("share", 8)], [Crossing("share", 8, tags: ["key"], residuals: ["seed/sign"])]));

    [Fact]
    public void A_denial_is_another_crossing() => Assert.Equal(
        ["+ store core0 -> share, denied: 1 transfers, 8 bytes", "- store core0 -> share: 1 transfers, 8 bytes", "+ share gets 'key' in clear against the policy", "- share gets 'key' in clear"],
        Lines([Crossing("share", 8, tags: ["key"])], [Crossing("share", 8, "deny", tags: ["key"])]));
}
