namespace CoDesign.Compute.Fhe;

/// <summary>A polynomial as residues; which primes they belong to, the <see cref="RnsBasis"/> knows. Not changed once made.</summary>
/// <param name="Residues">For each prime the N coefficients.</param>
public sealed record RnsPolynomial(IReadOnlyList<ulong[]> Residues);
