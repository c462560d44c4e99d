namespace CoDesign.Description.Quantities;

/// <summary>Every dimension with its units; the one table from which parsing, formatting, messages and schemas are made.</summary>
internal static class Dimensions
{
    // SI prefixes as powers of ten: BIPM, The International System of Units (SI brochure), 9th edition, Table 7.
    private const long Kilo = 1_000;
    private const long Mega = 1_000_000;
    private const long Giga = 1_000_000_000;
    private const long Tera = 1_000_000_000_000;
    private static readonly Int128 Peta = (Int128)Tera * Kilo;
    private static readonly Int128 Exa = (Int128)Tera * Mega;

    /// <summary>Base unit: picosecond.</summary>
    public static readonly Dimension Time = new("time",
        [new("ps", 1), new("ns", Kilo), new("us", Mega), new("ms", Giga), new("s", Tera)]);

    /// <summary>Base unit: hertz.</summary>
    public static readonly Dimension Frequency = new("frequency",
        [new("Hz", 1), new("kHz", Kilo), new("MHz", Mega), new("GHz", Giga)]);

    /// <summary>Base unit: clock cycle.</summary>
    public static readonly Dimension Cycles = new("number of cycles",
        [new("cycle", 1, IsCanonical: false), new("cycles", 1)])
    {
        Singular = "cycle",
    };

    /// <summary>Base unit: byte. Binary multiples only: IEC 80000-13, Table "prefixes for binary multiples".</summary>
    public static readonly Dimension Size = new("size",
        [new("B", 1), new("KiB", 1L << 10), new("MiB", 1L << 20), new("GiB", 1L << 30), new("TiB", 1L << 40)])
    {
        HasDecimalMultiples = false,
    };

    /// <summary>Base unit: byte per second. Decimal multiples, as data sheets of memories have them.</summary>
    public static readonly Dimension Bandwidth = new("bandwidth",
        [new("B/s", 1), new("kB/s", Kilo), new("MB/s", Mega), new("GB/s", Giga), new("TB/s", Tera)]);

    /// <summary>Base unit: bit.</summary>
    public static readonly Dimension Width = new("width", [new("bit", 1), new("bits", 1, IsCanonical: false)]);

    /// <summary>Base unit: attojoule.</summary>
    public static readonly Dimension Energy = new("energy",
        [new("aJ", 1), new("fJ", Kilo), new("pJ", Mega), new("nJ", Giga), new("uJ", Tera), new("mJ", Peta), new("J", Exa)]);

    /// <summary>Base unit: attowatt.</summary>
    public static readonly Dimension Power = new("power",
        [new("aW", 1), new("fW", Kilo), new("pW", Mega), new("nW", Giga), new("uW", Tera), new("mW", Peta), new("W", Exa)]);

    /// <summary>Base unit: zeptojoule per bit, so that an attojoule per byte (125 zJ/bit) is whole.</summary>
    public static readonly Dimension EnergyPerBit = new("energy per bit",
    [
        new("aJ/bit", Kilo), new("fJ/bit", Mega), new("pJ/bit", Giga), new("nJ/bit", Tera),
        new("aJ/B", Kilo / 8, IsCanonical: false), new("fJ/B", Mega / 8, IsCanonical: false),
        new("pJ/B", Giga / 8, IsCanonical: false), new("nJ/B", Tera / 8, IsCanonical: false),
    ]);

    /// <summary>Base unit: microvolt.</summary>
    public static readonly Dimension Voltage = new("voltage", [new("uV", 1), new("mV", Kilo), new("V", Mega)]);

    /// <summary>Base unit: thousandth of a degree Celsius.</summary>
    public static readonly Dimension Temperature = new("temperature", [new("C", Kilo)]);

    /// <summary>Base unit: square nanometre.</summary>
    public static readonly Dimension Area = new("area", [new("nm2", 1), new("um2", Mega), new("mm2", Tera)]);

    /// <summary>Base unit: thousandth of a gate equivalent.</summary>
    public static readonly Dimension Gates = new("number of gate equivalents",
        [new("GE", Kilo), new("kGE", Mega), new("MGE", Giga)]);

    /// <summary>Base unit: picometre.</summary>
    public static readonly Dimension Length = new("length", [new("pm", 1), new("nm", Kilo), new("um", Mega), new("mm", Giga)]);

    /// <summary>Base unit: millionth, that is 0.0001 %.</summary>
    public static readonly Dimension Ratio = new("percentage", [new("%", 10_000)]);

    /// <summary>A delay given in time or in cycles of the clock that the description names.</summary>
    public static readonly Dimension Latency = new("latency", [.. Time.Units, .. Cycles.Units]);

    private static readonly Dimension[] All =
    [
        Time, Frequency, Cycles, Size, Bandwidth, Width, Energy, Power, EnergyPerBit, Voltage, Temperature, Area, Gates, Length, Ratio,
    ];

    /// <summary>The dimension that a unit symbol belongs to, for messages such as "'5 ns' is a time".</summary>
    public static Dimension? Owning(string symbol) => Array.Find(All, dimension => dimension.Symbols.Contains(symbol));
}
