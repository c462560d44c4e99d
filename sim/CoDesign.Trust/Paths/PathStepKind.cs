namespace CoDesign.Trust;

/// <summary>What happened to a labelled value at one step of its path.</summary>
public enum PathStepKind
{
    /// <summary>The label was born: a file, a symbol, a marker.</summary>
    Source,

    /// <summary>An instruction read the value from memory.</summary>
    Load,

    /// <summary>An instruction wrote the value, or something computed from it, to memory.</summary>
    Store,

    /// <summary>A branch depended on the value, and what follows was done under it.</summary>
    Branch,

    /// <summary>A module read the value and wrote something computed from it.</summary>
    Module,
}
