namespace CoDesign.Description.Schema;

/// <summary>The JSON types that a YAML scalar of a kind may resolve to under the core schema of YAML 1.2.</summary>
[Flags]
public enum JsonTypes
{
    /// <summary>No type; not a valid kind.</summary>
    None = 0,

    /// <summary>Text, including every quantity with a unit and every number with underscores.</summary>
    String = 1,

    /// <summary>A whole number without unit.</summary>
    Integer = 2,

    /// <summary>A decimal number without unit; includes the whole numbers.</summary>
    Number = 4,

    /// <summary>true or false.</summary>
    Boolean = 8,
}
