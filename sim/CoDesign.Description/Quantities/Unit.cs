namespace CoDesign.Description.Quantities;

/// <summary>A unit symbol and its exact size.</summary>
/// <param name="Symbol">As written after the number; case matters ("mW" is not "MW").</param>
/// <param name="BaseUnits">Size in the base unit of the quantity, which is so small that every unit is a whole multiple.</param>
/// <param name="IsCanonical">Whether formatting may choose it; the others are accepted spellings.</param>
internal sealed record Unit(string Symbol, Int128 BaseUnits, bool IsCanonical = true);
