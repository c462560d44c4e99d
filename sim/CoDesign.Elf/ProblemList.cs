namespace CoDesign.Elf;

/// <summary>Collects what is wrong with one file; at most <see cref="Limit"/> texts, because a corrupt table has thousands of entries.</summary>
internal sealed class ProblemList(string path)
{
    public const int Limit = 20;

    private readonly List<string> _texts = [];
    private int _omitted;

    public bool IsEmpty => _texts.Count == 0;

    public bool IsFull => _texts.Count == Limit;

    public void Add(string text)
    {
        if (IsFull)
        {
            _omitted++;
        }
        else
        {
            _texts.Add($"{path}: {text}");
        }
    }

    public IReadOnlyList<string> ToList() =>
        _omitted == 0 ? [.. _texts] : [.. _texts, $"{path}: and at least {_omitted} more of the kind"];
}
