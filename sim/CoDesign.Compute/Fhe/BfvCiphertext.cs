namespace CoDesign.Compute.Fhe;

/// <summary>A ciphertext: c0 + c1 s ≡ ⌊Q/t⌋ m + error.</summary>
/// <param name="C0">First polynomial.</param>
/// <param name="C1">Second polynomial.</param>
public sealed record BfvCiphertext(RnsPolynomial C0, RnsPolynomial C1);
