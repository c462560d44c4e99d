namespace CoDesign.Isa.Tests;

/// <summary>ISA strings: RISC-V Unprivileged ISA (20240411), "ISA Extension Naming Conventions".</summary>
public sealed class IsaStringTests
{
    private const string Implemented =
        "implemented: i, m, a, f, d, c, b, zicbom, zicboz, zicntr, zicond, zicsr, zifencei, zihintpause, zihpm, zaamo, zalrsc, zca, zcb, zcd, zcf, zcmp, zba, zbb, zbc, "
        + "zbkb, zbkc, zbkx, zbs, zk, zkn, zknd, zkne, zknh, zkr, zkt";

    [Theory]
    [InlineData("rv32i", "rv32i")]
    [InlineData("rv64imac_zicntr_zicsr_zifencei", "rv64imac_zicntr_zicsr_zifencei")]
    [InlineData("RV64IMAC", "rv64imac")] // "Case Sensitivity"
    [InlineData("rv32icam", "rv32imac")] // any order, written in the canonical one
    [InlineData("rv32i_zifencei_zicsr", "rv32i_zicsr_zifencei")]
    [InlineData("rv32i_m_c", "rv32imc")] // "Underscores"
    [InlineData("rv32imaczicsr_zifencei", "rv32imac_zicsr_zifencei")] // the standard's own example
    [InlineData("rv64i_zaamo_zalrsc", "rv64ia")] // "A" is Zaamo and Zalrsc
    [InlineData("rv64i_zaamo", "rv64i_zaamo")]
    [InlineData("rv64ia_zaamo", "rv64ia")]
    [InlineData("rv32i_zca", "rv32ic")] // without F and D, "C" is Zca
    [InlineData("rv32i_zicntr", "rv32i_zicntr_zicsr")] // counters are CSRs
    [InlineData("rv64i2p1_m2p0_a2p1_c2p0_zicsr2p0", "rv64imac_zicsr")] // "Version Numbers"
    [InlineData("rv32i2_m2_a2", "rv32ima")] // the standard's own example
    [InlineData("rv64i2m2", "rv64im")]
    [InlineData("rv32i_zicsr2_zifencei2p0", "rv32i_zicsr_zifencei")]
    [InlineData("rv32i2p1m2zicsr2p0", "rv32im_zicsr")]
    [InlineData("rv64i_zba_zbb_zbs", "rv64ib")] // "B" is Zba, Zbb and Zbs
    [InlineData("rv64imacb", "rv64imacb")]
    [InlineData("rv32ib_zbc", "rv32ib_zbc")]
    [InlineData("rv32i_zbs_zba", "rv32i_zba_zbs")]
    [InlineData("rv32i_zbb1p0", "rv32i_zbb")]
    [InlineData("rv64i_zkn", "rv64i_zkn")]
    [InlineData("rv64i_zbkb_zbkc_zbkx_zknd_zkne_zknh", "rv64i_zkn")] // "Zkn"
    [InlineData("rv64i_zkn_zbkb", "rv64i_zkn")]
    [InlineData("rv64i_zbkb_zbkx_zbkc_zkne_zknd", "rv64i_zbkb_zbkc_zbkx_zknd_zkne")]
    [InlineData("rv64i_zk", "rv64i_zicsr_zk")] // "Zk": Zkn, Zkr, Zkt; seed is a CSR
    [InlineData("rv64i_zkt_zkr_zkn", "rv64i_zicsr_zk")]
    [InlineData("rv64i_zkr", "rv64i_zicsr_zkr")]
    [InlineData("rv32i_zihpm", "rv32i_zicsr_zihpm")] // counters are CSRs
    [InlineData("rv64i_zicboz_zicbom", "rv64i_zicbom_zicboz")]
    [InlineData("rv32imac_zkt_zcb_zihintpause_zicond_zbkb_zba", "rv32imac_zicond_zihintpause_zcb_zba_zbkb_zkt")] // by category
    [InlineData("rv32i_zcb", "rv32ic_zcb")] // "Zcb depends on the Zca extension"
    [InlineData("rv64gc", "rv64imafdc_zicsr_zifencei")]
    [InlineData("rv32g", "rv32imafd_zicsr_zifencei")]
    [InlineData("rv32if", "rv32if_zicsr")] // F needs fcsr
    [InlineData("rv32id", "rv32ifd_zicsr")] // D needs F
    [InlineData("rv32ifc", "rv32ifc_zicsr")]
    [InlineData("rv32ifdc", "rv32ifdc_zicsr")]
    [InlineData("rv64ifd_zca", "rv64ifd_zicsr_zca")] // "C" would have compressed loads of D
    [InlineData("rv64i_zcd", "rv64ifdc_zicsr")]
    [InlineData("rv64if_zca", "rv64ifc_zicsr")] // RV64 has none of F
    [InlineData("rv32if_zca", "rv32if_zicsr_zca")]
    [InlineData("rv32i_zcf", "rv32ifc_zicsr")]
    [InlineData("rv32i_zcd", "rv32ifd_zicsr_zca_zcd")]
    [InlineData("rv64i2p1_m2p0_a2p1_f2p2_d2p2_c2p0_zicsr2p0_zifencei2p0", "rv64imafdc_zicsr_zifencei")]
    public void Accepted_string_has_a_canonical_form(string text, string canonical)
    {
        Assert.True(IsaString.TryParse(text, out IsaString isa, out string? problem), problem);
        Assert.Null(problem);
        Assert.Equal(canonical, isa.ToString());
        Assert.Equal(isa, IsaString.Parse(canonical));
        Assert.Equal(isa.GetHashCode(), IsaString.Parse(canonical).GetHashCode());
    }

    [Theory]
    [InlineData("", "must begin with rv32 or rv64, for example rv32imc_zicsr")]
    [InlineData("rv128i", "must begin with rv32 or rv64, for example rv32imc_zicsr")]
    [InlineData("x86", "must begin with rv32 or rv64, for example rv32imc_zicsr")]
    [InlineData("rv32", "has no base: write i right after rv32")]
    [InlineData("rv32mi", "has no base: write i right after rv32")]
    [InlineData("rv64_i", "has no base: write i right after rv64")]
    [InlineData("rv64_zicsr", "has no base: write i right after rv64")]
    [InlineData("rv64zicsr_i", "has no base: write i right after rv64")]
    public void String_without_base_is_refused(string text, string problem) => AssertProblem($"ISA string '{text}' {problem}", text);

    [Theory]
    [InlineData("rv32e", "e")]
    [InlineData("rv64i_zks", "zks")]
    [InlineData("rv64imac_zicbop1p0", "zicbop")]
    [InlineData("rv64imac_sstc", "sstc")]
    [InlineData("rv64imacv", "v")]
    [InlineData("rv64imac_zvl128b", "zvl128b")]
    public void Known_extension_that_is_absent_is_named(string text, string extension) =>
        AssertProblem($"ISA string '{text}': extension '{extension}' is not implemented yet; {Implemented}", text);

    [Theory]
    [InlineData("rv32iy", "y")]
    [InlineData("rv32i_zicsrr", "zicsrr")]
    [InlineData("rv32i_zcsr2p0", "zcsr")]
    [InlineData("rv32i_", "")]
    [InlineData("rv32i__m", "")]
    [InlineData("rv32i-m", "-")]
    [InlineData("rv32i m", " ")]
    [InlineData("rv32i2p", "p")]
    [InlineData("rv32izicsrzifencei", "zicsrzifencei")] // several long names need underscores
    public void Unknown_extension_is_named(string text, string extension) =>
        AssertProblem(
            $"ISA string '{text}': '{extension}' is not an extension of the RISC-V specification known here; {Implemented}", text);

    [Theory]
    [InlineData("rv64i_zcf")]
    [InlineData("rv64ifc_zcf")]
    public void Compressed_single_precision_is_refused_for_rv64(string text) =>
        AssertProblem($"ISA string '{text}': zcf exists for RV32 only", text);

    [Theory]
    [InlineData("rv32ifc", Extension.Zcf, true)]
    [InlineData("rv32ifc", Extension.Zcd, false)]
    [InlineData("rv32ifdc", Extension.Zcf, true)]
    [InlineData("rv32ifdc", Extension.Zcd, true)]
    [InlineData("rv64ifdc", Extension.Zcd, true)]
    [InlineData("rv64ifdc", Extension.Zcf, false)]
    [InlineData("rv64ic", Extension.Zcd, false)]
    [InlineData("rv64ifd_zca", Extension.Zcd, false)]
    public void C_has_the_compressed_forms_of_the_extensions_that_are_there(string text, Extension extension, bool isThere) =>
        Assert.Equal(isThere, IsaString.Parse(text).Has(extension));

    [Fact]
    public void Wrong_string_in_a_program_throws() =>
        Assert.Equal(
            "ISA string 'rv32m' has no base: write i right after rv32",
            Assert.Throws<FormatException>(() => IsaString.Parse("rv32m")).Message);

    [Theory]
    [InlineData("rv64imac", "rv64i", true)]
    [InlineData("rv64imac", "rv64imac", true)]
    [InlineData("rv64i", "rv64im", false)]
    [InlineData("rv64ia", "rv64i_zalrsc", true)]
    [InlineData("rv64i_zalrsc", "rv64ia", false)]
    [InlineData("rv64imac_zicntr", "rv64i_zicsr", true)]
    [InlineData("rv64imac", "rv32i", false)] // another width is another program
    [InlineData("rv32imac", "rv64i", false)]
    public void Covers_programs_that_need_no_more(string isa, string program, bool isCovered) =>
        Assert.Equal(isCovered, IsaString.Parse(isa).Covers(IsaString.Parse(program)));

    [Fact]
    public void Extensions_include_those_implied()
    {
        IsaString isa = IsaString.Parse("rv32iac_zicntr");
        Assert.Equal(
            [Extension.I, Extension.Zaamo, Extension.Zalrsc, Extension.Zca, Extension.Zicsr, Extension.Zicntr], isa.Extensions.Order());
        Assert.True(isa.Has(Extension.Markers));
        Assert.False(isa.Has(Extension.M));
        Assert.Equal((32, XlenSet.Rv32), (isa.Xlen, isa.XlenSet));
        Assert.Equal((64, XlenSet.Rv64), (IsaString.Parse("rv64i").Xlen, IsaString.Parse("rv64i").XlenSet));
    }

    [Fact]
    public void Every_supported_name_is_accepted()
    {
        Assert.Equal(Implemented, $"implemented: {string.Join(", ", IsaString.SupportedNames)}");
        Assert.All(IsaString.SupportedNames, n => Assert.True(IsaString.TryParse($"rv32i_{n}", out _, out _), n));
        Assert.Equal(IsaString.Everything(64), IsaString.Parse($"rv64i_{string.Join('_', IsaString.SupportedNames.Where(n => n is not ("zcf" or "zcmp")))}"));
        Assert.Equal(IsaString.EverythingWithZcmp(64), IsaString.Parse($"rv64i_{string.Join('_', IsaString.SupportedNames.Where(n => n is not ("zcf" or "c" or "zcd")))}"));
    }

    [Theory]
    [InlineData("rv32i", 0x02B5_0533, "0x02b50533 is mul of extension M, which rv32i does not have")]
    [InlineData("rv32im", 0x0000_252F, "0x0000252f is amoadd.w of extension Zaamo, which rv32im does not have")]
    [InlineData("rv32im", 0x1000_252F, "0x1000252f is lr.w of extension Zalrsc, which rv32im does not have")]
    [InlineData("rv32i", 0x3000_2573, "0x30002573 is csrrs of extension Zicsr, which rv32i does not have")]
    [InlineData("rv32i", 0x0000_100F, "0x0000100f is fence.i of extension Zifencei, which rv32i does not have")]
    [InlineData("rv32i", 0x40B5_7533, "0x40b57533 is andn of extension Zbb or Zbkb, which rv32i does not have")]
    [InlineData("rv32imc", 0x0AB5_1533, "0x0ab51533 is clmul of extension Zbc or Zbkc, which rv32imc does not have")]
    [InlineData("rv64imac", 0x0EB5_5533, "0x0eb55533 is czero.eqz of extension Zicond, which rv64imac does not have")]
    [InlineData("rv32imac", 0x6005_151B, "0x6005151b is clzw of RV64, which rv32imac does not have")]
    [InlineData("rv32ic", 0x8000, "0x8000 is c.lbu of extension Zcb, which rv32ic does not have")]
    [InlineData("rv32ic", 0x9C41, "0x9c41 is c.mul of extension Zcb with M, which rv32ic does not have")]
    [InlineData("rv32ic_zcb", 0x9C65, "0x9c65 is c.sext.b of extension Zcb with Zbb, which rv32ic_zcb does not have")]
    [InlineData("rv32i", 0xABCD_0001, "0x0001 is c.nop of extension C, which rv32i does not have")]
    [InlineData("rv32imac", 0x0005_3503, "0x00053503 is ld of RV64, which rv32imac does not have")]
    [InlineData("rv32imac", 0x6082, "0x6082 is c.flwsp of extension Zcf, which rv32imac does not have")]
    [InlineData("rv32imac", 0x0005_352F, "0x0005352f is amoadd.d of RV64, which rv32imac does not have")]
    [InlineData("rv64i", 0x2001_8001, "0x8001 is c.srli of extension C, which rv64i does not have")]
    [InlineData("rv64imac", 0x0000, "0x0000 is the defined illegal instruction (data or erased memory was executed)")]
    [InlineData("rv64imac", 0x1234_0000, "0x0000 is the defined illegal instruction (data or erased memory was executed)")]
    [InlineData("rv64imac", 0xFFFF_FFFF, "0xffffffff is the defined illegal instruction (data or erased memory was executed)")]
    [InlineData("rv64imac", 0x0000_0053, "0x00000053 is fadd.s of extension F, which rv64imac does not have")]
    [InlineData("rv64imafc", 0x0200_0053, "0x02000053 is fadd.d of extension D, which rv64imafc_zicsr does not have")]
    [InlineData("rv64imafc", 0x2082, "0x2082 is c.fldsp of extension Zcd, which rv64imafc_zicsr does not have")]
    [InlineData("rv64imafc", 0x0000_5053, "0x00005053 belongs to no instruction that this version knows")] // rounding mode 5
    [InlineData("rv64imac", 0x0000_0057, "0x00000057 belongs to no instruction that this version knows")] // vadd.vv
    [InlineData("rv64imac", 0x0045_200F, "0x0045200f is cbo.zero of extension Zicboz, which rv64imac does not have")]
    [InlineData("rv64imac", 0x8002, "0x8002 belongs to no instruction that this version knows")] // c.jr zero
    [InlineData("rv64imac", 0x0000_001F, "0x0000001f belongs to no instruction that this version knows")]
    public void Illegal_word_is_explained(string isa, uint word, string explanation)
    {
        InstructionTable table = InstructionTable.For(IsaString.Parse(isa));
        Assert.False(table.TryDecode(word, out _));
        Assert.Equal(explanation, table.ExplainIllegal(word));
    }

    private static void AssertProblem(string problem, string text)
    {
        Assert.False(IsaString.TryParse(text, out _, out string? found));
        Assert.Equal(problem, found);
    }
}
