namespace CoDesign.Isa;

/// <summary>Names of the floating-point registers (RISC-V ABIs Specification, “Floating-point Register Convention”).</summary>
public static class FloatRegisters
{
    private static readonly string[] Names =
    [
        "ft0", "ft1", "ft2", "ft3", "ft4", "ft5", "ft6", "ft7", "fs0", "fs1", "fa0", "fa1", "fa2", "fa3", "fa4", "fa5",
        "fa6", "fa7", "fs2", "fs3", "fs4", "fs5", "fs6", "fs7", "fs8", "fs9", "fs10", "fs11", "ft8", "ft9", "ft10", "ft11",
    ];

    /// <summary>Number of floating-point registers.</summary>
    public const int Count = 32;

    /// <summary>
    /// Number of f0 in a decoded instruction and in the register file of a hart, which holds x0 to x31, the sink of writes to x0, and
    /// f0 to f31.
    /// </summary>
    public const int FirstSlot = Registers.Count + 1;

    /// <summary>Number of slots of such a register file.</summary>
    public const int Slots = FirstSlot + Count;

    /// <summary>The ABI name of a register.</summary>
    public static string NameOf(int register) => Names[register];

    /// <summary>Finds a register by ABI name or by <c>f0</c> to <c>f31</c>.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out int register)
    {
        for (int i = 0; i < Names.Length; i++)
        {
            if (text.SequenceEqual(Names[i]))
            {
                register = i;
                return true;
            }
        }

        return Registers.TryParseNumber(text, 'f', out register);
    }
}
