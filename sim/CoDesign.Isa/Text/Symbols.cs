namespace CoDesign.Isa;

/// <summary>The labels of a text.</summary>
internal sealed class Symbols
{
    private readonly Dictionary<string, ulong> _addresses = [];
    private readonly Dictionary<string, int> _lines = [];

    /// <summary>Address of each label.</summary>
    public IReadOnlyDictionary<string, ulong> Addresses => _addresses;

    /// <summary>Defines a label.</summary>
    /// <returns>What is wrong; null on success.</returns>
    public string? Define(Statement label, ulong address)
    {
        string name = label.Text;
        if (name.Length == 0 || char.IsAsciiDigit(name[0]) || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '$'))
        {
            return $"'{name}' is no name of a label; letters, digits, '_', '.' and '$', no digit first";
        }

        if (!_addresses.TryAdd(name, address))
        {
            return $"label '{name}' is defined already, on line {_lines[name]}";
        }

        _lines[name] = label.Line;
        return null;
    }

    /// <summary>Reads a number or the address of a label.</summary>
    public bool TryRead(string text, out long value)
    {
        bool isLabel = _addresses.TryGetValue(text, out ulong address);
        value = (long)address;
        return isLabel || Integers.TryParse(text, out value);
    }
}
