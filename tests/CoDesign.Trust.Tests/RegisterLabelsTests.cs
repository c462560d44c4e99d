using CoDesign.Isa;

namespace CoDesign.Trust.Tests;

/// <summary>How labels flow through registers: the rule of each row is in the instruction table, its meaning here.</summary>
public sealed class RegisterLabelsTests
{
    private const int A0 = 10;
    private const int A1 = 11;
    private const int A2 = 12;

    private static readonly InstructionTable Table = InstructionTable.For(IsaString.Parse("rv64imac_zicsr"));

    private readonly LabelTable _labels = new(new LabelVocabulary(["a", "b"], [], []));
    private readonly Label _a;
    private readonly Label _b;
    private RegisterLabels _registers;

    public RegisterLabelsTests()
    {
        _a = _labels.Intern(LabelContent.Public with { Tags = 1 });
        _b = _labels.Intern(LabelContent.Public with { Tags = 2 });
    }

    private Label Both => _labels.Join(_a, _b);

    // a0 holds bytes of label a at 0 and 1, public above: the result of loading two secret bytes as a halfword.
    private void GivenMixed() => _registers.Load(A0, [_a.Id, _a.Id], isSigned: false, Label.Public, _labels);

    private Label[] BytesOf(int register)
    {
        Label[] bytes = new Label[8];
        for (int i = 0; i < 8; i++)
        {
            bytes[i] = _registers.ByteOf(register, i);
        }

        return bytes;
    }

    private void Run(string assembly)
    {
        AssemblyResult assembled = new Assembler(Table).Assemble(assembly, 0);
        Assert.Empty(assembled.Problems);
        uint word = BitConverter.ToUInt32([.. assembled.Code, 0, 0], 0);
        Assert.True(Table.TryDecode(word, out Instruction instruction));
        InstructionDefinition row = InstructionRows.All[instruction.Row];
        if (row.Shape is Shape.AluRegister)
        {
            _registers.AluRegister(ref instruction, row.Labels, _labels);
        }
        else
        {
            Assert.Equal(Shape.AluImmediate, row.Shape);
            _registers.AluImmediate(ref instruction, row.Labels, _labels);
        }
    }

    [Theory]
    [InlineData("add a2, a0, a1")]
    [InlineData("sub a2, a0, a1")]
    [InlineData("mul a2, a0, a1")]
    [InlineData("divu a2, a0, a1")]
    [InlineData("sll a2, a0, a1")]
    [InlineData("slt a2, a0, a1")]
    [InlineData("xor a2, a0, a1")]
    [InlineData("and a2, a0, a1")]
    [InlineData("or a2, a0, a1")]
    [InlineData("addw a2, a0, a1")]
    public void Result_carries_the_labels_of_both_operands(string assembly)
    {
        _registers.Set(A0, _a);
        _registers.Set(A1, _b);
        Run(assembly);
        Assert.Equal(Both, _registers[A2]);
    }

    [Fact]
    public void Bitwise_rows_keep_bytes_apart()
    {
        GivenMixed();
        Run("or a2, a0, a1");
        Assert.Equal([_a, _a, default, default, default, default, default, default], BytesOf(A2));
        _registers.Set(A1, _b);
        Run("xor a2, a0, a1");
        Assert.Equal([Both, Both, _b, _b, _b, _b, _b, _b], BytesOf(A2));
    }

    [Fact]
    public void Arithmetic_rows_join_all_bytes()
    {
        // A carry can reach any byte.
        GivenMixed();
        Run("addi a2, a0, 1");
        Assert.All(BytesOf(A2), label => Assert.Equal(_a, label));
    }

    [Fact]
    public void Mask_clears_the_label_of_the_bytes_that_it_clears()
    {
        _registers.Set(A0, _a);
        Run("andi a2, a0, 0xff");
        Assert.Equal([_a, default, default, default, default, default, default, default], BytesOf(A2));

        // A negative immediate has all upper bits set.
        Run("andi a2, a0, -256");
        Assert.Equal([default, _a, _a, _a, _a, _a, _a, _a], BytesOf(A2));
    }

    [Theory]
    [InlineData("xor a2, a0, a0")]
    [InlineData("sub a2, a0, a0")]
    [InlineData("sltu a2, a0, a0")]
    [InlineData("and a2, a0, zero")]
    public void Constant_result_has_no_label(string assembly)
    {
        _registers.Set(A0, _a);
        Run(assembly);
        Assert.Equal(Label.Public, _registers[A2]);
    }

    [Theory]
    [InlineData("mv a2, a0")]
    [InlineData("add a2, a0, zero")]
    [InlineData("add a2, zero, a0")]
    public void Copy_keeps_the_label_of_each_byte(string assembly)
    {
        GivenMixed();
        Run(assembly);
        Assert.Equal(BytesOf(A0), BytesOf(A2));
    }

    [Fact]
    public void Result_of_public_operands_overwrites_an_old_label()
    {
        _registers.Set(A2, _a);
        Run("add a2, a0, a1");
        Assert.Equal(Label.Public, _registers[A2]);
    }

    [Fact]
    public void Signed_load_repeats_the_label_of_the_sign()
    {
        _registers.Load(A0, [_a.Id, _b.Id], isSigned: true, Label.Public, _labels);
        Assert.Equal([_a, _b, _b, _b, _b, _b, _b, _b], BytesOf(A0));
    }

    [Fact]
    public void Label_of_the_address_joins_what_is_loaded()
    {
        // table[secret]: which byte was read tells of the secret.
        _registers.Load(A0, [0], isSigned: false, _a, _labels);
        Assert.Equal(_a, _registers[A0]);
    }

    [Fact]
    public void Store_writes_the_label_of_each_byte()
    {
        GivenMixed();
        Span<ushort> memory = stackalloc ushort[4];
        _registers.Store(A0, memory, Label.Public, _labels);
        Assert.Equal([_a.Id, _a.Id, 0, 0], memory.ToArray());
    }

    [Fact]
    public void Register_zero_carries_no_label()
    {
        _registers.Set(A0, _a);
        Run("or a2, zero, zero");
        Assert.Equal(Label.Public, _registers[A2]);
        Assert.Equal(Label.Public, _registers[0]);
    }
}
