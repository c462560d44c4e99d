namespace CoDesign.Isa;

/// <summary>A statement of assembly text, or the definition of a label.</summary>
/// <param name="Line">Line number, from 1.</param>
/// <param name="Text">The statement as written; the name of the label.</param>
/// <param name="IsLabel">Whether it is the definition of a label.</param>
internal sealed record Statement(int Line, string Text, bool IsLabel = false)
{
    /// <summary>The word before the first blank.</summary>
    public string Mnemonic => Text.Split(' ', '\t')[0];

    /// <summary>Operands and the punctuation between them: <c>4(sp)</c> is four.</summary>
    public string[] Tokens => [.. InstructionSyntax.Cut(Text[Mnemonic.Length..])];

    /// <summary>Operands, as commas separate them: <c>4(sp)</c> is one.</summary>
    public string[] Operands
    {
        get
        {
            string text = Text[Mnemonic.Length..];
            return string.IsNullOrWhiteSpace(text) ? [] : [.. text.Split(',').Select(o => o.Trim())];
        }
    }

    /// <summary>Cuts a text into statements.</summary>
    public static IEnumerable<Statement> Split(string text)
    {
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            foreach (string part in lines[i].Split('#')[0].Split(';'))
            {
                string[] pieces = [.. part.Split(':').Select(p => p.Trim())];
                foreach (string label in pieces[..^1])
                {
                    yield return new Statement(i + 1, label, IsLabel: true);
                }

                if (pieces[^1].Length > 0)
                {
                    yield return new Statement(i + 1, pieces[^1]);
                }
            }
        }
    }
}
