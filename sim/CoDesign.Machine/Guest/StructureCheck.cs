using System.Buffers.Binary;
using System.Runtime.InteropServices;
using CoDesign.Machine.Devices;

namespace CoDesign.Machine.Guest;

/// <summary>
/// Looks whether the outputs of a sanitizer are what it claims: the input with fresh random words added, subtracted or xored, or shares
/// that are random but for one, and that add up or xor to the input.
/// </summary>
/// <remarks>
/// It compares numbers, not code: whatever the function did, this relation holds or does not. A mask is a run of 32-bit words that the
/// generator delivered one behind the other and that has not served before.
/// </remarks>
internal static class StructureCheck
{
    /// <summary>Judges a blinded output, and notes its mask as used.</summary>
    /// <param name="input">The secret.</param>
    /// <param name="output">As many bytes, a multiple of four.</param>
    /// <param name="ledger">The words of the generator; null: the chip has none with the mask's tag.</param>
    /// <returns>What is wrong; null if nothing is.</returns>
    public static string? OfMask(ReadOnlySpan<byte> input, ReadOnlySpan<byte> output, MaskLedger? ledger)
    {
        if (ledger is null)
        {
            return "no random number generator of the chip has the mask's tag";
        }

        uint[] before = WordsOf(input);
        uint[] after = WordsOf(output);
        var best = new MaskRun(-1, 0, IsUsed: false);
        foreach (uint[] mask in MasksOf(before, after))
        {
            MaskRun run = ledger.Find(mask);
            if (run.IsFresh)
            {
                ledger.Use(run);
                return null;
            }

            best = run.IsUsed || (!best.IsUsed && run.Length > best.Length) ? run : best;
        }

        return Fault(best, before.Length);
    }

    /// <summary>Judges shares, and notes the random ones as used.</summary>
    /// <param name="input">The secret.</param>
    /// <param name="shares">The shares, each as long as the secret, a multiple of four.</param>
    /// <param name="ledger">The words of the generator; null: the chip has none with the mask's tag.</param>
    /// <returns>What is wrong; null if nothing is.</returns>
    public static string? OfShares(ReadOnlySpan<byte> input, IReadOnlyList<byte[]> shares, MaskLedger? ledger)
    {
        if (ledger is null)
        {
            return "no random number generator of the chip has the mask's tag";
        }

        uint[] secret = WordsOf(input);
        uint[][] parts = [.. shares.Select(s => WordsOf(s))];
        if (!AddUp(secret, parts))
        {
            return "the shares neither xor nor add up to the input";
        }

        MaskRun[] runs = [.. parts.Select(p => ledger.Find(p))];
        int random = runs.Count(r => r.IsFresh);
        bool isDistinct = runs.Where(r => r.IsFresh).Select(r => r.Start).Distinct().Count() == random;
        if (random < parts.Length - 1 || !isDistinct)
        {
            return !isDistinct ? "two shares are the same random words" : Fault(runs.Where(r => !r.IsFresh).MaxBy(r => (r.IsUsed, r.Length)), secret.Length);
        }

        foreach (MaskRun run in runs.Where(r => r.IsFresh))
        {
            ledger.Use(run);
        }

        return null;
    }

    private static string Fault(MaskRun run, int words) =>
        run.IsUsed ? "its mask has hidden something else before"
        : run.Length > 0 ? $"only the first {run.Length} of {words} words of the mask are fresh random words, in the order in which the generator delivered them"
        : "what hides it is no fresh random word of the generator";

    // What the mask was if the output is input ^ mask, input + mask, input - mask or mask - input, in words of 32 and of 64 bits.
    private static IEnumerable<uint[]> MasksOf(uint[] input, uint[] output)
    {
        yield return [.. input.Zip(output, (i, o) => i ^ o)];
        yield return [.. input.Zip(output, (i, o) => o - i)];
        yield return [.. input.Zip(output, (i, o) => i - o)];
        yield return [.. input.Zip(output, (i, o) => o + i)];
        if (input.Length % 2 == 0)
        {
            yield return Wide(input, output, (i, o) => o - i);
            yield return Wide(input, output, (i, o) => i - o);
            yield return Wide(input, output, (i, o) => o + i);
        }
    }

    private static uint[] Wide(uint[] input, uint[] output, Func<ulong, ulong, ulong> operation)
    {
        uint[] result = new uint[input.Length];
        for (int i = 0; i < input.Length; i += 2)
        {
            ulong value = operation(Pair(input, i), Pair(output, i));
            (result[i], result[i + 1]) = ((uint)value, (uint)(value >> 32));
        }

        return result;
    }

    private static ulong Pair(uint[] words, int index) => words[index] | ((ulong)words[index + 1] << 32);

    private static bool AddUp(uint[] secret, uint[][] parts)
    {
        uint[] xor = parts.Aggregate((a, b) => [.. a.Zip(b, (x, y) => x ^ y)]);
        uint[] sum = parts.Aggregate((a, b) => [.. a.Zip(b, (x, y) => x + y)]);
        return xor.AsSpan().SequenceEqual(secret)
            || sum.AsSpan().SequenceEqual(secret)
            || (secret.Length % 2 == 0 && parts.Aggregate((a, b) => Wide(a, b, (x, y) => x + y)).AsSpan().SequenceEqual(secret));
    }

    private static uint[] WordsOf(ReadOnlySpan<byte> bytes)
    {
        uint[] words = MemoryMarshal.Cast<byte, uint>(bytes).ToArray();
        return BitConverter.IsLittleEndian ? words : [.. words.Select(BinaryPrimitives.ReverseEndianness)];
    }
}
