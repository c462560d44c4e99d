namespace CoDesign.Isa;

/// <summary>binary32: S.</summary>
internal readonly struct Binary32 : IFloatFormat
{
    public static int FractionBits => 23;

    public static int ExponentBits => 8;
}

/// <summary>binary64: D.</summary>
internal readonly struct Binary64 : IFloatFormat
{
    public static int FractionBits => 52;

    public static int ExponentBits => 11;
}
