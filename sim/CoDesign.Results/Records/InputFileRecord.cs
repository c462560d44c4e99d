namespace CoDesign.Results;

/// <summary>
/// A further file whose content changes the result. Of one that holds a secret there is no plain checksum: where a secret has few
/// possible values, its checksum tells which one it is.
/// </summary>
/// <param name="Role">What it is: core, input, …</param>
/// <param name="Name">Name by which the run knows it.</param>
/// <param name="Sha256">SHA-256 of its content; null if it holds a secret.</param>
/// <param name="HmacSha256">HMAC-SHA-256 of its content under the audit key, if it holds a secret; null without a key.</param>
public sealed record InputFileRecord(string Role, string Name, string? Sha256, string? HmacSha256 = null);
