using CoDesign.Description.Diagnostics;
using CoDesign.Description.Presets;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Modules.Prover;
using CoDesign.Modules.Tests.Fixture;

namespace CoDesign.Modules.Tests.Prover;

/// <summary>What was measured or simulated of provers, and what the model says.</summary>
internal static class ProverPoints
{
    public const string FirstPrinciples = "first principles";
    public const string Inferred = "inferred: a parameter was chosen by the published time";
    public const string Fitted = "fitted: a constant comes from this point";
    public const string FittedElsewhere = "a constant was fitted to another point";

    private const string MemoryBound = "bandwidth bound";
    private const string Supranational = "z-prize/2022-entries f035b23, prize2-ntt/supranational/README.md, measured kernel time";
    private const string HardcamlNtt = "fyquah/hardcaml_zprize 3a3a57d, zprize/ntt/docs/zprize_ntt_top.mld, measured";
    private const string HardcamlMsm = "fyquah/hardcaml_zprize 553b1be, zprize/msm_pippenger/README.md, measured";
    private const string Cyclone = "Aasaraai et al., CycloneMSM, 2022, table 2, measured, host and PCIe included";
    private const string GenZa = "Wang, Dong, Gao, GenZA, table IX, simulated, 7 nm";

    public static IReadOnlyList<PublishedPoint> All { get; } =
    [
        new("supranational-ntt-like", "2^24 elements, ms", 2.475, Transform("supranational-ntt-like", p => p), FirstPrinciples, Supranational),
        Hardcaml(32, isRearranged: true, 34.9, FirstPrinciples),
        Hardcaml(64, isRearranged: true, 26.7, Fitted, MemoryBound),
        Hardcaml(64, isRearranged: false, 45.0, FittedElsewhere, MemoryBound),
        Hardcaml(32, isRearranged: false, 69.1, FittedElsewhere, MemoryBound),
        Hardcaml(16, isRearranged: false, 123.8, FittedElsewhere, MemoryBound),
        Hardcaml(8, isRearranged: false, 231.5, FittedElsewhere, MemoryBound),
        new("hardcaml-msm-like", "2^26 points, part of the card, ms", 4967.81, Sum("hardcaml-msm-like", 26), Inferred, HardcamlMsm),
        new("hardcaml-msm-like", "2^26 points, older build at 250 MHz, part of the card, ms", 5400.25, Sum("hardcaml-msm-like", 26, 250), Inferred, HardcamlMsm, "only the clock is changed; what else differed in that build is not known"),
        new("hardcaml-msm-like", "2^26 points, average of four, ms", 5084, Sum("hardcaml-msm-like", 26), Inferred, HardcamlMsm, "with what of host and link is not hidden"),
        CyclonePoint(22, 817.9, Fitted),
        CyclonePoint(23, 1133, FittedElsewhere),
        CyclonePoint(24, 1761, FittedElsewhere),
        CyclonePoint(25, 3016, FittedElsewhere),
        CyclonePoint(26, 5656, FittedElsewhere),
        new("cyclonemsm-like", "from 2^25 to 2^26 points, ns per point", (5656 - 3016) * 1e6 / (1 << 25), (Sum("cyclonemsm-like", 26) - Sum("cyclonemsm-like", 25)) * 1e6 / (1 << 25), FirstPrinciples, Cyclone, "the published slope has host, link and memory in it, which the additions do not wait for here"),
        GenZaPoint(14, null, 0.13),
        GenZaPoint(17, null, 0.63),
        GenZaPoint(20, null, 3.14),
        GenZaPoint(23, null, 23.78),
        GenZaPoint(14, 9, 0.14),
        GenZaPoint(17, 9, 1.08),
        GenZaPoint(20, 9, 8.64),
        GenZaPoint(23, 9, 69.02),
    ];

    /// <summary>Milliseconds of a transform of 2^24 Goldilocks elements.</summary>
    private static double Transform(string preset, Func<ProverParameters, ProverParameters> change)
    {
        (ProverParameters parameters, Frequency clock) = Library(preset);
        UnitCycles cycles = new ProverModel(change(parameters), clock).Transform(Field("goldilocks"), 24, 1, isCoset: false).Cycles;
        return cycles.Total * 1e3 / clock.Hertz;
    }

    // In the plain layout a column access has 8 bytes for each core.
    private static PublishedPoint Hardcaml(int cores, bool isRearranged, double published, string kind, string? miss = null) => new(
        "hardcaml-ntt-like",
        $"2^24 elements, {cores} cores, {(isRearranged ? "rearranged" : "plain")} layout, ms",
        published,
        Transform("hardcaml-ntt-like", p => p with
        {
            Transforms = p.Transforms! with { Butterflies = Of(cores), Burst = Of(new ByteSize(isRearranged ? 2048 : 8 * (ulong)cores)) },
        }),
        kind,
        HardcamlNtt,
        miss);

    private static double Sum(string preset, int logarithm, long? megahertz = null)
    {
        (ProverParameters parameters, Frequency published) = Library(preset);
        Frequency clock = megahertz is { } given ? Frequency.FromMegahertz(given) : published;
        double overhead = (parameters.Overhead?.Value.Picoseconds ?? 0) / 1e9;
        return overhead + Sum(parameters, clock, Curve("bls12_377_g1"), logarithm);
    }

    private static double Sum(ProverParameters parameters, Frequency clock, ProverCurve curve, int logarithm)
    {
        var model = new ProverModel(parameters, clock);
        int window = model.MultiScalar!.WindowBits(curve, 1L << logarithm)!.Value;
        return model.Sum(curve, 1L << logarithm, window).Cycles.Total * 1e3 / clock.Hertz;
    }

    private static PublishedPoint CyclonePoint(int logarithm, double published, string kind) => new(
        "cyclonemsm-like",
        $"2^{logarithm} points, ms",
        published,
        Sum("cyclonemsm-like", logarithm),
        kind,
        Cyclone,
        kind == Fitted ? null : "fixed overhead of the host, fitted at 2^22");

    // 512 multipliers of 384 bits, a product in 6.75 cycles, 14 products per addition: 5.42 additions per cycle. Curve and products per
    // addition are not stated; these fit its table. Sums of buckets do not wait for each other (depth 1), which is assumed too.
    private static ProverParameters GenZaUnit(int window)
    {
        ProverParameters parameters = Library("hardcaml-msm-like").Parameters;
        return parameters with
        {
            Memory = null,
            MultiScalar = parameters.MultiScalar! with
            {
                Curves = new KeyedList<Sourced<Cycles>>([new Keyed<Sourced<Cycles>>("bls12_381_g1", Of(new Cycles(100)), SourcePosition.Of("test"))]),
                Adders = Of(542),
                Depth = Of(new Cycles(1)),
                Window = Of(window),
                BucketMemory = Of(new ByteSize(1UL << 40)),
                Hazards = BucketHazards.Hidden,
                Reduction = BucketReduction.Unit,
            },
        };
    }

    private static PublishedPoint GenZaPoint(int logarithm, int? window, double published)
    {
        double Milliseconds(int c) => Sum(GenZaUnit(c), Frequency.FromMegahertz(1000), Curve("bls12_381_g1"), logarithm);
        double model = window is { } given ? Milliseconds(given) : Enumerable.Range(1, 16).Min(Milliseconds);
        string? miss = window is not null
            ? "1.54 times as long at every size; why is not known here"
            : logarithm < 20 ? "its sums of buckets have about two additions at a time per window" : null;
        return new PublishedPoint("none", $"GenZA, 2^{logarithm} points, {(window is null ? "window chosen" : "window of 9 bits")}, ms", published, model, Inferred, GenZa, miss);
    }

    private static (ProverParameters Parameters, Frequency Clock) Library(string name)
    {
        ModulePreset preset = LibraryPreset.Read(name);
        return ((ProverParameters)preset.Kind.Value, preset.Clock.Value);
    }

    private static ProverField Field(string name) => ProverField.All.Single(f => f.Name == name);

    private static ProverCurve Curve(string name) => ProverCurve.All.Single(c => c.Name == name);

    private static Sourced<T> Of<T>(T value) => new(value, "test", null, SourcePosition.Of("test"));
}
