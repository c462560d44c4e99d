using Silk.NET.OpenCL;

namespace CoDesign.OpenCL.Devices;

/// <summary>A call of OpenCL that failed.</summary>
public sealed class OpenClException : Exception
{
    /// <summary>Nothing known.</summary>
    public OpenClException()
    {
    }

    /// <summary>What failed.</summary>
    public OpenClException(string message)
        : base(message)
    {
    }

    /// <summary>What failed, and why.</summary>
    public OpenClException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Throws if a call has failed.</summary>
    /// <param name="code">What it returned.</param>
    /// <param name="call">Its name.</param>
    internal static void Check(int code, string call)
    {
        if (code != (int)ErrorCodes.Success)
        {
            throw new OpenClException($"{call} failed: {NameOf(code)}");
        }
    }

    private static string NameOf(int code) => Enum.IsDefined((ErrorCodes)code) ? $"{(ErrorCodes)code} ({code})" : $"error {code}";
}
