using CoDesign.Machine.Tests.Fixture;

namespace CoDesign.Machine.Tests.Observation;

/// <summary>The signature, in the format of Spike's <c>+signature</c> with words of four bytes.</summary>
public sealed class SignatureTests
{
    [Fact]
    public void A_signature_is_the_words_between_the_symbols()
    {
        const string Program = "la t0, begin_signature; li t1, 0x1234; sh t1, 4(t0);" + Bench.Pass
            + ".align 4; begin_signature: .word 0xdeadbeef, 0, 7; end_signature: .word 9";
        Assert.Equal("deadbeef\n00001234\n00000007\n", Signature(Program));
    }

    [Fact]
    public void A_program_without_the_symbols_is_refused()
    {
        ProgramProblemException problem = Assert.Throws<ProgramProblemException>(() => Signature("begin_signature: " + Bench.Pass));
        Assert.Contains("no memory between symbols 'begin_signature' and 'end_signature'", problem.Message, StringComparison.Ordinal);
    }

    private static string Signature(string program)
    {
        using var text = new StringWriter();
        Bench bench = Bench.Rv64;
        Simulation.Run(bench.Load(program), bench.Options with { Signature = () => text });
        return text.ToString();
    }
}
