using CoDesign.Machine.Devices;
using CoDesign.Machine.Guest;

namespace CoDesign.Machine.Tests.Trust;

// The numbers are worked out by hand: words are little endian, and the relations are those of the operation.
public sealed class StructureCheckTests
{
    private const uint First = 0xdeadbeef;
    private const uint Second = 0x01234567;

    public static TheoryData<uint, uint> Hidden => new()
    {
        // 0x11111111 and 0x22222222 after each operation with the two masks.
        { 0x11111111 ^ First, 0x22222222 ^ Second },
        { unchecked(0x11111111 + First), 0x22222222 + Second },
        { unchecked(0x11111111 - First), 0x22222222 - Second },
        { First - 0x11111111, unchecked(Second - 0x22222222) },

        // In 64 bits: 0x11111111 - 0xdeadbeef borrows one from the upper word, 0x22222222 - 0x01234567 - 1.
        { 0x32635222, 0x20FEDCBA },
    };

    [Theory]
    [MemberData(nameof(Hidden))]
    public void A_fresh_mask_hides_once(uint low, uint high)
    {
        MaskLedger ledger = Ledger(7, First, Second, 8);
        Assert.Null(StructureCheck.OfMask(Bytes(0x11111111, 0x22222222), Bytes(low, high), ledger));
        Assert.Equal("its mask has hidden something else before", StructureCheck.OfMask(Bytes(0x11111111, 0x22222222), Bytes(low, high), ledger));
    }

    [Theory] // no word of the generator; its second word is another one; the right words in the wrong order; one word for both
    [InlineData(0x12121212u, 0x34343434u, "what hides it is no fresh random word of the generator")]
    [InlineData(First, 5u, "only the first 1 of 2 words")]
    [InlineData(Second, First, "only the first 1 of 2 words")]
    [InlineData(First, First, "only the first 1 of 2 words")]
    public void What_is_no_run_of_fresh_words_is_no_mask(uint low, uint high, string fault) =>
        Assert.StartsWith(fault, StructureCheck.OfMask(Bytes(0, 0), Bytes(low, high), Ledger(7, First, Second, 8)), StringComparison.Ordinal);

    [Fact] // the third word of a mask that has served is the first of another one
    public void Masks_may_not_overlap()
    {
        MaskLedger ledger = Ledger(1, 2, 3, 4);
        Assert.Null(StructureCheck.OfMask(Bytes(0, 0), Bytes(1, 2), ledger));
        Assert.NotNull(StructureCheck.OfMask(Bytes(0, 0), Bytes(2, 3), ledger));
        Assert.Null(StructureCheck.OfMask(Bytes(0, 0), Bytes(3, 4), ledger));
    }

    [Fact] // delivered twice by chance, so that it may serve twice
    public void A_word_that_came_twice_serves_twice()
    {
        MaskLedger ledger = Ledger(9, 5, 9);
        Assert.Null(StructureCheck.OfMask(Bytes(0), Bytes(9), ledger));
        Assert.Null(StructureCheck.OfMask(Bytes(0), Bytes(9), ledger));
        Assert.NotNull(StructureCheck.OfMask(Bytes(0), Bytes(9), ledger));
    }

    [Fact]
    public void Without_a_generator_there_is_no_mask() => Assert.NotNull(StructureCheck.OfMask(Bytes(0), Bytes(1), null));

    [Fact]
    public void Shares_that_add_up_and_are_random_but_one_are_shares()
    {
        // 0x1000 = 0x800 + 0x700 + 0x100, of which the first and the last are random.
        Assert.Null(StructureCheck.OfShares(Bytes(0x1000), [Bytes(0x800), Bytes(0x700), Bytes(0x100)], Ledger(0x800, 0x100)));
        // 0b1100 = 0b1010 ^ 0b0110
        Assert.Null(StructureCheck.OfShares(Bytes(12), [Bytes(6), Bytes(10)], Ledger(6)));
    }

    [Theory]
    [InlineData(6u, 11u, "the shares neither xor nor add up to the input")]
    [InlineData(5u, 9u, "what hides it is no fresh random word of the generator")]
    public void Others_are_not(uint first, uint second, string fault) =>
        Assert.Equal(fault, StructureCheck.OfShares(Bytes(12), [Bytes(first), Bytes(second)], Ledger(6)));

    [Fact] // 2 * 6 = 12, and each of the two tells the secret
    public void The_same_random_words_twice_are_no_shares() =>
        Assert.NotNull(StructureCheck.OfShares(Bytes(12), [Bytes(6), Bytes(6), Bytes(0)], Ledger(6)));

    [Fact]
    public void A_share_that_was_a_mask_before_is_refused()
    {
        MaskLedger ledger = Ledger(6);
        Assert.Null(StructureCheck.OfMask(Bytes(1), Bytes(1 ^ 6), ledger));
        Assert.NotNull(StructureCheck.OfShares(Bytes(12), [Bytes(6), Bytes(10)], ledger));
    }

    private static MaskLedger Ledger(params uint[] words)
    {
        var ledger = new MaskLedger();
        Array.ForEach(words, ledger.Deliver);
        return ledger;
    }

    private static byte[] Bytes(params uint[] words) => [.. words.SelectMany(w => new[] { (byte)w, (byte)(w >> 8), (byte)(w >> 16), (byte)(w >> 24) })];
}
