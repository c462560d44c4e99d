namespace CoDesign.Isa;

/// <summary>Names of the rounding modes (RISC-V Unprivileged ISA, “F” Extension, table “Rounding mode encoding”).</summary>
internal static class RoundingModes
{
    private static readonly string?[] Names = ["rne", "rtz", "rdn", "rup", "rmm", null, null, "dyn"];

    /// <summary>The name of a mode that is not reserved.</summary>
    public static string NameOf(int mode) => Names[mode]!;

    /// <summary>Finds a mode by name.</summary>
    public static bool TryParse(string text, out int mode)
    {
        mode = Array.IndexOf(Names, text);
        return mode >= 0;
    }
}
