namespace CoDesign.Machine;

/// <summary>A program that does not fit the chip: the user's input is wrong.</summary>
public sealed class ProgramProblemException : Exception
{
    /// <summary>With what is wrong and what to do.</summary>
    public ProgramProblemException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and the cause.</summary>
    public ProgramProblemException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Without message.</summary>
    public ProgramProblemException()
    {
    }
}
