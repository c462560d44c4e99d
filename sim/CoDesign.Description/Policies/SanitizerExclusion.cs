namespace CoDesign.Description.Policies;

/// <summary>What the outputs of a sanitizer may not derive from.</summary>
public enum SanitizerExclusion
{
    /// <summary>
    /// What a module outside the trusted base made after it had seen the tag that is to be removed: it could have hidden the secret
    /// where the sanitizer does not look, such as the randomness of a proof.
    /// </summary>
    ModulesThatSawIt,
}
