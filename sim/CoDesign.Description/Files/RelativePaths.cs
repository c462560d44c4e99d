namespace CoDesign.Description.Files;

/// <summary>Path arithmetic on text, the same on every host.</summary>
internal static class RelativePaths
{
    /// <summary>Resolves a path that was written in a file.</summary>
    /// <param name="file">The file that contains the path, as the user gave it.</param>
    /// <param name="relative">The path as written, with forward slashes.</param>
    /// <returns>The path from where the user's path starts, without "." and inner "..": "chips/library/aes.yaml".</returns>
    public static string Resolve(string file, string relative)
    {
        int folderEnd = file.LastIndexOf('/');
        List<string> segments = [.. folderEnd < 0 ? [] : file[..folderEnd].Split('/')];
        foreach (string segment in relative.Split('/'))
        {
            bool canGoUp = segments.Count > 0 && segments[^1] is not ("" or "." or "..");
            if (segment == ".." && canGoUp)
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not ".")
            {
                segments.Add(segment);
            }
        }
        return string.Join('/', segments);
    }
}
