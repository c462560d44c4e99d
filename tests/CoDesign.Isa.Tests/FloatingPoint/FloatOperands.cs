namespace CoDesign.Isa.Tests;

/// <summary>Operands of floating-point instructions: where formats, signs and roundings change, and random ones near them.</summary>
internal static class FloatOperands
{
    private const ulong Box = 0xFFFF_FFFF_0000_0000;

    private static readonly ulong[] Singles =
    [
        0x0000_0000, 0x8000_0000, 0x0000_0001, 0x8000_0001, 0x0040_0000, 0x007F_FFFF, 0x807F_FFFF, 0x0080_0000, 0x8080_0000, 0x0080_0001,
        0x0100_0000, 0x3F80_0000, 0xBF80_0000, 0x3F80_0001, 0x3F7F_FFFF, 0x4000_0000, 0x3F00_0000, 0xBF00_0000, 0x3EFF_FFFF, 0x3FC0_0000,
        0x4020_0000, 0xC020_0000, 0x4040_0000, 0x4B00_0001, 0x4B7F_FFFF, 0x4EFF_FFFF, 0x4F00_0000, 0xCF00_0000, 0xCF00_0001, 0x4F7F_FFFF,
        0x4F80_0000, 0x5EFF_FFFF, 0x5F00_0000, 0xDF00_0000, 0x5F7F_FFFF, 0x5F80_0000, 0x7F7F_FFFF, 0xFF7F_FFFF, 0x7F00_0000, 0x7F80_0000,
        0xFF80_0000, 0x7FC0_0000, 0xFFC0_0000, 0x7FFF_FFFF, 0x7F80_0001, 0xFF80_0001, 0x7FBF_FFFF, 0x1F80_0000, 0x2000_0000, 0x5F00_0001,
    ];

    private static readonly ulong[] Doubles =
    [
        0x0000_0000_0000_0000, 0x8000_0000_0000_0000, 0x0000_0000_0000_0001, 0x8000_0000_0000_0001, 0x0008_0000_0000_0000,
        0x000F_FFFF_FFFF_FFFF, 0x800F_FFFF_FFFF_FFFF, 0x0010_0000_0000_0000, 0x8010_0000_0000_0000, 0x0010_0000_0000_0001,
        0x0020_0000_0000_0000, 0x3FF0_0000_0000_0000, 0xBFF0_0000_0000_0000, 0x3FF0_0000_0000_0001, 0x3FEF_FFFF_FFFF_FFFF,
        0x4000_0000_0000_0000, 0x3FE0_0000_0000_0000, 0xBFE0_0000_0000_0000, 0x3FDF_FFFF_FFFF_FFFF, 0x3FF8_0000_0000_0000,
        0x4004_0000_0000_0000, 0xC004_0000_0000_0000, 0x4008_0000_0000_0000, 0x4330_0000_0000_0001, 0x433F_FFFF_FFFF_FFFF,
        0x41DF_FFFF_FFC0_0000, 0x41DF_FFFF_FFE0_0000, 0x41E0_0000_0000_0000, 0xC1E0_0000_0000_0000, 0xC1E0_0000_0010_0000,
        0xC1E0_0000_0020_0000, 0x41EF_FFFF_FFE0_0000, 0x41EF_FFFF_FFF0_0000, 0x41F0_0000_0000_0000, 0x43DF_FFFF_FFFF_FFFF,
        0x43E0_0000_0000_0000, 0xC3E0_0000_0000_0000, 0xC3E0_0000_0000_0001, 0x43EF_FFFF_FFFF_FFFF, 0x43F0_0000_0000_0000,
        0x7FEF_FFFF_FFFF_FFFF, 0xFFEF_FFFF_FFFF_FFFF, 0x7FE0_0000_0000_0000, 0x7FF0_0000_0000_0000, 0xFFF0_0000_0000_0000,
        0x7FF8_0000_0000_0000, 0xFFF8_0000_0000_0000, 0x7FFF_FFFF_FFFF_FFFF, 0x7FF0_0000_0000_0001, 0xFFF0_0000_0000_0001,

        // Where binary32 ends: largest, half a unit above it, smallest normal and subnormal numbers, and just below.
        0x47EF_FFFF_E000_0000, 0x47EF_FFFF_EFFF_FFFF, 0x47EF_FFFF_F000_0000, 0x3810_0000_0000_0000, 0x380F_FFFF_E000_0000,
        0x380F_FFFF_EFFF_FFFF, 0x380F_FFFF_F000_0000, 0x36A0_0000_0000_0000, 0x3690_0000_0000_0000, 0x3690_0000_0000_0001,
        0x3FF0_0000_1000_0000, 0x3FF0_0000_3000_0000, 0x3FF0_0000_1000_0001,
    ];

    /// <summary>Triples of registers and an integer for a format: all pairs of special values, then random ones.</summary>
    /// <param name="isDouble">The format.</param>
    /// <param name="count">Triples beside the pairs.</param>
    /// <param name="seed">Seed.</param>
    public static IEnumerable<(ulong A, ulong B, ulong C, ulong Integer)> Create(bool isDouble, int count, ulong seed)
    {
        var chance = new Chance(seed);
        ulong[] special = isDouble ? Doubles : [.. Singles.Select(s => s | Box), 0x7FFF_FFFF_3F80_0000, 0x0000_0000_3F80_0000];
        foreach (ulong a in special)
        {
            foreach (ulong b in special)
            {
                yield return (a, b, chance.OneIn(2) ? chance.Of(special) : One(isDouble, chance), Integer(chance));
            }
        }

        for (int i = 0; i < count; i++)
        {
            ulong a = One(isDouble, chance);
            ulong b = chance.OneIn(8) ? chance.Of(special) : One(isDouble, chance);
            ulong c = chance.OneIn(8) ? chance.Of(special) : One(isDouble, chance);
            yield return (a, b, chance.OneIn(4) ? NearProduct(a, b, isDouble, chance) : c, Integer(chance));
        }
    }

    private static ulong Integer(Chance chance) => chance.Below(3) switch
    {
        0 => chance.Value(),
        1 => chance.Next() >> chance.Below(64), // any number of bits
        _ => 0 - (chance.Next() >> chance.Below(64)),
    };

    // Any bits; a middle exponent, so that sums cancel and products stay finite; a short significand, so that results are exact or ties;
    // an exponent about half of the smallest or the largest, so that products and quotients reach the ends.
    private static ulong One(bool isDouble, Chance chance)
    {
        (int fractionBits, int exponentBits) = isDouble ? (52, 11) : (23, 8);
        int bias = (1 << (exponentBits - 1)) - 1;
        ulong fraction = chance.Next() & ((1UL << fractionBits) - 1);
        int kind = chance.Below(6);
        if (chance.OneIn(2))
        {
            int kept = chance.Below(fractionBits);
            fraction &= ulong.MaxValue << kept;
            fraction |= chance.OneIn(4) ? 1UL : 0;
        }

        int exponent = kind switch
        {
            0 => chance.Below((2 * bias) + 2),
            1 or 2 => bias - 3 + chance.Below(7),
            3 => (bias / 2) - fractionBits + chance.Below(2 * fractionBits),
            4 => bias + (bias / 2) - 4 + chance.Below(8),
            _ => chance.Below(fractionBits),
        };
        ulong bits = (chance.Next() & (1UL << (fractionBits + exponentBits)))
            | ((ulong)Math.Clamp(exponent, 0, (2 * bias) + 1) << fractionBits)
            | fraction;
        return isDouble ? bits : bits | Box;
    }

    // About −a × b: what fused multiply-add must not round before it subtracts.
    private static ulong NearProduct(ulong a, ulong b, bool isDouble, Chance chance)
    {
        ulong product = isDouble
            ? BitConverter.DoubleToUInt64Bits(-(BitConverter.UInt64BitsToDouble(a) * BitConverter.UInt64BitsToDouble(b)))
            : BitConverter.SingleToUInt32Bits(-(BitConverter.UInt32BitsToSingle((uint)a) * BitConverter.UInt32BitsToSingle((uint)b))) | Box;
        return product + (ulong)chance.Below(3) - 1;
    }
}
