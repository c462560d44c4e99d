namespace CoDesign.Description.Yaml;

/// <summary>How a scalar was written; only the plain style may stand for a number, a boolean or nothing.</summary>
public enum YamlScalarStyle
{
    /// <summary>Without quotes.</summary>
    Plain,

    /// <summary>In 'single' quotes.</summary>
    SingleQuoted,

    /// <summary>In "double" quotes.</summary>
    DoubleQuoted,

    /// <summary>Block scalar after '|', line breaks kept.</summary>
    Literal,

    /// <summary>Block scalar after '>', lines joined.</summary>
    Folded,
}
