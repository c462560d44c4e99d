using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Workloads;

/// <summary>What a program must do.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="StandardOutput">Exactly what it must print, apart from the final line break; null: not checked.</param>
public sealed record Expectation(int ExitCode, string? StandardOutput)
{
    /// <summary>Reads the block.</summary>
    public static Expectation Read(NodeReader node) => new(
        node.Count("exit_code", "Exit code.", 0, 255),
        node.OptionalScalar("stdout", "Exactly what it must print, apart from the final line break; absent: not checked.", Scalar.MultilineText));
}
