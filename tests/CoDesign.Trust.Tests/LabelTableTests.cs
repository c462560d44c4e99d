using FsCheck;
using FsCheck.Fluent;

namespace CoDesign.Trust.Tests;

public sealed class LabelTableTests
{
    private static readonly LabelVocabulary Vocabulary = new(["a", "b", "c"], ["m", "n"], [new Residual("a", "s"), new Residual("b", "s")]);

    private static readonly Gen<LabelContent> Contents =
        from tags in Gen.Choose(0, 7)
        from integrity in Gen.Elements(Enum.GetValues<Integrity>())
        from modules in Gen.Choose(0, 3)
        from residuals in Gen.Choose(0, 3)
        select new LabelContent((ulong)tags, integrity, (ulong)modules, (ulong)residuals);

    // Join is the least upper bound of a lattice: commutative, associative, idempotent, with public as its bottom.
    [Fact]
    public void Join_is_that_of_a_lattice()
    {
        LabelTable table = new(Vocabulary);
        Prop.ForAll(Contents.Three().ToArbitrary(), t =>
        {
            (Label a, Label b, Label c) = (table.Intern(t.Item1), table.Intern(t.Item2), table.Intern(t.Item3));
            return table.Join(a, b) == table.Join(b, a)
                && table.Join(a, table.Join(b, c)) == table.Join(table.Join(a, b), c)
                && table.Join(a, a) == a
                && table.Join(a, Label.Public) == a
                && table.Join(table.Join(a, b), a) == table.Join(a, b);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Join_keeps_every_tag_module_and_residual()
    {
        LabelTable table = new(Vocabulary);
        Prop.ForAll(Contents.Two().ToArbitrary(), t =>
        {
            LabelContent joined = table[table.Join(table.Intern(t.Item1), table.Intern(t.Item2))];
            return joined.Tags == (t.Item1.Tags | t.Item2.Tags)
                && joined.Modules == (t.Item1.Modules | t.Item2.Modules)
                && joined.Residuals == (t.Item1.Residuals | t.Item2.Residuals)
                && (joined.Integrity == Integrity.Trusted) == (t.Item1.Integrity == Integrity.Trusted && t.Item2.Integrity == Integrity.Trusted);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Equal_contents_have_one_id()
    {
        LabelTable table = new(Vocabulary);
        LabelContent content = new(1, Integrity.Untrusted, 0, 0);
        Assert.Equal(table.Intern(content), table.Intern(content));
        Assert.Equal(2, table.Count);
        Assert.Equal(Label.Public, table.Intern(LabelContent.Public));
    }

    [Fact]
    public void Label_reads_as_words()
    {
        LabelTable table = new(Vocabulary);
        Assert.Equal("public trusted", table.Describe(Label.Public));
        Label label = table.Intern(new LabelContent(0b101, Integrity.Untrusted, 0b10, 0b01));
        Assert.Equal("{a, c} untrusted via n residual a/s", table.Describe(label));
    }

    [Fact]
    public void Too_many_labels_are_an_error_that_names_the_last()
    {
        // 16 bits hold 65,536 labels, public included; 17 tags have 131,072 subsets.
        LabelTable table = new(new LabelVocabulary([.. Enumerable.Range(0, 17).Select(i => $"t{i}")], [], []));
        for (ulong tags = 1; tags <= ushort.MaxValue; tags++)
        {
            table.Intern(LabelContent.Public with { Tags = tags });
        }

        LabelTableFullException full = Assert.Throws<LabelTableFullException>(() => table.Intern(LabelContent.Public with { Tags = 1 << 16 }));
        Assert.Contains("t16", full.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Vocabulary_has_at_most_64_names() =>
        Assert.Throws<ArgumentException>(() => new LabelVocabulary([.. Enumerable.Range(0, 65).Select(i => $"t{i}")], [], []));
}
