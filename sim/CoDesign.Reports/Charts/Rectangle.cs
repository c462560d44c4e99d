namespace CoDesign.Reports;

/// <summary>A rectangle in a drawing, in pixels from the upper left corner.</summary>
internal readonly record struct Rectangle(decimal X, decimal Y, decimal Width, decimal Height)
{
    /// <summary>Right edge.</summary>
    public decimal Right => X + Width;

    /// <summary>Lower edge.</summary>
    public decimal Bottom => Y + Height;
}
