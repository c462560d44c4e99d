using System.Numerics;
using System.Text;

namespace CoDesign.Isa;

/// <summary>
/// An ISA string such as <c>rv32imc_zicsr_zifencei</c> (RISC-V Unprivileged ISA, “ISA Extension Naming Conventions”).
/// </summary>
public sealed class IsaString : IEquatable<IsaString>
{
    // “G” stands for IMAFD_Zicsr_Zifencei; the canonical string names these.
    private const string General = "g";

    // Says that C was written, until Complete knows with what it is combined. No extension has this bit.
    private const ulong WholeC = 1UL << 63;

    // In canonical order: single letters, then long names by the letter after Z in the order of the single letters, then by alphabet.
    // Those without rows stand in KnownButAbsent. A name with several extensions is written where all of them are there.
    private static readonly Name[] Names =
    [
        new("i", BitOf(Extension.I)),
        new("m", BitOf(Extension.M)),
        new("a", BitOf(Extension.Zaamo) | BitOf(Extension.Zalrsc)),
        new("f", BitOf(Extension.F)),
        new("d", BitOf(Extension.D)),
        new("c", BitOf(Extension.Zca) | WholeC),
        new("b", BitOf(Extension.Zba) | BitOf(Extension.Zbb) | BitOf(Extension.Zbs)),
        new("zicbom", BitOf(Extension.Zicbom)),
        new("zicboz", BitOf(Extension.Zicboz)),
        new("zicntr", BitOf(Extension.Zicntr)),
        new("zicond", BitOf(Extension.Zicond)),
        new("zicsr", BitOf(Extension.Zicsr)),
        new("zifencei", BitOf(Extension.Zifencei)),
        new("zihintpause", BitOf(Extension.Zihintpause)),
        new("zihpm", BitOf(Extension.Zihpm)),
        new("zaamo", BitOf(Extension.Zaamo)),
        new("zalrsc", BitOf(Extension.Zalrsc)),
        new("zca", BitOf(Extension.Zca)),
        new("zcb", BitOf(Extension.Zcb)),
        new("zcd", BitOf(Extension.Zcd)),
        new("zcf", BitOf(Extension.Zcf)),
        new("zcmp", BitOf(Extension.Zcmp)),
        new("zba", BitOf(Extension.Zba)),
        new("zbb", BitOf(Extension.Zbb)),
        new("zbc", BitOf(Extension.Zbc)),
        new("zbkb", BitOf(Extension.Zbkb)),
        new("zbkc", BitOf(Extension.Zbkc)),
        new("zbkx", BitOf(Extension.Zbkx)),
        new("zbs", BitOf(Extension.Zbs)),
        new("zk", CryptographyWithAes | BitOf(Extension.Zkr) | BitOf(Extension.Zkt)),
        new("zkn", CryptographyWithAes),
        new("zknd", BitOf(Extension.Zknd)),
        new("zkne", BitOf(Extension.Zkne)),
        new("zknh", BitOf(Extension.Zknh)),
        new("zkr", BitOf(Extension.Zkr)),
        new("zkt", BitOf(Extension.Zkt)),
    ];

    // The longest names take their extensions first, so that Zkn is written and not its parts. OrderBy keeps the order of equals.
    private static readonly Name[] LongestFirst = [.. Names.OrderByDescending(n => BitOperations.PopCount(n.Brings))];

    // "Zkn" (Cryptography Extensions, “Zkn - NIST Algorithm Suite”).
    private static ulong CryptographyWithAes =>
        BitOf(Extension.Zbkb) | BitOf(Extension.Zbkc) | BitOf(Extension.Zbkx) | BitOf(Extension.Zknd) | BitOf(Extension.Zkne) | BitOf(Extension.Zknh);

    // Ratified names that a user may well write; to know them makes the difference between "misspelt" and "not yet".
    private static string[] KnownButAbsent =>
    [
        "e", "q", "v", "h", "zihintntl", "zicbop",
        "zmmul", "zawrs", "zacas", "zfh", "zfhmin", "zfa", "zfinx", "zdinx", "zcmt", "zcmop",
        "zimop", "zks", "zksed", "zksh", "zvl128b", "ztso", "sstc", "smepmp", "svinval", "svnapot", "svpbmt",
    ];

    // A bit per extension: a set of an enumeration would cost 4 ms of JIT compilation at the start of every run.
    private readonly ulong _extensions;

    private IsaString(int xlen, ulong extensions)
    {
        Xlen = xlen;
        _extensions = extensions;
    }

    /// <summary>Register width, 32 or 64 bits.</summary>
    public int Xlen { get; }

    /// <summary>The register width as a set with one member.</summary>
    public XlenSet XlenSet => Xlen == 32 ? XlenSet.Rv32 : XlenSet.Rv64;

    /// <summary>The extensions, those implied by others included.</summary>
    public IReadOnlySet<Extension> Extensions =>
        field ??= Enum.GetValues<Extension>().Where(e => (_extensions & BitOf(e)) != 0).ToHashSet();

    /// <summary>Names that an ISA string may contain, in canonical order.</summary>
    public static IEnumerable<string> SupportedNames => Names.Select(n => n.Text);

    /// <summary>The string with every extension but Zcmp, which has encodings of Zcd.</summary>
    /// <param name="xlen">32 or 64.</param>
    public static IsaString Everything(int xlen) => new(xlen, Complete(xlen, All(xlen) & ~BitOf(Extension.Zcmp)));

    /// <summary>The string with Zcmp, and everything that goes with it.</summary>
    /// <param name="xlen">32 or 64.</param>
    public static IsaString EverythingWithZcmp(int xlen) => new(xlen, Complete(xlen, All(xlen) & ~BitOf(Extension.Zcd) & ~WholeC));

    /// <summary>Whether the string has an extension. Markers are hints of the base ISA, so every string has them.</summary>
    public bool Has(Extension extension) => extension is Extension.Markers || (_extensions & BitOf(extension)) != 0;

    /// <summary>Whether the string has one of several extensions.</summary>
    internal bool HasAny(IReadOnlyList<Extension> extensions)
    {
        for (int i = 0; i < extensions.Count; i++)
        {
            if (Has(extensions[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the string has all of C: the compressed forms of each extension that it has.</summary>
    public bool HasWholeC => Has(Extension.Zca) && Complete(Xlen, _extensions | WholeC) == _extensions;

    /// <summary>Whether a program built for the other string runs on this one.</summary>
    public bool Covers(IsaString other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Xlen == other.Xlen && (_extensions & other._extensions) == other._extensions;
    }

    /// <summary>Reads an ISA string.</summary>
    /// <param name="text">The string; case does not matter; version numbers such as <c>i2p1</c> are accepted and not checked.</param>
    /// <param name="isa">The result.</param>
    /// <param name="problem">What is wrong and what is allowed; null on success.</param>
    public static bool TryParse(string text, out IsaString isa, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        isa = new IsaString(32, BitOf(Extension.I));
        string lower = text.ToLowerInvariant();
        if (!lower.StartsWith("rv32", StringComparison.Ordinal) && !lower.StartsWith("rv64", StringComparison.Ordinal))
        {
            problem = $"ISA string '{text}' must begin with rv32 or rv64, for example rv32imc_zicsr";
            return false;
        }

        // The first long name may follow the letters directly: rv32imaczicsr_zifencei.
        string[] parts = lower[4..].Split('_');
        int longName = parts[0].IndexOfAny(['z', 's', 'x']);
        string letters = longName < 0 ? parts[0] : parts[0][..longName];
        ulong extensions = 0;
        problem = ReadLetters(letters, text, ref extensions)
            ?? ReadNames(longName < 0 ? parts[1..] : [parts[0][longName..], .. parts[1..]], text, ref extensions)
            ?? (letters.StartsWith('i') || letters.StartsWith(General, StringComparison.Ordinal) ? null : $"ISA string '{text}' has no base: write i right after rv{lower[2..4]}");
        if (problem is not null)
        {
            return false;
        }

        int xlen = lower[2] == '3' ? 32 : 64;
        isa = new IsaString(xlen, Complete(xlen, extensions));
        problem = xlen == 64 && isa.Has(Extension.Zcf) ? $"ISA string '{text}': zcf exists for RV32 only"
            : isa.Has(Extension.Zcmp) && isa.Has(Extension.Zcd) ? $"ISA string '{text}': zcmp has the encodings of zcd, which c with d brings; write zca, and zcf on RV32, instead of c"
            : null;
        return problem is null;
    }

    /// <summary>Reads an ISA string that is part of the program, not input.</summary>
    /// <exception cref="FormatException">The string is not valid.</exception>
    public static IsaString Parse(string text) =>
        TryParse(text, out IsaString isa, out string? problem) ? isa : throw new FormatException(problem);

    /// <summary>The canonical string.</summary>
    public override string ToString()
    {
        ulong remaining = _extensions | (HasWholeC ? WholeC : 0);
        var chosen = new HashSet<string>();
        foreach (Name name in LongestFirst)
        {
            if ((remaining & name.Brings) == name.Brings)
            {
                chosen.Add(name.Text);
                remaining &= ~name.Brings & ~((name.Brings & WholeC) != 0 ? CompressedFloat : 0);
            }
        }

        var text = new StringBuilder($"rv{Xlen}");
        foreach (Name name in Names)
        {
            if (chosen.Contains(name.Text))
            {
                text.Append(name.Text.Length > 1 ? "_" : string.Empty).Append(name.Text);
            }
        }

        return text.ToString();
    }

    /// <inheritdoc/>
    public bool Equals(IsaString? other) => other is not null && Xlen == other.Xlen && _extensions == other._extensions;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as IsaString);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Xlen, _extensions);

    private static string? ReadLetters(string letters, string text, ref ulong extensions)
    {
        for (int i = 0; i < letters.Length; i++)
        {
            if (!TryAdd(letters[i].ToString(), ref extensions))
            {
                return Unsupported(letters[i].ToString(), text);
            }

            i += VersionLength(letters.AsSpan(i + 1));
        }

        return null;
    }

    private static string? ReadNames(string[] parts, string text, ref ulong extensions)
    {
        foreach (string part in parts)
        {
            string name = WithoutVersion(part);
            if (!TryAdd(name, ref extensions))
            {
                return Unsupported(name, text);
            }
        }

        return null;
    }

    private static ulong All(int xlen) => Names.Where(n => xlen == 32 || n.Text != "zcf").Aggregate(0UL, (set, n) => set | n.Brings);

    private static ulong CompressedFloat => BitOf(Extension.Zcf) | BitOf(Extension.Zcd);

    // What an extension depends on comes with it. “C” has the compressed loads and stores of those of F and D that are there; RV64
    // uses the encodings of single precision otherwise (“C” Extension; “Zc*”, “Zcb”, “Zcf” and “Zcd”; “Zicntr”).
    private static ulong Complete(int xlen, ulong extensions)
    {
        Imply(Extension.Zcf, BitOf(Extension.F) | BitOf(Extension.Zca));
        Imply(Extension.Zcd, BitOf(Extension.D) | BitOf(Extension.Zca));
        Imply(Extension.D, BitOf(Extension.F));
        Imply(Extension.F, BitOf(Extension.Zicsr));
        Imply(Extension.Zicntr, BitOf(Extension.Zicsr));
        Imply(Extension.Zihpm, BitOf(Extension.Zicsr));
        Imply(Extension.Zkr, BitOf(Extension.Zicsr));
        Imply(Extension.Zcb, BitOf(Extension.Zca));
        Imply(Extension.Zcmp, BitOf(Extension.Zca));
        if ((extensions & WholeC) != 0)
        {
            Imply(Extension.D, BitOf(Extension.Zcd));
            Imply(Extension.F, xlen == 32 ? BitOf(Extension.Zcf) : 0);
        }

        return extensions & ~WholeC;

        void Imply(Extension extension, ulong others) => extensions |= (extensions & BitOf(extension)) != 0 ? others : 0;
    }

    private static bool TryAdd(string text, ref ulong extensions)
    {
        if (text == General)
        {
            foreach (string part in (ReadOnlySpan<string>)["i", "m", "a", "f", "d", "zicsr", "zifencei"])
            {
                TryAdd(part, ref extensions);
            }

            return true;
        }

        Name? name = Array.Find(Names, n => n.Text == text);
        extensions |= name?.Brings ?? 0;
        return name is not null;
    }

    private static ulong BitOf(Extension extension) => 1UL << (int)extension;

    private static string Unsupported(string name, string text)
    {
        string what = KnownButAbsent.Contains(name)
            ? $"extension '{name}' is not implemented yet"
            : $"'{name}' is not an extension of the RISC-V specification known here";
        return $"ISA string '{text}': {what}; implemented: {string.Join(", ", SupportedNames)}";
    }

    // "2p1": major, p, minor. A lone number ("2") is a version as well.
    private static int VersionLength(ReadOnlySpan<char> text)
    {
        int length = DigitsAt(text);
        if (length > 0 && length < text.Length && text[length] == 'p')
        {
            int minor = DigitsAt(text[(length + 1)..]);
            length += minor > 0 ? minor + 1 : 0;
        }

        return length;
    }

    private static int DigitsAt(ReadOnlySpan<char> text)
    {
        int count = 0;
        while (count < text.Length && char.IsAsciiDigit(text[count]))
        {
            count++;
        }

        return count;
    }

    // No name of an extension ends with a digit.
    private static string WithoutVersion(string part)
    {
        const string Digits = "0123456789";
        ReadOnlySpan<char> name = part.AsSpan().TrimEnd(Digits);
        bool hasMinor = name.Length < part.Length && name.Length > 1 && name[^1] == 'p' && char.IsAsciiDigit(name[^2]);
        return (hasMinor ? name[..^1].TrimEnd(Digits) : name).ToString();
    }

    private sealed record Name(string Text, ulong Brings);
}
