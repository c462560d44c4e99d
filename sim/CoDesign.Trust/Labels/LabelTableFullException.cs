namespace CoDesign.Trust;

/// <summary>A run made more distinct labels than a byte of shadow memory can tell apart.</summary>
public sealed class LabelTableFullException : Exception
{
    /// <summary>With the message that names the last label.</summary>
    public LabelTableFullException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and the cause.</summary>
    public LabelTableFullException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Without message.</summary>
    public LabelTableFullException()
    {
    }
}
