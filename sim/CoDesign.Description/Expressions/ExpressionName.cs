namespace CoDesign.Description.Expressions;

/// <summary>A name that expressions may use.</summary>
/// <param name="Name">The name.</param>
/// <param name="Unit">Unit of its value.</param>
/// <param name="IsWhole">Whether its value is always a whole number of that unit.</param>
/// <param name="Meaning">What it is, for listings.</param>
public sealed record ExpressionName(string Name, ExpressionUnit Unit, bool IsWhole, string Meaning)
{
    /// <summary>Whether messages list it; numbered ones would flood them.</summary>
    public bool IsListed { get; init; } = true;
}
