namespace CoDesign.Trust;

/// <summary>A secret that is split into shares, of which some together tell it.</summary>
/// <param name="Id">Id in the policy.</param>
/// <param name="Secret">The bit of its tag.</param>
/// <param name="Residuals">The residuals that are its shares.</param>
/// <param name="Reconstruct">How many of them tell the secret.</param>
internal sealed record CompiledShareGroup(string Id, ulong Secret, ulong Residuals, int Reconstruct);
