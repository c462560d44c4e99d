using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Yaml;

namespace CoDesign.Cli.Fitting;

/// <summary>A number of a preset that is to be found.</summary>
/// <param name="Path">Keys of the preset, joined by dots.</param>
/// <param name="Key">The same, down to the number of a constant that states its source beside it.</param>
/// <param name="Unit">What stands behind the number, such as " cycles".</param>
/// <param name="Values">What it may be, rising.</param>
/// <param name="Start">Place of the preset's own value among them.</param>
internal sealed record FitParameter(string Path, string Key, string Unit, IReadOnlyList<long> Values, int Start)
{
    private const int MostValues = 256;

    /// <summary>The text of a value.</summary>
    public string TextOf(int place) => Values[place].ToString(CultureInfo.InvariantCulture) + Unit;

    /// <summary>The value as an override of the preset.</summary>
    public Override At(int place, DiagnosticBag diagnostics) =>
        Override.TryParse($"{Key}={TextOf(place)}", diagnostics, out Override? change)
            ? change
            : throw new InvalidOperationException($"{Key}={TextOf(place)} is no override");

    /// <summary>Reads <c>PATH=LOW..HIGH</c> or <c>PATH=A,B,C</c>.</summary>
    /// <param name="text">The option's argument.</param>
    /// <param name="preset">The preset, parsed, with what was set already.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    /// <param name="parameter">The parameter.</param>
    public static bool TryParse(string text, YamlNode preset, DiagnosticBag diagnostics, [NotNullWhen(true)] out FitParameter? parameter)
    {
        parameter = null;
        SourcePosition position = SourcePosition.Of($"--vary {text}");
        string[] sides = text.Split('=', 2);
        List<long>? values = sides.Length == 2 ? ValuesOf(sides[1]) : null;
        if (values is null)
        {
            diagnostics.Error(position, "this names no values", $"write PATH=LOW..HIGH or PATH=A,B,C with at least two and at most {MostValues} whole numbers, such as pipeline.interval.load=1..8");
            return false;
        }

        string path = sides[0].Trim();
        if (!TryFind(preset, path, position, diagnostics, out string? key, out string? present))
        {
            return false;
        }

        string digits = new([.. present.TakeWhile(char.IsAsciiDigit)]);
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long start))
        {
            diagnostics.Error(position, $"'{path}' is '{present}' in the preset, and no whole number", "name a place with a whole number, with or without unit");
            return false;
        }

        values = [.. values.Append(start).Distinct().Order()];
        parameter = new FitParameter(path, key, present[digits.Length..], values, values.IndexOf(start));
        return true;
    }

    private static List<long>? ValuesOf(string text)
    {
        string[] ends = text.Split("..");
        string[] items = ends.Length == 2 ? ends : text.Split(',');
        var numbers = new List<long>();
        foreach (string item in items)
        {
            if (!long.TryParse(item.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long number))
            {
                return null;
            }

            numbers.Add(number);
        }

        if (ends.Length == 2)
        {
            bool isRange = numbers[1] > numbers[0] && numbers[1] - numbers[0] < MostValues;
            return isRange ? [.. Enumerable.Range(0, (int)(numbers[1] - numbers[0]) + 1).Select(i => numbers[0] + i)] : null;
        }

        return numbers.Count is >= 2 and <= MostValues ? numbers : null;
    }

    private static bool TryFind(YamlNode preset, string path, SourcePosition position, DiagnosticBag diagnostics, out string key, out string present)
    {
        YamlNode node = preset;
        key = path;
        present = string.Empty;
        foreach (string segment in path.Split('.'))
        {
            string[] keys = node is YamlMapping here ? [.. here.Entries.Select(e => e.Key.Text)] : [];
            if (node is not YamlMapping mapping || !mapping.TryFind(segment, out YamlEntry? entry))
            {
                diagnostics.Error(position, $"the preset has no '{segment}' of '{path}'", Spelling.Remedy(segment, keys, "Keys there"));
                return false;
            }

            node = entry.Value;
        }

        if (node is YamlMapping constant && constant.TryFind("value", out YamlEntry? value))
        {
            key = path + ".value";
            node = value.Value;
        }

        present = node is YamlScalar scalar ? scalar.Text : string.Empty;
        return true;
    }
}
