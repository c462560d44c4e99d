using System.Diagnostics.CodeAnalysis;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Yaml;

/// <summary>A new value for one place of a description: <c>--set cores.core0.clock=500MHz</c>, or an entry of <c>set:</c> in a run
/// file.</summary>
/// <param name="Path">Keys joined by dots; an item of a list is addressed by its id (or name), or by number from 1
/// if no item has one.</param>
/// <param name="Value">The new value, unread.</param>
/// <param name="Position">Where the override was written; messages about it point there.</param>
public sealed record Override(string Path, YamlNode Value, SourcePosition Position)
{
    /// <summary>What a path must look like.</summary>
    internal static ScalarKind<string> PathKind { get; } = Scalar.Matching(
        "path", @"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*", "keys and ids joined by '.'", "cores.core0.clock");

    /// <summary>Reads an override from the command line.</summary>
    /// <param name="assignment">The option's argument: <c>path=value</c>.</param>
    /// <param name="diagnostics">Receives problems of the form; whether path and value fit is seen when it is applied and read.</param>
    /// <param name="result">The override.</param>
    /// <returns>Whether the argument is one.</returns>
    public static bool TryParse(string assignment, DiagnosticBag diagnostics, [NotNullWhen(true)] out Override? result)
    {
        result = null;
        SourcePosition position = SourcePosition.Of("--set " + assignment);
        int equals = assignment.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
        {
            diagnostics.Error(position, "an override has no '='", "write --set path=value, such as --set cores.core0.clock=500MHz");
            return false;
        }
        string path = assignment[..equals].Trim();
        if (!PathKind.TryParse(new ScalarText(path, IsQuoted: true), out _, out ScalarFault? fault))
        {
            diagnostics.Error(position, fault.Message, fault.Hint);
            return false;
        }
        if (!YamlSource.TryParseValue(assignment[(equals + 1)..], position, diagnostics, out YamlNode? value))
        {
            return false;
        }
        result = new Override(path, value, position);
        return true;
    }
}
