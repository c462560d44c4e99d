namespace CoDesign.Description.Policies;

/// <summary>What a sanitizer does to the secret.</summary>
public enum SanitizerKind
{
    /// <summary>The output is computationally independent of the secret without a key: encryption, signature, public key.</summary>
    Encrypt,
}
