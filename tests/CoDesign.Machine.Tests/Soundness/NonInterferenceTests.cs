using System.Globalization;
using CoDesign.Description.Runs;
using CoDesign.Isa;
using CoDesign.Isa.Tests;
using CoDesign.Machine.Harts;
using CoDesign.Machine.Tests.Fixture;
using CoDesign.Machine.Tests.Translation;

namespace CoDesign.Machine.Tests.Soundness;

/// <summary>
/// Two runs of a program that differ in the secret: whatever differs in them carries the label, or came after a finding that says that time
/// or control depends on the secret. CODESIGN_SOUNDNESS_PROGRAMS sets how many programs.
/// </summary>
public sealed class NonInterferenceTests
{
    private const int Programs = 3000;
    private const int TranslatedPrograms = 200;
    private const int MostToNotice = 400;
    private const ulong Secrets = 2;

    // What results of every other shape carry is no label at all, or only that of a branch around them.
    private static readonly Shape[] Labelling =
    [
        Shape.AluRegister, Shape.AluRegisterImmediate, Shape.AluImmediate, Shape.Load, Shape.Store, Shape.Atomic, Shape.LoadReserved, Shape.StoreConditional,
        Shape.CsrRegister, Shape.CsrImmediate, Shape.FloatLoad, Shape.FloatStore, Shape.FloatUnary, Shape.FloatBinary, Shape.FloatTernary, Shape.FloatCompare,
        Shape.FloatToInteger, Shape.IntegerToFloat,
    ];

    private static readonly Shape[] Constant =
        [Shape.Upper, Shape.Branch, Shape.Jump, Shape.JumpRegister, Shape.Fence, Shape.CacheBlock, Shape.System, Shape.Marker];

    private const string Empty = Bench.Pass + " scratch: .dword 0; scratch_public:";

    private static readonly Templates All = new("[branch, address, latency]");

    public static TheoryData<Shape> Shapes => [.. Labelling];

    [Fact]
    public void What_differs_with_the_secret_is_labelled_or_reported()
    {
        int programs = int.Parse(Environment.GetEnvironmentVariable("CODESIGN_SOUNDNESS_PROGRAMS") ?? Programs.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        (int silent, string? leak) = Compare(Engine.Interpreter, programs);
        Assert.True(leak is null, leak);
        Assert.True(2 * silent >= programs, $"only {silent} of {programs} programs have no finding: the others say little");
        Assert.True(silent < programs, "no program has a finding: branches and addresses are not tried");
    }

    [Fact]
    public void Nor_does_translated_code_hide_anything()
    {
        (int silent, string? leak) = Compare(Engine.Translator, TranslatedPrograms);
        Assert.True(leak is null, leak);
        Assert.True(2 * silent >= TranslatedPrograms, $"only {silent} of {TranslatedPrograms} programs have no finding");
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_shape_without_its_rule_is_noticed_in_the_interpreter(Shape shape) => Assert.NotNull(Compare(Engine.Interpreter, MostToNotice, shape).Leak);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_shape_without_its_rule_is_noticed_in_translated_code(Shape shape) => Assert.NotNull(Compare(Engine.Translator, MostToNotice, shape).Leak);

    [Theory]
    [InlineData("[address, latency]")]
    [InlineData("[branch, latency]")]
    [InlineData("[branch, address]")]
    public void A_check_that_is_left_out_is_noticed(string checks) =>
        Assert.NotNull(Compare(Engine.Interpreter, MostToNotice, null, new Templates(checks)).Leak);

    [Fact]
    public void Every_shape_is_either_tried_or_has_no_label_to_lose() =>
        Assert.Equal(Enum.GetValues<Shape>().Order(), Labelling.Concat(Constant).Order());

    [Theory]
    [InlineData(Engine.Interpreter, 300)]
    [InlineData(Engine.Translator, 60)]
    public void Following_labels_changes_nothing(Engine engine, int programs)
    {
        for (int number = 0; number < programs; number++)
        {
            RunDescription run = Program(number, All)(0);
            SimulationOptions options = NewBench(64, "[branch]").Options with { Engine = engine };
            Assert.True(
                SecretRun.Of(run, options, TrackingLevel.Labels, null, isMeasured: true).IsSameAs(SecretRun.Of(run, options, TrackingLevel.None, null, isMeasured: true)),
                $"program {number}: labels change what it does, or when");
        }
    }

    private static (int Silent, string? Leak) Compare(Engine engine, int programs, Shape? dropped = null, Templates? templates = null)
    {
        SimulationOptions options = NewBench(64, "[branch]").Options with { Engine = engine };
        int silent = 0;
        for (int number = 0; number < programs; number++)
        {
            Func<ulong, RunDescription> program = Program(number, templates ?? All);
            SecretRun first = SecretRun.Of(program(0), options, TrackingLevel.Labels, dropped);
            for (ulong secret = 1; secret < Secrets; secret++)
            {
                if (first.FindLeak(SecretRun.Of(program(secret), options, TrackingLevel.Labels, dropped)) is string leak)
                {
                    return (silent, $"{engine}, program {number}: {leak}{(dropped is null ? Place(program, secret, options, first.Cycles) : string.Empty)}");
                }
            }

            silent += first.HasFlowFinding ? 0 : 1;
        }

        return (silent, null);
    }

    // The block in which it began: by bisection over the cycle at which both runs stop.
    private static string Place(Func<ulong, RunDescription> program, ulong secret, SimulationOptions options, long cycles)
    {
        long clean = 1;
        long leaking = cycles;
        while (leaking - clean > 1)
        {
            long middle = (clean + leaking) / 2;
            (clean, leaking) = At(0, middle).FindLeak(At(secret, middle)) is null ? (middle, leaking) : (clean, middle);
        }

        ulong pc = At(0, clean).Pc;
        return $"; first in cycle {leaking}: {At(0, leaking).FindLeak(At(secret, leaking))}\n{EquivalenceTests.DisassemblyAt(InstructionTable.For(program(0).Core.Value.Isa), program(0), pc)}";

        SecretRun At(ulong number, long cycle) => SecretRun.Of(program(number), options with { MaximumCycles = cycle }, TrackingLevel.Labels, null);
    }

    // A program comes as bytes into the place of the one that was read with chip and policy. Every other one has 32-bit registers.
    private static Func<ulong, RunDescription> Program(int number, Templates templates)
    {
        int xlen = number % 2 == 0 ? 64 : 32;
        RunDescription template = xlen == 64 ? templates.Wide : templates.Narrow;
        Bench bench = NewBench(xlen, "[branch]");
        string text = SecretGuest.Create(xlen, (ulong)number);
        AssemblyResult program = bench.Assemble(text);
        byte[] image = bench.ImageOf(text);
        int offset = image.AsSpan().IndexOf(program.Code) + (int)(program.Labels["scratch"] - bench.Origin);
        return With;

        RunDescription With(ulong secret)
        {
            byte[] changed = [.. image];
            var chance = new Chance(~(ulong)number - (secret << 32));
            for (int i = 0; i < SecretGuest.SecretBytes; i++)
            {
                changed[offset + i] = (byte)chance.Next();
            }

            return template with { Program = template.Program with { Elf = changed } };
        }
    }

    private static Bench NewBench(int xlen, string checks) => new()
    {
        Core = new CoreText { Isa = $"rv{xlen}{SecretGuest.Extensions}", Division = (3, 1, 1, 2, 2), MisalignedExtra = 1, DataCache = new CacheText(512, 16, 4, MissOverhead: 3) },
        Chip = new ChipText { Modules = ChipText.VendorDma },
        Policy = $$"""
            mode: audit
            tags: [{id: key, description: a secret}]
            destinations: [{id: secure, may_learn: [key]}]
            propagation: {address: loads, branch: scopes}
            constant_time: {scope: [key], checks: {{checks}}}
            """,
        Labels = ["key"],
        Secrets = [$"tag: key, symbol: {SecretGuest.Secret}"],
        Symbols = [(SecretGuest.Secret, false, "scratch", "scratch_public")],
    };

    // Chip and policy, read once for each width.
    private sealed class Templates(string checks)
    {
        public RunDescription Wide { get; } = NewBench(64, checks).Load(Empty);

        public RunDescription Narrow { get; } = NewBench(32, checks).Load(Empty);
    }
}
