namespace CoDesign.Isa.Tests;

/// <summary>What is known about an instruction before it runs: written out here, so that no change of it goes unnoticed.</summary>
public sealed class DefinitionTests
{
    private static readonly InstructionTable[] Tables = Vectors.Tables;

    // Shape: ends a block, stands alone in it, reads rs1, reads rs2, writes rd. RISC-V Unprivileged ISA, the formats of each shape.
    private static readonly Dictionary<Shape, (bool Ends, bool IsSerialising, bool ReadsRs1, bool ReadsRs2, bool WritesRd)> Shapes = new()
    {
        [Shape.AluRegister] = (false, false, true, true, true),
        [Shape.AluRegisterImmediate] = (false, false, true, true, true),
        [Shape.AluImmediate] = (false, false, true, false, true),
        [Shape.Upper] = (false, false, false, false, true),
        [Shape.Load] = (false, false, true, false, true),
        [Shape.Store] = (false, false, true, true, false),
        [Shape.Branch] = (true, false, true, true, false),
        [Shape.Jump] = (true, false, false, false, true),
        [Shape.JumpRegister] = (true, false, true, false, true),
        [Shape.Atomic] = (false, false, true, true, true),
        [Shape.LoadReserved] = (false, false, true, false, true),
        [Shape.StoreConditional] = (false, false, true, true, true),
        [Shape.CsrRegister] = (true, true, true, false, true),
        [Shape.CsrImmediate] = (true, true, false, false, true),
        [Shape.Fence] = (false, false, false, false, false), // but for fence.i, below
        [Shape.CacheBlock] = (false, false, true, false, false),
        [Shape.System] = (true, true, false, false, false),
        [Shape.FloatLoad] = (false, false, true, false, true),
        [Shape.FloatStore] = (false, false, true, true, false),
        [Shape.FloatUnary] = (false, false, true, false, true),
        [Shape.FloatBinary] = (false, false, true, true, true),
        [Shape.FloatTernary] = (false, false, true, true, true),
        [Shape.FloatCompare] = (false, false, true, true, true),
        [Shape.FloatToInteger] = (false, false, true, false, true),
        [Shape.IntegerToFloat] = (false, false, true, false, true),
        [Shape.Marker] = (true, true, false, false, false),
    };

    private static readonly (string Mnemonics, int Bytes)[] MemoryAccesses =
    [
        ("lb lbu sb", 1),
        ("lh lhu sh", 2),
        ("lw lwu sw flw fsw lr.w sc.w amoswap.w amoadd.w amoxor.w amoand.w amoor.w amomin.w amomax.w amominu.w amomaxu.w", 4),
        ("ld sd fld fsd lr.d sc.d amoswap.d amoadd.d amoxor.d amoand.d amoor.d amomin.d amomax.d amominu.d amomaxu.d", 8),
    ];

    // Every other row has LabelRule.Join: a carry, a shift or a comparison can bring any byte of an operand to any byte of the result.
    private static readonly (string Mnemonics, LabelRule Rule)[] Labels =
    [
        ("or ori xori orn xnor bclri binvi bseti orc.b brev8", LabelRule.Bytewise),
        ("and andi", LabelRule.BytewiseMask),
        ("xor andn", LabelRule.BytewiseZeroIfSame),
        ("sub subw slt sltu", LabelRule.JoinZeroIfSame),
        ("add addi", LabelRule.JoinCopyIfZero),
    ];

    // Latency may depend on the operands. "Zkt" lists multiplication as independent, and no division.
    private const string Divisions = "div divu rem remu divw divuw remw remuw";
    private const string NotConstantTime = Divisions + " fdiv.s fdiv.d fsqrt.s fsqrt.d";

    private static readonly (string Mnemonics, OpClass Class)[] Classes =
    [
        ("mul mulw", OpClass.IntMul),
        ("mulh mulhsu mulhu", OpClass.IntMulHigh),
        ("clz clzw ctz ctzw cpop cpopw rol rolw ror rorw rori roriw rev8 brev8 orc.b zip unzip xperm4 xperm8", OpClass.IntBit),
        ("clmul clmulh clmulr", OpClass.CarryLessMul),
        ("aes64ds aes64dsm aes64es aes64esm aes64im aes64ks1i aes64ks2", OpClass.Aes),
        ("sha256sum0 sha256sum1 sha256sig0 sha256sig1 sha512sum0 sha512sum1 sha512sig0 sha512sig1", OpClass.Sha),
        ("sha512sum0r sha512sum1r sha512sig0l sha512sig0h sha512sig1l sha512sig1h", OpClass.Sha),
        (Divisions, OpClass.IntDiv),
        ("fadd.s fsub.s fadd.d fsub.d", OpClass.FpAdd),
        ("fmul.s fmul.d", OpClass.FpMul),
        ("fdiv.s fdiv.d", OpClass.FpDiv),
        ("fsqrt.s fsqrt.d", OpClass.FpSqrt),
        ("fcvt.w.s fcvt.wu.s fcvt.l.s fcvt.lu.s fcvt.s.w fcvt.s.wu fcvt.s.l fcvt.s.lu fcvt.s.d fcvt.d.s", OpClass.FpConvert),
        ("fcvt.w.d fcvt.wu.d fcvt.l.d fcvt.lu.d fcvt.d.w fcvt.d.wu fcvt.d.l fcvt.d.lu", OpClass.FpConvert),
    ];

    private static readonly Dictionary<Shape, OpClass> ClassOfShape = new()
    {
        [Shape.AluRegister] = OpClass.IntAlu,
        [Shape.AluRegisterImmediate] = OpClass.Aes,
        [Shape.AluImmediate] = OpClass.IntAlu,
        [Shape.Upper] = OpClass.IntAlu,
        [Shape.Load] = OpClass.Load,
        [Shape.Store] = OpClass.Store,
        [Shape.Branch] = OpClass.Branch,
        [Shape.Jump] = OpClass.Jump,
        [Shape.JumpRegister] = OpClass.JumpRegister,
        [Shape.Atomic] = OpClass.Atomic,
        [Shape.LoadReserved] = OpClass.Atomic,
        [Shape.StoreConditional] = OpClass.Atomic,
        [Shape.CsrRegister] = OpClass.Csr,
        [Shape.CsrImmediate] = OpClass.Csr,
        [Shape.Fence] = OpClass.Fence,
        [Shape.CacheBlock] = OpClass.CacheBlock,
        [Shape.System] = OpClass.System,
        [Shape.FloatLoad] = OpClass.Load,
        [Shape.FloatStore] = OpClass.Store,
        [Shape.FloatUnary] = OpClass.FpMisc,
        [Shape.FloatBinary] = OpClass.FpMisc,
        [Shape.FloatTernary] = OpClass.FpFma,
        [Shape.FloatCompare] = OpClass.FpMisc,
        [Shape.FloatToInteger] = OpClass.FpMisc,
        [Shape.IntegerToFloat] = OpClass.FpMisc,
        [Shape.Marker] = OpClass.IntAlu, // elsewhere it is an slti
    };

    [Fact]
    public void Every_shape_has_rows() =>
        Assert.Equal(Enum.GetValues<Shape>(), InstructionRows.All.Select(r => r.Shape).Distinct().Order());

    [Fact]
    public void Shape_says_what_is_read_and_written_and_where_a_block_ends() =>
        Assert.All(InstructionRows.All.Where(r => r.Mnemonic != "fence.i"), r =>
            Assert.Equal(Shapes[r.Shape], (r.EndsBlock, r.IsSerialising, r.ReadsRs1, r.ReadsRs2, r.WritesRd)));

    [Fact] // later fetches see earlier stores, so nothing of the block after it may be decoded already
    public void Instruction_fence_ends_its_block()
    {
        InstructionDefinition row = InstructionRows.All.Single(r => r.Mnemonic == "fence.i");
        Assert.Equal((true, true, false, false, false), (row.EndsBlock, row.IsSerialising, row.ReadsRs1, row.ReadsRs2, row.WritesRd));
    }

    // A field of the encoding that is no operand would be lost; an operand without field would be 0.
    [Fact]
    public void Shape_and_encoding_agree_on_the_registers() =>
        Assert.All(InstructionRows.All.Where(r => r.Shape is not Shape.Fence && r.Mnemonic != "sfence.vma"), r => // the hart reads its registers
        {
            Assert.Equal(r.WritesRd, r.Pattern.Has(OperandKind.Rd));
            Assert.Equal(r.ReadsRs1, r.Pattern.Has(OperandKind.Rs1));
            Assert.Equal(r.ReadsRs2, r.Pattern.Has(OperandKind.Rs2));
            Assert.Equal(r.ReadsRs3, r.Pattern.Has(OperandKind.Rs3));
            Assert.Equal(r.Pattern.Fields.Select(f => f.Operand).Where(o => o is not (OperandKind.Aq or OperandKind.Rl)).Distinct().Order(),
                r.Syntax.Operands.Select(p => p.Operand!.Value).Order());
        });

    [Fact]
    public void Bytes_of_the_memory_access_are_those_of_the_name() =>
        Assert.All(InstructionRows.All, r => Assert.Equal((r.Mnemonic, Find(MemoryAccesses, r.Mnemonic, 0)), (r.Mnemonic, r.MemoryBytes)));

    [Fact]
    public void Label_rule_is_the_one_listed() =>
        Assert.All(InstructionRows.All, r => Assert.Equal((r.Mnemonic, Find(Labels, r.Mnemonic, LabelRule.Join)), (r.Mnemonic, r.Labels)));

    [Fact]
    public void Only_division_has_a_latency_that_depends_on_its_operands() =>
        Assert.All(InstructionRows.All, r =>
            Assert.Equal((r.Mnemonic, !NotConstantTime.Split(' ').Contains(r.Mnemonic)), (r.Mnemonic, r.IsConstantTime)));

    [Fact]
    public void Cost_class_follows_from_the_shape_but_for_multiplication_and_division() =>
        Assert.All(InstructionRows.All, r =>
            Assert.Equal((r.Mnemonic, Find(Classes, r.Mnemonic, ClassOfShape[r.Shape])), (r.Mnemonic, r.OpClass)));

    [Theory] // RISC-V Unprivileged ISA (20240411), "RV32/64G Instruction Set Listings"; without pause, a fence; mret, wfi, sret and sfence.vma added
    [InlineData("rv32i", 42 - 1 + 4)]
    [InlineData("rv64i", 45 + 12)]
    [InlineData("rv32im", 45 + 8)]
    [InlineData("rv64im", 57 + 13)]
    [InlineData("rv32ia", 45 + 11)]
    [InlineData("rv64ia", 57 + 22)]
    [InlineData("rv32i_zicsr", 45 + 6)]
    [InlineData("rv64i_zifencei", 57 + 1)]
    [InlineData("rv32ib", 45 + 3 + 18 + 8)]
    [InlineData("rv64ib", 57 + 8 + 24 + 8)]
    [InlineData("rv32i_zbc", 45 + 3)]
    [InlineData("rv32i_zbkb", 45 + 7 + 5)] // andn orn xnor rol ror rori rev8; pack packh brev8 zip unzip
    [InlineData("rv32i_zbb_zbkb", 45 + 18 + 5)] // what both have is there once
    [InlineData("rv64i_zbc_zbkc", 57 + 3)]
    [InlineData("rv32i_zkn", 45 + 12 + 2 + 2 + 4 + 10)]
    [InlineData("rv64i_zkn", 57 + 10 + 4 + 2 + 2 + 7 + 8)]
    [InlineData("rv64i_zicond", 57 + 2)]
    [InlineData("rv32i_zkt", 45)]
    [InlineData("rv32if", 45 + 6 + 26)]
    [InlineData("rv64if", 57 + 6 + 30)]
    [InlineData("rv32ifd", 45 + 6 + 26 + 26)]
    [InlineData("rv64ifd", 57 + 6 + 30 + 32)]
    public void Number_of_rows_is_that_of_the_listing(string isa, int rows) =>
        Assert.Equal(rows, InstructionTable.For(IsaString.Parse(isa)).Definitions.Count(d => d.Extensions[0] is not Extension.Markers));

    [Theory]
    [InlineData("xor a0, a1, a1", InstructionTraits.ConstantResult)]
    [InlineData("sub a0, a1, a1", InstructionTraits.ConstantResult)]
    [InlineData("slt a0, a1, a1", InstructionTraits.ConstantResult)]
    [InlineData("sltu a0, a1, a1", InstructionTraits.ConstantResult)]
    [InlineData("andn a0, a1, a1", InstructionTraits.ConstantResult)]
    [InlineData("andn a0, a1, a2", InstructionTraits.None)]
    [InlineData("andn a0, a1, zero", InstructionTraits.None)] // a copy, byte by byte
    [InlineData("orc.b a0, a1", InstructionTraits.None)]
    [InlineData("c.zext.b a0", InstructionTraits.None)]
    [InlineData("xor a0, a1, a2", InstructionTraits.None)]
    [InlineData("sub a0, a1, a2", InstructionTraits.None)]
    [InlineData("xor a0, zero, zero", InstructionTraits.ConstantResult)]
    [InlineData("or a0, a1, a1", InstructionTraits.None)] // a copy, byte by byte
    [InlineData("and a0, a1, a1", InstructionTraits.None)]
    [InlineData("and a0, a1, zero", InstructionTraits.ConstantResult)]
    [InlineData("and a0, zero, a1", InstructionTraits.ConstantResult)]
    [InlineData("andi a0, a1, 0", InstructionTraits.ConstantResult)]
    [InlineData("andi a0, a1, 1", InstructionTraits.None)]
    [InlineData("xori a0, a1, 0", InstructionTraits.None)] // bytewise: what is cleared or kept shows per byte anyway
    [InlineData("addi a0, a1, 0", InstructionTraits.Copy)]
    [InlineData("addi a0, a1, 1", InstructionTraits.None)]
    [InlineData("addi zero, zero, 0", InstructionTraits.Copy)]
    [InlineData("add a0, a1, zero", InstructionTraits.Copy)]
    [InlineData("add a0, zero, a1", InstructionTraits.Copy)]
    [InlineData("add a0, a1, a1", InstructionTraits.None)]
    [InlineData("slti a0, a1, 0", InstructionTraits.None)]
    [InlineData("sltu a0, zero, a1", InstructionTraits.None)]
    [InlineData("c.mv a0, a1", InstructionTraits.Copy)]
    [InlineData("c.addi a0, 0", InstructionTraits.Copy)]
    [InlineData("c.addi a0, 1", InstructionTraits.None)]
    [InlineData("c.li a0, 0", InstructionTraits.Copy)] // of x0
    [InlineData("c.xor a0, a0", InstructionTraits.ConstantResult)]
    [InlineData("c.sub a0, a0", InstructionTraits.ConstantResult)]
    [InlineData("c.andi a0, 0", InstructionTraits.ConstantResult)]
    [InlineData("c.or a0, a0", InstructionTraits.None)]
    [InlineData("mul a0, a1, zero", InstructionTraits.None)] // a constant, but latency and energy do not know it
    [InlineData("lw a0, 0(a1)", InstructionTraits.None)]
    [InlineData("amoadd.w a0, a1, (a2)", InstructionTraits.None)]
    [InlineData("amoadd.w.aq a0, a1, (a2)", InstructionTraits.Acquire)]
    [InlineData("amoadd.w.rl a0, a1, (a2)", InstructionTraits.Release)]
    [InlineData("lr.w.aqrl a0, (a1)", InstructionTraits.Acquire | InstructionTraits.Release)]
    public void Decoder_finds_facts_about_the_result(string text, InstructionTraits traits) =>
        Assert.All(Tables, t => Assert.Equal(traits, Decode(t, text).Traits));

    [Theory]
    [InlineData("subw a0, a1, a1", InstructionTraits.ConstantResult)]
    [InlineData("c.subw a0, a0", InstructionTraits.ConstantResult)]
    [InlineData("addiw a0, a1, 0", InstructionTraits.None)] // sext.w: byte 3 decides bytes 4 to 7
    [InlineData("addw a0, a1, zero", InstructionTraits.None)]
    public void Decoder_finds_facts_about_word_instructions(string text, InstructionTraits traits) =>
        Assert.Equal(traits, Decode(Tables[1], text).Traits);

    [Theory] // what an executor gets: register numbers, the immediate, the length
    [InlineData("sw a1, -4(a2)", "rs1=12 rs2=11 imm=-4 length=4")]
    [InlineData("lui t6, 0x80000", "rd=31 imm=-2147483648 length=4")]
    [InlineData("beq s0, s1, 0xffe", "rs1=8 rs2=9 imm=-2 length=4")]
    [InlineData("jal ra, 0x1800", "rd=1 imm=2048 length=4")]
    [InlineData("csrrw a0, mscratch, a1", "rd=10 rs1=11 imm=832 length=4")]
    [InlineData("csrrwi a0, mscratch, 31", "rd=10 rs1=31 imm=832 length=4")]
    [InlineData("srai a0, a1, 31", "rd=10 rs1=11 imm=31 length=4")]
    [InlineData("fence rw, w", "imm=49 length=4")]
    [InlineData("fence.tso", "length=4")]
    [InlineData("c.swsp a1, 252(sp)", "rs1=2 rs2=11 imm=252 length=2")]
    [InlineData("c.beqz a0, 0xf00", "rs1=10 imm=-256 length=2")]
    [InlineData("c.lui a0, 0xfffff", "rd=10 imm=-4096 length=2")]
    public void Decoded_instruction_holds_the_operands(string text, string operands)
    {
        foreach (InstructionTable table in Tables)
        {
            Instruction i = Decode(table, text);
            (string Name, int Value)[] fields =
                [("rd", i.Rd), ("rs1", i.Rs1), ("rs2", i.Rs2), ("rs3", i.Rs3), ("imm", i.Immediate), ("length", i.Length)];
            Assert.Equal(operands, string.Join(' ', fields.Where(f => f.Value != 0).Select(f => $"{f.Name}={f.Value}")));
            Assert.Equal((ulong)(long)i.Immediate, i.Operand);
            Assert.Equal(6, i.At(6).Offset);
            Assert.Equal(i, i.At(6).At(0));
        }
    }

    [Fact]
    public void Decoded_instruction_is_16_bytes() => Assert.Equal(16, System.Runtime.CompilerServices.Unsafe.SizeOf<Instruction>());

    [Fact]
    public void Definition_names_the_method_that_carries_the_meaning() => Assert.All(InstructionRows.All, r =>
        Assert.Contains(r.Method.GetCustomAttributes(typeof(InstructionAttribute), inherit: false), a =>
            a is InstructionAttribute row && row.Syntax == r.Syntax.ToString() && row.Encoding == r.Pattern.Text && row.Xlen == r.Xlen));

    private static T Find<T>((string Mnemonics, T Value)[] list, string mnemonic, T otherwise)
    {
        int index = Array.FindIndex(list, l => l.Mnemonics.Split(' ').Contains(mnemonic));
        return index < 0 ? otherwise : list[index].Value;
    }

    private static Instruction Decode(InstructionTable table, string text)
    {
        AssemblyResult result = new Assembler(table).Assemble(text, 0x1000);
        Assert.Empty(result.Problems);
        uint word = result.Code.Length == 2 ? BitConverter.ToUInt16(result.Code) : BitConverter.ToUInt32(result.Code);
        Assert.True(table.TryDecode(word, out Instruction instruction));
        return instruction;
    }
}
