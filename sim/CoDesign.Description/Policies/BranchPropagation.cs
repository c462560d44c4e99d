namespace CoDesign.Description.Policies;

/// <summary>Whether what is done under a branch carries the label of its condition.</summary>
public enum BranchPropagation
{
    /// <summary>No.</summary>
    None,

    /// <summary>Up to the instruction at which both ways of the branch have met again (its immediate post-dominator).</summary>
    Scopes,
}
