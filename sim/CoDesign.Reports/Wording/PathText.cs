using CoDesign.Results;

namespace CoDesign.Reports;

/// <summary>A step of a path in words.</summary>
internal static class PathText
{
    /// <summary>One step: what happened to the labelled bytes.</summary>
    public static string Of(PathRecord step) => step.Kind switch
    {
        "source" => $"label born at {Place(step)} ({step.Description ?? "unknown source"})",
        "load" => $"read from {Place(step)}",
        "store" => $"written to {Place(step)}",
        "branch" => "decided a branch, under which the rest was done",
        "module" => $"{step.Description ?? "a module"} wrote its result to {Place(step)}",
        _ => $"{step.Kind} at {Place(step)}",
    };

    /// <summary>The program's object, or the address where there is none.</summary>
    public static string Place(PathRecord step) => step.Object is string name ? WithoutZero(name) : step.Address;

    private static string WithoutZero(string name) => name.EndsWith("+0x0", StringComparison.Ordinal) ? name[..^4] : name;
}
