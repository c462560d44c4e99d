namespace CoDesign.Trust;

/// <summary>
/// What is known about where a byte comes from and who may see it: an id into a <see cref="LabelTable"/>. Id 0 is public and
/// trusted, so that zeroed shadow memory says “nothing to protect”.
/// </summary>
/// <param name="Id">Index in the table of the run.</param>
public readonly record struct Label(ushort Id)
{
    /// <summary>No tag, trusted, touched by no module.</summary>
    public static Label Public => default;

    /// <summary>Whether the label is <see cref="Public"/>.</summary>
    public bool IsPublic => Id == 0;
}
