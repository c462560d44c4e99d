using System.Text;

namespace CoDesign.Isa;

/// <summary>
/// An ISA string such as <c>rv32imc_zicsr_zifencei</c> (RISC-V Unprivileged ISA, “ISA Extension Naming Conventions”).
/// </summary>
public sealed class IsaString : IEquatable<IsaString>
{
    // Single letters, in canonical order, and what each brings. Letters without rows stand in KnownButAbsent.
    private static readonly (char Letter, Extension[] Brings)[] Letters =
    [
        ('i', [Extension.I]),
        ('m', [Extension.M]),
        ('a', [Extension.Zaamo, Extension.Zalrsc]),
        ('c', [Extension.Zca]),
    ];

    private static readonly (string Name, Extension Brings)[] Names =
    [
        ("zicntr", Extension.Zicntr),
        ("zicsr", Extension.Zicsr),
        ("zifencei", Extension.Zifencei),
        ("zaamo", Extension.Zaamo),
        ("zalrsc", Extension.Zalrsc),
        ("zca", Extension.Zca),
    ];

    // Ratified names that a user may well write; to know them makes the difference between "misspelt" and "not yet".
    private static readonly string[] KnownButAbsent =
    [
        "e", "g", "f", "d", "q", "b", "v", "h", "zihpm", "zihintpause", "zihintntl", "zicond", "zicbom", "zicboz", "zicbop", "zmmul", "zawrs",
        "zacas", "zfh", "zfhmin", "zfa", "zfinx", "zdinx", "zcb", "zcd", "zcf", "zcmp", "zcmt", "zcmop", "zimop", "zba", "zbb", "zbc", "zbs",
        "zbkb", "zbkc", "zbkx", "zk", "zkn", "zknd", "zkne", "zknh", "zkr", "zks", "zksed", "zksh", "zkt", "zvl128b", "ztso", "sstc",
        "smepmp", "svinval", "svnapot", "svpbmt",
    ];

    private static readonly char[] Digits = [.. "0123456789"];

    private readonly HashSet<Extension> _extensions;

    private IsaString(int xlen, HashSet<Extension> extensions)
    {
        Xlen = xlen;
        _extensions = extensions;
    }

    /// <summary>Register width, 32 or 64 bits.</summary>
    public int Xlen { get; }

    /// <summary>The register width as a set with one member.</summary>
    public XlenSet XlenSet => Xlen == 32 ? XlenSet.Rv32 : XlenSet.Rv64;

    /// <summary>The extensions, those implied by others included.</summary>
    public IReadOnlySet<Extension> Extensions => _extensions;

    /// <summary>Names that an ISA string may contain, in canonical order.</summary>
    public static IEnumerable<string> SupportedNames => Letters.Select(l => l.Letter.ToString()).Concat(Names.Select(n => n.Name));

    /// <summary>The string with every extension.</summary>
    internal static IsaString Everything(int xlen) => new(xlen, [.. Letters.SelectMany(l => l.Brings), .. Names.Select(n => n.Brings)]);

    /// <summary>Whether the string has an extension. Markers are hints of the base ISA, so every string has them.</summary>
    public bool Has(Extension extension) => extension is Extension.Markers || _extensions.Contains(extension);

    /// <summary>Whether a program built for the other string runs on this one.</summary>
    public bool Covers(IsaString other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Xlen == other.Xlen && _extensions.IsSupersetOf(other._extensions);
    }

    /// <summary>Reads an ISA string.</summary>
    /// <param name="text">The string; case does not matter; version numbers such as <c>i2p1</c> are accepted and not checked.</param>
    /// <param name="isa">The result.</param>
    /// <param name="problem">What is wrong and what is allowed; null on success.</param>
    public static bool TryParse(string text, out IsaString isa, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        isa = new IsaString(32, [Extension.I]);
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
        var extensions = new HashSet<Extension>();
        problem = ReadLetters(letters, text, extensions)
            ?? ReadNames(longName < 0 ? parts[1..] : [parts[0][longName..], .. parts[1..]], text, extensions)
            ?? (letters.StartsWith('i') ? null : $"ISA string '{text}' has no base: write i right after rv{lower[2..4]}");
        if (problem is not null)
        {
            return false;
        }

        // "Zicntr" is defined as counters read through CSR instructions.
        if (extensions.Contains(Extension.Zicntr))
        {
            extensions.Add(Extension.Zicsr);
        }

        isa = new IsaString(lower[2] == '3' ? 32 : 64, extensions);
        return true;
    }

    /// <summary>Reads an ISA string that is part of the program, not input.</summary>
    /// <exception cref="FormatException">The string is not valid.</exception>
    public static IsaString Parse(string text) =>
        TryParse(text, out IsaString isa, out string? problem) ? isa : throw new FormatException(problem);

    /// <summary>The canonical string.</summary>
    public override string ToString()
    {
        var text = new StringBuilder($"rv{Xlen}");
        var remaining = new HashSet<Extension>(_extensions);
        foreach ((char letter, Extension[] brings) in Letters)
        {
            if (Array.TrueForAll(brings, _extensions.Contains))
            {
                text.Append(letter);
                remaining.ExceptWith(brings);
            }
        }

        foreach ((string name, Extension brings) in Names)
        {
            if (remaining.Contains(brings))
            {
                text.Append('_').Append(name);
            }
        }

        return text.ToString();
    }

    /// <inheritdoc/>
    public bool Equals(IsaString? other) => other is not null && Xlen == other.Xlen && _extensions.SetEquals(other._extensions);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as IsaString);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    private static string? ReadLetters(string letters, string text, HashSet<Extension> extensions)
    {
        for (int i = 0; i < letters.Length; i++)
        {
            if (!TryAddLetter(letters[i], extensions))
            {
                return Unsupported(letters[i].ToString(), text);
            }

            i += VersionLength(letters.AsSpan(i + 1));
        }

        return null;
    }

    private static string? ReadNames(string[] parts, string text, HashSet<Extension> extensions)
    {
        foreach (string part in parts)
        {
            string name = WithoutVersion(part);
            int index = Array.FindIndex(Names, n => n.Name == name);
            if (index >= 0)
            {
                extensions.Add(Names[index].Brings);
            }
            else if (name.Length != 1 || !TryAddLetter(name[0], extensions))
            {
                return Unsupported(name, text);
            }
        }

        return null;
    }

    private static bool TryAddLetter(char letter, HashSet<Extension> extensions)
    {
        int index = Array.FindIndex(Letters, l => l.Letter == letter);
        if (index < 0)
        {
            return false;
        }

        extensions.UnionWith(Letters[index].Brings);
        return true;
    }

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
        string name = part.TrimEnd(Digits);
        bool hasMinor = name.Length < part.Length && name.EndsWith('p') && name.Length > 1 && char.IsAsciiDigit(name[^2]);
        return hasMinor ? name[..^1].TrimEnd(Digits) : name;
    }
}
