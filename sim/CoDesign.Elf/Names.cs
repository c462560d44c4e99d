using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace CoDesign.Elf;

/// <summary>Decodes the names of one string table; each name once, however many entries share it.</summary>
/// <remarks>
/// Entries of a corrupt table can point into one long string at every offset, which would decode to the square of the file's
/// size. Linkers share tails too, but sparingly: the budget is generous to them and still linear in the table.
/// </remarks>
internal sealed class Names(ReadOnlyMemory<byte> table)
{
    private readonly Dictionary<uint, string> _names = [];
    private long _budget = (16L * table.Length) + 65536;

    /// <summary>Gives the name at an offset; fails outside the table, without a terminator or when the budget is spent.</summary>
    public bool TryGet(uint offset, [NotNullWhen(true)] out string? name)
    {
        if (_names.TryGetValue(offset, out name))
        {
            return true;
        }
        if (offset >= table.Length)
        {
            // Offset 0 means "no name" even where there is no table.
            name = offset == 0 ? "" : null;
            return name is not null;
        }
        ReadOnlySpan<byte> rest = table.Span[(int)offset..];
        int length = rest.IndexOf((byte)0);
        if (length < 0 || length > _budget)
        {
            return false;
        }
        _budget -= length;
        name = Encoding.UTF8.GetString(rest[..length]);
        _names.Add(offset, name);
        return true;
    }

    /// <summary>Decodes a name for a message; overlong ones are cut.</summary>
    public static string Decode(ReadOnlySpan<byte> text, int limit) => Encoding.UTF8.GetString(text[..Math.Min(limit, text.Length)]);
}
