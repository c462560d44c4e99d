using System.CommandLine;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Files;

namespace CoDesign.Cli.CommandLine;

/// <summary>The option <c>--audit-key</c>.</summary>
internal static class AuditKeyFile
{
    // Of half the length of the digest at least; more than its block is hashed before use.
    private const int SmallestKey = 16;
    private const int LargestKey = 1024;

    /// <summary>The option.</summary>
    public static Option<string?> Option() => new("--audit-key")
    {
        Description = "Key of 16 bytes or more: the record then has a keyed digest of each input that holds a secret.",
        HelpName = "FILE",
        Arity = ArgumentArity.ExactlyOne,
    };

    /// <summary>The key; null without one.</summary>
    /// <param name="result">The parsed command line.</param>
    /// <param name="option">The option.</param>
    /// <param name="files">Where the file lies.</param>
    /// <param name="diagnostics">Is told if it cannot be used.</param>
    public static byte[]? Read(ParseResult result, Option<string?> option, IFileSystem files, DiagnosticBag diagnostics)
    {
        if (result.GetValue(option) is not string file)
        {
            return null;
        }

        FileStatus status = files.Read(file.Replace('\\', '/'), LargestKey, out byte[] key);
        if (status is FileStatus.Read && key.Length >= SmallestKey)
        {
            return key;
        }

        diagnostics.Error(
            SourcePosition.Of($"{option.Name} {file}"),
            status is FileStatus.Read ? $"the key has {key.Length} bytes" : status is FileStatus.Missing ? "there is no such file" : "the file cannot be read",
            $"name a file of {SmallestKey} to {LargestKey} random bytes");
        return null;
    }
}
