namespace CoDesign.Description.Schema;

/// <summary>What may stand after a key, as data.</summary>
public abstract record ValueSchema
{
    /// <summary>The type in words, as a listing shows it: "frequency", "list of memory".</summary>
    public abstract string TypeText { get; }
}
