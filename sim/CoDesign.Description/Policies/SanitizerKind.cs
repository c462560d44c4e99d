namespace CoDesign.Description.Policies;

/// <summary>What a sanitizer does to the secret.</summary>
public enum SanitizerKind
{
    /// <summary>The output is computationally independent of the secret without a key: encryption, signature, public key.</summary>
    Encrypt,

    /// <summary>The output is the secret with a mask added, subtracted or xored: independent of it as long as the mask is fresh, serves once and stays secret.</summary>
    Blind,

    /// <summary>The outputs are shares of the secret: fewer than a number of them tell nothing of it.</summary>
    Share,
}
