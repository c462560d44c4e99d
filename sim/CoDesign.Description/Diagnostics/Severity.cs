namespace CoDesign.Description.Diagnostics;

/// <summary>How bad a diagnostic is; only an error keeps a description from being used.</summary>
public enum Severity
{
    /// <summary>The input cannot be used; the command ends with exit code 2.</summary>
    Error,

    /// <summary>The input is usable but probably not what the author meant.</summary>
    Warning,

    /// <summary>A fact that explains another diagnostic or a choice the tool made.</summary>
    Note,
}
