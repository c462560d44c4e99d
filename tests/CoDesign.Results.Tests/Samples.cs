namespace CoDesign.Results.Tests;

/// <summary>Small records to test with.</summary>
internal static class Samples
{
    public static readonly ToolRecord Tool = new("codesign", "0.0.0");

    public static readonly InputsRecord Inputs = new(
        new NamedInput("chip", "aa"),
        new WorkloadInput("program", "bb", "rv32imc", "linux_user", null),
        new NamedInput("policy", "cc"),
        new NamedInput("energy", "dd"),
        [],
        [],
        "audit",
        "auto",
        [],
        1,
        null,
        "ee");

    public static CrossingRecord Crossing(long sequence, string to) => new(
        sequence, 1000 * sequence, "store", "core0", "secure", to, "outside", null, null, 0x8000_0000, "main+0x10", 0x9000_0000, 64, 1, "{key} trusted", ["key"], [], "deny", ["TB101"]);
}
