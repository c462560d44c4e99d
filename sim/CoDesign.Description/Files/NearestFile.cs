using CoDesign.Description.Diagnostics;

namespace CoDesign.Description.Files;

/// <summary>Finds the file that a user probably meant.</summary>
internal static class NearestFile
{
    /// <summary>The remedy for a path that leads nowhere: "did you mean 'chips/pocket/chip.yaml'?".</summary>
    /// <param name="files">Where to look.</param>
    /// <param name="path">The path, with forward slashes.</param>
    /// <param name="otherwise">What to say if no name in the folder is near.</param>
    public static string Remedy(IFileSystem files, string path, string otherwise)
    {
        string[] segments = path.Split('/');
        // The first segment that is not there is the misspelt one, be it a folder or the file.
        for (int i = 0; i < segments.Length; i++)
        {
            string folder = string.Join('/', segments[..i]);
            IReadOnlyList<string> names = files.Names(folder.Length == 0 && i > 0 ? "/" : folder);
            if (segments[i] is "" or "." or ".." || names.Contains(segments[i]))
            {
                continue;
            }

            return Spelling.TryNearest(segments[i], names, out string? nearest)
                ? $"did you mean '{string.Join('/', [.. segments[..i], nearest, .. segments[(i + 1)..]])}'?"
                : otherwise;
        }

        return otherwise;
    }
}
