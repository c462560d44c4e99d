using System.Security.Cryptography;
using System.Text;
using CoDesign.Results;

namespace CoDesign.Reports;

/// <summary>What makes two findings of different runs the same one: rule, destination, function and tags.</summary>
/// <remarks>
/// Addresses, offsets, counts and times are left out: a new build or another input moves them, and a finding that a reviewer has
/// looked at must not come back as a new one for that.
/// </remarks>
internal static class FindingFingerprint
{
    /// <summary>Name under which SARIF files carry it. A change of the recipe is a change of the version.</summary>
    public const string Name = "codesignFinding/v1";

    /// <summary>32 hexadecimal digits.</summary>
    public static string Of(FindingRecord finding)
    {
        string[] parts = [finding.Rule, finding.Module, FunctionOf(finding.Symbol) ?? string.Empty, .. finding.Labels.Order(StringComparer.Ordinal)];
        // No part can have a line break of its own that shifts it into the next one: lengths are written first.
        string text = string.Concat(parts.Select(p => $"{Encoding.UTF8.GetByteCount(p)}:{p}\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }

    /// <summary>The function of a symbol with offset: <c>main</c> of <c>main+0x2c</c>.</summary>
    public static string? FunctionOf(string? symbol) =>
        symbol?.LastIndexOf("+0x", StringComparison.Ordinal) is int at and > 0 ? symbol[..at] : symbol;
}
