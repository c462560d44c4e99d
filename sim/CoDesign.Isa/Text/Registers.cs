namespace CoDesign.Isa;

/// <summary>Names of the integer registers (RISC-V ABIs Specification, “Integer Register Convention”).</summary>
public static class Registers
{
    private static readonly string[] Names =
    [
        "zero", "ra", "sp", "gp", "tp", "t0", "t1", "t2", "s0", "s1", "a0", "a1", "a2", "a3", "a4", "a5",
        "a6", "a7", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11", "t3", "t4", "t5", "t6",
    ];

    /// <summary>Number of integer registers.</summary>
    public const int Count = 32;

    /// <summary>Return address, x1.</summary>
    public const int Ra = 1;

    /// <summary>Stack pointer, x2.</summary>
    public const int Sp = 2;

    /// <summary>Alternate link register, x5.</summary>
    public const int T0 = 5;

    /// <summary>First argument and result, x10.</summary>
    public const int A0 = 10;

    /// <summary>Second argument and result, x11.</summary>
    public const int A1 = 11;

    /// <summary>System call number, x17.</summary>
    public const int A7 = 17;

    /// <summary>The ABI name of a register.</summary>
    public static string NameOf(int register) => Names[register];

    /// <summary>Finds a register by ABI name, by <c>fp</c>, or by <c>x0</c> to <c>x31</c>.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out int register)
    {
        if (text is "fp")
        {
            register = 8;
            return true;
        }

        for (int i = 0; i < Names.Length; i++)
        {
            if (text.SequenceEqual(Names[i]))
            {
                register = i;
                return true;
            }
        }

        return TryParseNumber(text, 'x', out register);
    }

    /// <summary>Reads <c>x0</c> to <c>x31</c>, or the same with another letter.</summary>
    internal static bool TryParseNumber(ReadOnlySpan<char> text, char letter, out int register)
    {
        register = 0;
        return text.Length is 2 or 3
            && text[0] == letter
            && (text.Length == 2 || text[1] != '0')
            && int.TryParse(text[1..], System.Globalization.NumberStyles.None, null, out register)
            && register < Count;
    }

    /// <summary>Whether a register links calls (x1 or x5): the hint that return-address stacks use.</summary>
    public static bool IsLink(int register) => register is Ra or T0;

    /// <summary>
    /// Whether a jump through a register takes a return address from the stack: rs1 is a link register and rd is not the same one
    /// (Unprivileged ISA, “JALR”, return-address stack hints).
    /// </summary>
    public static bool IsReturn(int rd, int rs1) => IsLink(rs1) && rd != rs1;
}
