namespace CoDesign.Description.Policies;

/// <summary>Whether the label of an address joins the value that was accessed with it.</summary>
public enum AddressPropagation
{
    /// <summary>No.</summary>
    None,

    /// <summary>On loads: a table look-up tells the index.</summary>
    Loads,

    /// <summary>On loads and stores.</summary>
    Both,
}
