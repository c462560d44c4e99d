namespace CoDesign.Description.Files;

/// <summary>How an attempt to read a file ended.</summary>
public enum FileStatus
{
    /// <summary>The whole content was read.</summary>
    Read,

    /// <summary>There is no such file.</summary>
    Missing,

    /// <summary>The path names a folder.</summary>
    Folder,

    /// <summary>The file is larger than the caller accepts; nothing was read.</summary>
    TooLarge,

    /// <summary>The host refused: no permission, a device error, a name that the host does not know.</summary>
    Refused,
}
