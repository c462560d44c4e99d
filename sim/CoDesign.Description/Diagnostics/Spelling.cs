using System.Diagnostics.CodeAnalysis;

namespace CoDesign.Description.Diagnostics;

/// <summary>Finds the word that a user probably meant.</summary>
public static class Spelling
{
    // A typing slip changes a letter or two; farther words would be noise instead of help.
    private const int LongestDistance = 3;

    // Longer words are machine output, not slips; the bound also keeps a hostile file cheap.
    private const int LongestWord = 64;

    /// <summary>Finds the candidate nearest to a misspelt word.</summary>
    /// <param name="word">The word as the user wrote it.</param>
    /// <param name="candidates">The words that would have been right.</param>
    /// <param name="nearest">The nearest candidate; of several equally near ones the first of the same length, else the first.</param>
    /// <returns>Whether a candidate is near enough to be worth naming.</returns>
    /// <remarks>
    /// Damerau–Levenshtein distance (optimal string alignment: a transposition counts once); a difference only in case,
    /// or between blank, '-' and '_', counts as nothing. Allowed are one change for words of up to four letters, two up to eight, else
    /// three.
    /// </remarks>
    public static bool TryNearest(string word, IEnumerable<string> candidates, [NotNullWhen(true)] out string? nearest)
    {
        nearest = null;
        int allowed = word.Length switch
        {
            0 => -1,
            <= 4 => 1,
            <= 8 => 2,
            <= LongestWord => LongestDistance,
            _ => -1,
        };
        foreach (string candidate in candidates)
        {
            if (Math.Abs(candidate.Length - word.Length) > allowed)
            {
                continue;
            }
            int distance = Distance(Folded(word), Folded(candidate));
            // Two words that share no letter are not spellings of each other, however short.
            bool isSpelling = distance <= allowed && distance < Math.Max(word.Length, candidate.Length);
            bool isNearer = nearest is null || distance < allowed || (candidate.Length == word.Length && nearest.Length != word.Length);
            if (isSpelling && isNearer)
            {
                nearest = candidate;
                allowed = distance;
            }
        }
        return nearest is not null;
    }

    /// <summary>The remedy for an unknown word: "did you mean 'size'? Allowed keys: base, size".</summary>
    /// <param name="word">The word as the user wrote it.</param>
    /// <param name="candidates">The words that would have been right.</param>
    /// <param name="listTitle">What the list is called, such as "Allowed keys".</param>
    public static string Remedy(string word, IReadOnlyCollection<string> candidates, string listTitle)
    {
        string list = candidates.Count == 0 ? "none" : string.Join(", ", candidates);
        return TryNearest(word, candidates, out string? nearest)
            ? $"did you mean '{nearest}'? {listTitle}: {list}"
            : $"{Wording.LowerFirst(listTitle)}: {list}";
    }

    private static string Folded(string word) => word.ToLowerInvariant().Replace('-', '_').Replace(' ', '_');

    private static int Distance(string from, string to)
    {
        // Three rows suffice, because a transposition looks back two.
        int[] twoBack = new int[to.Length + 1];
        int[] oneBack = new int[to.Length + 1];
        int[] row = new int[to.Length + 1];
        for (int j = 0; j <= to.Length; j++)
        {
            oneBack[j] = j;
        }
        for (int i = 1; i <= from.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int substitution = oneBack[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                row[j] = Math.Min(substitution, Math.Min(oneBack[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    row[j] = Math.Min(row[j], twoBack[j - 2] + 1);
                }
            }
            (twoBack, oneBack, row) = (oneBack, row, twoBack);
        }
        return oneBack[to.Length];
    }
}
