namespace CoDesign.Compute.Fhe;

/// <summary>
/// How many bits a ciphertext modulus may have for a level of security: secrets uniform in {−1, 0, 1}, errors with a standard deviation
/// of 3.2, classical attackers.
/// </summary>
/// <remarks>Albrecht et al., “Homomorphic Encryption Security Standard”, HomomorphicEncryption.org, November 2018, table 1.</remarks>
public static class SecurityTable
{
    private static readonly (int Degree, int Bits128, int Bits192, int Bits256)[] Rows =
    [
        (1024, 27, 19, 14), (2048, 54, 37, 29), (4096, 109, 75, 58), (8192, 218, 152, 118), (16384, 438, 305, 237), (32768, 881, 611, 476),
    ];

    /// <summary>Degrees that the standard covers.</summary>
    public static IReadOnlyList<int> Degrees { get; } = [.. Rows.Select(r => r.Degree)];

    /// <summary>Most bits of the modulus.</summary>
    /// <param name="degree">N.</param>
    /// <param name="security">128, 192 or 256 bits.</param>
    /// <returns>Null where the standard says nothing.</returns>
    public static int? MostBits(int degree, int security) => (Rows.FirstOrDefault(r => r.Degree == degree), security) switch
    {
        ((0, _, _, _), _) => null,
        (var row, 128) => row.Bits128,
        (var row, 192) => row.Bits192,
        (var row, 256) => row.Bits256,
        _ => null,
    };
}
