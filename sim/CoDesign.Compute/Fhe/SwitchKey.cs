namespace CoDesign.Compute.Fhe;

/// <summary>
/// A key that turns what is encrypted under s' into what is encrypted under s: for each prime i an encryption under s of s' times the
/// number that is 1 modulo that prime and 0 modulo the others.
/// </summary>
/// <param name="Parts">One pair for each prime.</param>
public sealed record SwitchKey(IReadOnlyList<BfvCiphertext> Parts);
