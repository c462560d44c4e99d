using System.Security.Cryptography;
using CoDesign.Description.Policies;
using CoDesign.Machine.Tests.Fixture;
using CoDesign.Results;

namespace CoDesign.Machine.Tests.Trust;

// A sanitizer removes tags from its outputs when it returns, if its code is the code that was reviewed.
public sealed class SanitizerTests
{
    private const string Release = "- {id: R1, effect: allow, when: {residual: [key], via: clean, to: [outside]}, because: test}";

    // a0: where to, a1: from where. Writes eight bytes, and eight more behind them that are no output of the policy.
    private const string Functions = """
        .align 3
        clean: ld t0, 0(a1); xori t0, t0, 85; sd t0, 0(a0); sd t0, 8(a0); ret
        clean_end: nop
        .align 3
        secret: .byte 0x53, 0x45, 0x43, 0x52, 0x45, 0x54, 0x21, 0x21
        secret_end:
        out: .zero 16
        """;

    private const string Clean = "la a0, out; la a1, secret; call clean;";

    private const string Send = "la s1, out; lbu t0, 0(s1); li s0, 0x10000000; sb t0, 0(s0);";

    private static Bench Chip(string sha256, string rules = Release, PolicyModeChoice mode = PolicyModeChoice.Enforce, int xlen = 64) => Bench.Of(xlen) with
    {
        Policy = $$"""
            mode: {{(mode is PolicyModeChoice.Audit ? "audit" : "enforce")}}
            tags: [{id: key, description: a secret}]
            destinations: [{id: secure, may_learn: [key]}]
            propagation: {address: none}
            sanitizers:
            - id: clean
              kind: encrypt
              removes: [key]
              symbol: clean
              sha256: { {{Bench.Of(xlen).Core.Isa}}: [{{sha256}}] }
              outputs: [{pointer: a0, size: 8 B}]
              evidence: asserted
              because: test
            rules: [{{(rules.Length == 0 ? string.Empty : rules[2..])}}]
            """,
        Labels = ["key"],
        Secrets = ["tag: key, symbol: secret"],
        Symbols = [("secret", false, "secret", "secret_end"), ("clean", true, "clean", "clean_end")],
    };

    private static string Program(string body) => $"{body} {Bench.Pass} .word 0\n{Functions}";

    // SHA-256 over the address of the function relative to itself (0, as 8 bytes) and its code; clean calls nothing.
    private static string Measured(string body) => Measured(Bench.Rv64, Program(body));

    private static string Measured(Bench bench, string text)
    {
        Isa.AssemblyResult program = bench.Assemble(text);
        int start = (int)(program.Labels["clean"] - ChipText.Ram);
        int end = (int)(program.Labels["clean_end"] - ChipText.Ram);
        return Convert.ToHexStringLower(SHA256.HashData([.. new byte[8], .. program.Code.AsSpan(start, end - start)]));
    }

    private static Outcome Reviewed(string body, string rules = Release) => Chip(Measured(body), rules).Execute(Program(body));

    [Fact]
    public void Reviewed_code_takes_the_tag_from_its_output()
    {
        Outcome run = Reviewed(Clean + Send);
        Assert.Equal([0x53 ^ 85], run.Output);
        Assert.Empty(run.Rules);
        SanitizerRecord sanitizer = Assert.Single(run.Record.Sanitizers);
        Assert.Equal((true, 1L, 8L), (sanitizer.CodeMatches, sanitizer.Uses, sanitizer.Bytes));
        Assert.All(Enumerable.Range(0, 8), i => Assert.Equal("", run.TagsAt(run.Address("out") + (ulong)i)));
        Assert.Contains("clean", run.LabelAt(run.Address("out")), StringComparison.Ordinal); // what remains is remembered
    }

    [Fact] // addresses above 2 GiB are negative numbers in registers of RV32
    public void Reviewed_code_takes_the_tag_from_its_output_on_RV32()
    {
        string text = Program(Clean + Send).Replace("ld ", "lw ", StringComparison.Ordinal).Replace("sd ", "sw ", StringComparison.Ordinal);
        Outcome run = Chip(Measured(Bench.Rv32, text), xlen: 32).Execute(text);
        Assert.Equal([0x53 ^ 85], run.Output);
        Assert.Equal((true, 1L), (run.Record.Sanitizers[0].CodeMatches, run.Record.Sanitizers[0].Uses));
    }

    [Fact]
    public void Other_effects_of_the_function_keep_their_tags()
    {
        Outcome run = Reviewed(Clean + "la s1, out; lbu t0, 8(s1); li s0, 0x10000000; sb t0, 0(s0);");
        Assert.Empty(run.Output);
        Assert.Equal(["TB101"], run.Rules);
        Assert.Equal(("key", "key"), (run.TagsAt(run.Address("out") + 8), run.TagsAt(run.Address("secret"))));
        Assert.Equal("key", run.TagsOf("t0", 0));
    }

    [Fact]
    public void Without_a_rule_for_the_destination_what_remains_may_not_go_there()
    {
        Outcome run = Reviewed(Clean + Send, rules: string.Empty);
        Assert.Empty(run.Output);
        Assert.Equal(["TB112"], run.Rules);
    }

    [Fact]
    public void Code_with_another_hash_removes_nothing()
    {
        string other = Convert.ToHexStringLower(new byte[32]);
        Outcome run = Chip(other).Execute(Program(Clean + Send));
        Assert.Empty(run.Output);
        Assert.Equal(["TB113", "TB101"], run.Rules);
        SanitizerRecord sanitizer = Assert.Single(run.Record.Sanitizers);
        Assert.Equal((false, 0L, 0L), (sanitizer.CodeMatches, sanitizer.Uses, sanitizer.Bytes));
        Assert.Contains(Measured(Clean + Send), run.Record.Findings[0].Message, StringComparison.Ordinal);
    }

    [Fact] // xori t0, t0, 85 becomes a nop: the output would be the secret itself
    public void Code_that_changed_while_the_program_ran_removes_nothing()
    {
        const string Body = "la t0, clean; li t1, 0x13; sw t1, 4(t0); fence.i;" + Clean + Send;
        Outcome run = Reviewed(Body);
        Assert.Empty(run.Output);
        Assert.Equal(["TB113", "TB101"], run.Rules);
    }

    // Without fence.i a hart may go on with the instructions that it has fetched before. Round 1 runs the reviewed code, round 2
    // the changed code; before round 3 the reviewed bytes are put back, and only memory looks reviewed.
    [Fact]
    public void Code_that_was_fetched_before_the_reviewed_bytes_came_back_removes_nothing()
    {
        const string Body = "li s3, 0; loop:" + Clean + """
            addi s3, s3, 1; li t3, 1; beq s3, t3, patch; li t3, 2; beq s3, t3, restore; j send
            patch: la t0, clean; lwu s4, 4(t0); li t1, 0x13; sw t1, 4(t0); fence.i; j loop
            restore: la t0, clean; sw s4, 4(t0); la t0, out; sd x0, 0(t0); j loop
            send:
            """ + Send;
        Outcome run = Reviewed(Body);
        Assert.Empty(run.Output);
        Assert.Equal(["TB113", "TB101"], run.Rules);
        Assert.Equal((2L, 1L), (run.Record.Findings[0].Count, run.Record.Sanitizers[0].Uses));
    }

    [Fact]
    public void Only_the_return_of_a_call_counts_and_only_once()
    {
        // Behind the call the secret itself is copied to the output buffer, and the program jumps to the return address again.
        const string Body = "li s3, 0;" + Clean + "again: bnez s3, send; li s3, 1; la a1, secret; ld t0, 0(a1); la a0, out; sd t0, 0(a0); j again; send:" + Send;
        Outcome run = Reviewed(Body);
        Assert.Empty(run.Output);
        Assert.Equal(["TB101"], run.Rules);
        Assert.Equal(1, run.Record.Sanitizers[0].Uses);
    }

    [Fact]
    public void Every_call_counts()
    {
        Outcome run = Reviewed("li s3, 3; again:" + Clean + "addi s3, s3, -1; bnez s3, again;" + Send);
        Assert.Equal((3L, 24L), (run.Record.Sanitizers[0].Uses, run.Record.Sanitizers[0].Bytes));
        Assert.Single(run.Output);
    }

    [Fact]
    public void A_jump_into_the_middle_of_the_code_removes_nothing()
    {
        Outcome run = Reviewed("la a0, out; la a1, secret; ld t0, 0(a1); la t1, clean; addi t1, t1, 8; jalr t1;" + Send);
        Assert.Empty(run.Output);
        Assert.Equal(["TB101"], run.Rules);
    }

    [Fact] // 8 bytes a call, and 12 are permitted
    public void A_call_beyond_the_bytes_that_are_permitted_removes_nothing()
    {
        const string Body = "li s3, 2; again:" + Clean + "addi s3, s3, -1; bnez s3, again;";
        Bench bench = Chip(Measured(Body));
        Outcome run = (bench with { Policy = bench.Policy!.Replace("evidence: asserted", "most_bytes: 12 B\n  evidence: asserted", StringComparison.Ordinal) }).Execute(Program(Body));
        Assert.Equal(["TB114"], run.Rules);
        Assert.Equal((1L, 8L), (run.Record.Sanitizers[0].Uses, run.Record.Sanitizers[0].Bytes));
        Assert.Equal("key", run.TagsAt(run.Address("out")));
    }

    [Fact]
    public void A_tag_that_is_never_to_be_removed_is_removed_by_override_and_the_record_says_so()
    {
        Bench bench = Chip(Measured(Clean + Send));
        Outcome run = (bench with
        {
            Policy = bench.Policy!
                .Replace("description: a secret}", "description: a secret, never_declassify: true}", StringComparison.Ordinal)
                .Replace("evidence: asserted", "override: {reason: reviewed, approved_by: the board}\n  evidence: asserted", StringComparison.Ordinal),
        }).Execute(Program(Clean + Send));
        Assert.Empty(run.Rules);
        Assert.Equal(new OverrideRecord("reviewed", "the board"), Assert.Single(run.Record.Sanitizers).Override);
    }

    [Theory] // labels that nothing reads prove nothing; a byte of it in a register is enough
    [InlineData("nop;", false)]
    [InlineData("la t0, secret; lbu t0, 7(t0);", true)]
    public void A_source_is_read_when_a_byte_of_its_tag_is_loaded(string body, bool isRead)
    {
        SourceRecord source = Assert.Single(Chip(Measured(body)).Execute(Program(body)).Record.Policy!.Sources);
        Assert.Equal((8L, isRead), (source.Bytes, source.IsRead));
    }
}
