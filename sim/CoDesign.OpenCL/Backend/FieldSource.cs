using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CoDesign.Compute.Fields;

namespace CoDesign.OpenCL.Backend;

/// <summary>What the kernels must be told of a field.</summary>
internal static class FieldSource
{
    private const int WordBits = 64;

    /// <summary>Macros for fields.cl.</summary>
    /// <typeparam name="TField">The field.</typeparam>
    /// <returns>Null if the kernels do not have it.</returns>
    public static IReadOnlyList<(string Name, string Value)>? Of<TField>()
        where TField : unmanaged, IField<TField> =>
        typeof(TField) == typeof(Goldilocks) ? Numbered(1)
        : typeof(TField) == typeof(BabyBear) ? Numbered(2)
        : typeof(TField) == typeof(Mersenne31) ? Numbered(3)
        : typeof(TField).IsGenericType && typeof(TField).GetGenericTypeDefinition() == typeof(PrimeField<,>) ? Wide<TField>()
        : null;

    /// <summary>Whether it is a field of several words.</summary>
    public static bool IsWide<TField>()
        where TField : unmanaged, IField<TField> => Of<TField>() is { Count: > 4 };

    private static (string, string)[] Numbered(int field) =>
        [("GOLDILOCKS", "1"), ("BABY_BEAR", "2"), ("MERSENNE_31", "3"), ("FIELD", field.ToString(CultureInfo.InvariantCulture))];

    private static (string, string)[] Wide<TField>()
        where TField : unmanaged, IField<TField>
    {
        int words = Unsafe.SizeOf<TField>() / sizeof(ulong);
        ulong[] modulus = [.. Enumerable.Range(0, words).Select(i => (ulong)((TField.Order >> (WordBits * i)) & ulong.MaxValue))];
        TField one = TField.One;
        ulong[] radix = MemoryMarshal.Cast<TField, ulong>(MemoryMarshal.CreateReadOnlySpan(ref one, 1)).ToArray();
        return
        [
            .. Numbered(0),
            ("WORDS", words.ToString(CultureInfo.InvariantCulture)),
            ("MODULUS", Literal(modulus)),
            ("ONE", Literal(radix)),
            ("NEGATED_INVERSE", $"0x{NegatedInverse(TField.Order):x}UL"),
        ];
    }

    private static ulong NegatedInverse(BigInteger modulus) => Words.NegatedInverse((ulong)(modulus & ulong.MaxValue));

    private static string Literal(ulong[] words) => $"{{ {string.Join(", ", words.Select(w => $"0x{w:x}UL"))} }}";
}
