using System.CommandLine;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Scalars;

namespace CoDesign.Cli.CommandLine;

/// <summary>Reads option values as YAML values are read, so that both have the same spelling, units and messages.</summary>
internal static class ScalarOption
{
    /// <summary>The value of an option.</summary>
    /// <param name="result">The parsed command line.</param>
    /// <param name="option">The option.</param>
    /// <param name="kind">What the value must be.</param>
    /// <param name="diagnostics">Is told if it is something else.</param>
    /// <returns>Null if the option is absent or wrong.</returns>
    public static T? Read<T>(ParseResult result, Option<string?> option, ScalarKind<T> kind, DiagnosticBag diagnostics)
        where T : struct
    {
        if (result.GetValue(option) is not string text)
        {
            return null;
        }

        if (kind.TryParse(new ScalarText(text, IsQuoted: false), out T value, out ScalarFault? fault))
        {
            return value;
        }

        diagnostics.Error(SourcePosition.Of($"{option.Name} {text}"), fault.Message, fault.Hint);
        return null;
    }
}
