using System.Text.RegularExpressions;

namespace CoDesign.Architecture.Tests;

public sealed partial class TextTests
{
    // A clone has nothing beside it; what only one machine knows must not be in it.
    [Fact]
    public void No_file_refers_to_something_outside_the_repository()
    {
        List<string> offenders = [];
        foreach (string file in Repository.TextFiles().Where(f => !f.EndsWith(nameof(TextTests) + ".cs", StringComparison.Ordinal)))
        {
            int number = 0;
            foreach (string line in File.ReadLines(file))
            {
                number++;
                if (Outside().IsMatch(line))
                {
                    offenders.Add($"{Path.GetRelativePath(Repository.Root, file)}:{number}: {line.Trim()}");
                }
            }
        }

        Assert.Empty(offenders);
    }

    // IEnumerable and friends compile without; a file of 500 lines is two files. Tables of rows and vectors are exempt.
    [Fact]
    public void Source_files_have_at_most_500_lines()
    {
        string[] offenders =
        [
            .. Repository.TextFiles()
                .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) && File.ReadLines(f).Count() > 500)
                .Select(f => Path.GetRelativePath(Repository.Root, f)),
        ];
        Assert.Empty(offenders);
    }

    [Fact]
    public void Every_decision_has_a_number_of_its_own()
    {
        string[] numbers = [.. Directory.GetFiles(Path.Combine(Repository.Root, "docs", "decisions"), "*.md").Select(f => Path.GetFileName(f)[..4]).Order(StringComparer.Ordinal)];
        Assert.Equal(Enumerable.Range(1, numbers.Length).Select(n => n.ToString("0000", System.Globalization.CultureInfo.InvariantCulture)), numbers);
    }

    // Links in documents lead somewhere.
    [Fact]
    public void Relative_links_of_documents_exist()
    {
        List<string> broken = [];
        foreach (string file in Repository.TextFiles().Where(f => f.EndsWith(".md", StringComparison.Ordinal)))
        {
            foreach (Match match in Link().Matches(File.ReadAllText(file)))
            {
                string target = match.Groups[1].Value.Split('#')[0];
                if (target.Length > 0 && !target.Contains("://", StringComparison.Ordinal) && !Path.Exists(Path.Combine(Path.GetDirectoryName(file)!, target)))
                {
                    broken.Add($"{Path.GetRelativePath(Repository.Root, file)}: {match.Groups[1].Value}");
                }
            }
        }

        Assert.Empty(broken);
    }

    [GeneratedRegex(@"\.\./shared\b|(?<![A-Za-z0-9._])/work/|/\.library\b")]
    private static partial Regex Outside();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
