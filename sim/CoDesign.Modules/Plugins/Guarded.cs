using System.Diagnostics.CodeAnalysis;

namespace CoDesign.Modules.Plugins;

/// <summary>Calls somebody else's code: whatever it throws is a message, not the end of the run.</summary>
internal static class Guarded
{
    /// <summary>Calls a function.</summary>
    /// <param name="function">The function.</param>
    /// <param name="result">What it gives.</param>
    /// <param name="problem">What it threw.</param>
    /// <returns>Whether it gave something.</returns>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "it is not known what a plugin throws")]
    public static bool Try<T>(Func<T> function, [MaybeNullWhen(false)] out T result, [NotNullWhen(false)] out string? problem)
    {
        try
        {
            result = function();
            problem = null;
            return true;
        }
        catch (Exception fault)
        {
            result = default;
            problem = Told(fault);
            return false;
        }
    }

    /// <summary>An exception on one line.</summary>
    public static string Told(Exception fault) => $"{fault.GetType().Name}: {fault.Message.ReplaceLineEndings(" ")}";
}
