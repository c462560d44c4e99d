namespace CoDesign.Description.Schema;

/// <summary>A list of values of one kind.</summary>
/// <param name="Item">What each item is.</param>
/// <param name="MinimumItems">Fewest allowed items.</param>
public sealed record ListSchema(ValueSchema Item, int MinimumItems) : ValueSchema
{
    /// <inheritdoc/>
    public override string TypeText => $"list of {Item.TypeText}";
}
