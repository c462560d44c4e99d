using System.Globalization;
using System.Reflection;
using CoDesign.Description.Quantities;

namespace CoDesign.Description.Scalars;

/// <summary>The kinds of scalar without a unit; those with one are in <see cref="Quantity"/>.</summary>
public static class Scalar
{
    /// <summary>true or false; the other spellings of YAML 1.1 are refused.</summary>
    public static ScalarKind<bool> Boolean { get; } = new BooleanKind();

    /// <summary>A signed 64-bit number, decimal or hexadecimal, underscores allowed.</summary>
    public static ScalarKind<long> Integer { get; } = new IntegerKind<long>(
        "whole number", "64", (long.MinValue, long.MaxValue), integer => (long)integer, DigitsOf);

    /// <summary>A number of things: from 0 to 2,147,483,647.</summary>
    public static ScalarKind<int> Count { get; } = new IntegerKind<int>(
        "whole number", "16", (0, int.MaxValue), integer => (int)integer, count => DigitsOf(count));

    /// <summary>An unsigned 64-bit number, such as a seed.</summary>
    public static ScalarKind<ulong> Unsigned { get; } = new IntegerKind<ulong>(
        "whole number", "1", (0, ulong.MaxValue), integer => (ulong)integer, number => number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A byte address: 0x8000_0000.</summary>
    public static ScalarKind<Address> Address { get; } = new IntegerKind<Address>(
        "address", "0x8000_0000", (0, ulong.MaxValue), integer => new Address((ulong)integer), address => address.ToString());

    /// <summary>An exact decimal number without unit.</summary>
    public static ScalarKind<decimal> Number { get; } = new NumberKind();

    /// <summary>One line of text that is not blank.</summary>
    public static ScalarKind<string> Text { get; } = new TextKind(allowsLines: false);

    /// <summary>Text on one or several lines that is not blank; the final line break is dropped.</summary>
    public static ScalarKind<string> MultilineText { get; } = new TextKind(allowsLines: true);

    /// <summary>The id of a part: <c>[a-z][a-z0-9_-]*</c>.</summary>
    public static ScalarKind<string> Identifier { get; } = new PatternKind(
        "identifier", "[a-z][a-z0-9_-]*", "a lower-case letter, then lower-case letters, digits, '_' or '-': [a-z][a-z0-9_-]*", "core0");

    /// <summary>A SHA-256 checksum: 64 lower-case hexadecimal digits.</summary>
    public static ScalarKind<string> Sha256 { get; } = new PatternKind(
        "SHA-256 checksum", "[0-9a-f]{64}", "64 lower-case hexadecimal digits, as sha256sum prints them",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", allowsNumbers: true);

    /// <summary>A path relative to the folder of the YAML file.</summary>
    public static ScalarKind<string> RelativePath { get; } = new PathKind();

    /// <summary>Text of a fixed form.</summary>
    /// <param name="noun">What messages call it, without article.</param>
    /// <param name="pattern">Regular expression for the whole text, without anchors, look-around or back-references.</param>
    /// <param name="rule">The pattern in words, as a clause after "write".</param>
    /// <param name="example">A valid text.</param>
    public static ScalarKind<string> Matching(string noun, string pattern, string rule, string example) =>
        new PatternKind(noun, pattern, rule, example);

    /// <summary>One of the given words.</summary>
    /// <param name="noun">What messages call the choice.</param>
    /// <param name="words">At least one word, in the order in which messages list them.</param>
    public static ScalarKind<string> OneOf(string noun, IEnumerable<string> words)
    {
        string[] all = [.. words];
        return new ChoiceKind<string>(noun, all, all);
    }

    /// <summary>A member of an enum, written in snake_case or as its <see cref="YamlNameAttribute"/> says.</summary>
    /// <typeparam name="T">The enum; its members are listed in order of value.</typeparam>
    public static ScalarKind<T> EnumOf<T>()
        where T : struct, Enum => EnumKinds<T>.Kind;

    private static string DigitsOf(long number) => number.ToString(CultureInfo.InvariantCulture);

    // One kind per enum for the life of the process: reflection runs once, and the contents never change.
    private static class EnumKinds<T>
        where T : struct, Enum
    {
        public static readonly ScalarKind<T> Kind = new ChoiceKind<T>(
            SnakeCase.Of(typeof(T).Name).Replace('_', ' '),
            Array.ConvertAll(Enum.GetValues<T>(), WordOf),
            Enum.GetValues<T>());

        private static string WordOf(T value)
        {
            string name = Enum.GetName(value) ?? throw new InvalidOperationException($"{typeof(T)} has a value without name");
            return typeof(T).GetField(name)?.GetCustomAttribute<YamlNameAttribute>()?.Name ?? SnakeCase.Of(name);
        }
    }
}
