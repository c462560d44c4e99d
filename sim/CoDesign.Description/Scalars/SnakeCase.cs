using System.Text;

namespace CoDesign.Description.Scalars;

/// <summary>The one rule that turns C# names into YAML words: DataIndependent becomes data_independent.</summary>
internal static class SnakeCase
{
    /// <summary>Converts a name in PascalCase.</summary>
    /// <param name="pascal">The name; a run of capitals counts as one word, digits belong to the word before.</param>
    public static string Of(string pascal)
    {
        StringBuilder snake = new();
        for (int i = 0; i < pascal.Length; i++)
        {
            bool isCapital = char.IsAsciiLetterUpper(pascal[i]);
            bool startsWord = isCapital && i > 0
                && (!char.IsAsciiLetterUpper(pascal[i - 1]) || (i + 1 < pascal.Length && char.IsAsciiLetterLower(pascal[i + 1])));
            _ = startsWord ? snake.Append('_') : snake;
            _ = snake.Append(char.ToLowerInvariant(pascal[i]));
        }
        return snake.ToString();
    }
}
