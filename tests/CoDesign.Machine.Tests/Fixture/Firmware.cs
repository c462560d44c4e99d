namespace CoDesign.Machine.Tests.Fixture;

/// <summary>
/// What firmware does with a module, as text (workloads/include/codesign_module.h). s3 holds the register window; t0 to t2 are
/// overwritten.
/// </summary>
internal static class Firmware
{
    public const int Enable = 1;

    public const int Interrupt = 2;

    public const int Clear = 4;

    /// <summary>Sets up the ring and the control register.</summary>
    public static string Start(ulong registers, string ring, int entries = 1, int control = Enable) =>
        $"li s3, 0x{registers:x}; {Load("t0", ring)} sw t0, 0x14(s3); sw x0, 0x18(s3); li t0, {entries}; sw t0, 0x1c(s3); li t0, {control}; sw t0, 8(s3);";

    /// <summary>Writes TAIL.</summary>
    public static string Doorbell(int tail) => $"li t0, {tail}; sw t0, 0x24(s3);";

    /// <summary>Polls HEAD.</summary>
    public static string WaitForHead(int head, string label) => $"li t0, {head}; {label}: lw t1, 0x20(s3); bne t1, t0, {label};";

    /// <summary>Copies words.</summary>
    public static string Copy(string from, string to, int bytes, string label) =>
        $"{Load("t0", from)} {Load("t1", to)} li t2, {bytes}; {label}: lw t3, 0(t0); sw t3, 0(t1); addi t0, t0, 4; addi t1, t1, 4; addi t2, t2, -4; bnez t2, {label};";

    /// <summary>Loads a number or the address of a label.</summary>
    public static string Load(string register, string value) => char.IsDigit(value[0]) ? $"li {register}, {value};" : $"la {register}, {value};";
}
