using CoDesign.Checkpoints;

namespace CoDesign.Trust;

/// <summary>Interns label contents, so that a byte carries 16 bits and a join is a look-up.</summary>
/// <param name="vocabulary">The names behind the bits.</param>
public sealed class LabelTable(LabelVocabulary vocabulary)
{
    // A small direct-mapped memory in front of the dictionary: a loop joins the same few pairs again and again.
    private const int RecentSize = 256;

    private readonly List<LabelContent> _contents = [LabelContent.Public];
    private readonly Dictionary<LabelContent, Label> _ids = new() { [LabelContent.Public] = Label.Public };
    private readonly uint[] _recentPairs = new uint[RecentSize];
    private readonly Label[] _recentJoins = new Label[RecentSize];
    private readonly bool[] _isRead = new bool[ushort.MaxValue + 1];

    /// <summary>The names behind the bits.</summary>
    public LabelVocabulary Vocabulary { get; } = vocabulary;

    /// <summary>Number of distinct labels so far.</summary>
    public int Count => _contents.Count;

    /// <summary>The content of a label.</summary>
    public LabelContent this[Label label] => _contents[label.Id];

    /// <summary>A core loaded a value with this label from memory.</summary>
    public void NoteRead(Label label) => _isRead[label.Id] = true;

    /// <summary>Tags of all that cores have loaded from memory.</summary>
    public ulong ReadTags => Enumerable.Range(0, _contents.Count).Where(i => _isRead[i]).Aggregate(0UL, (mask, i) => mask | _contents[i].Tags);

    /// <summary>Tags that a label has, live or removed by a sanitizer: of which secrets the byte was made.</summary>
    public ulong SecretsOf(Label label)
    {
        LabelContent content = this[label];
        return LabelVocabulary.NamesOf(Vocabulary.Residuals, content.Residuals).Aggregate(content.Tags, (mask, residual) => mask | Vocabulary.TagMask(residual.Tag));
    }

    /// <summary>The label of a content.</summary>
    /// <exception cref="LabelTableFullException">More than 65,536 distinct labels: never merged silently.</exception>
    public Label Intern(LabelContent content)
    {
        if (_ids.TryGetValue(content, out Label label))
        {
            return label;
        }

        if (_contents.Count > ushort.MaxValue)
        {
            throw new LabelTableFullException(
                $"more than {ushort.MaxValue} distinct labels in one run; the last is {Describe(content)}. Use fewer tags, or a coarser policy.");
        }

        label = new Label((ushort)_contents.Count);
        _contents.Add(content);
        _ids.Add(content, label);
        return label;
    }

    /// <summary>The label of a value made from two others.</summary>
    // Hot: once per instruction with a labelled operand.
    public Label Join(Label a, Label b)
    {
        if (a.Id == b.Id || b.Id == 0)
        {
            return a;
        }

        if (a.Id == 0)
        {
            return b;
        }

        // Both ids are above 0 here, so an empty slot (pair 0) never matches.
        uint pair = a.Id < b.Id ? ((uint)a.Id << 16) | b.Id : ((uint)b.Id << 16) | a.Id;
        uint slot = (pair * 2654435761) >> 24;
        if (_recentPairs[slot] != pair)
        {
            _recentJoins[slot] = Intern(Restored(_contents[a.Id].Join(_contents[b.Id])));
            _recentPairs[slot] = pair;
        }

        return _recentJoins[slot];
    }

    /// <summary>The label of a value made from all the bytes.</summary>
    public Label Join(ReadOnlySpan<ushort> ids)
    {
        Label joined = Label.Public;
        foreach (ushort id in ids)
        {
            joined = Join(joined, new Label(id));
        }

        return joined;
    }

    // What was blinded and meets a mask, or shares that meet each other, may be the secret again.
    private LabelContent Restored(LabelContent content)
    {
        foreach (Restoration restoration in Vocabulary.Restorations)
        {
            content = restoration.Applies(content) ? content with { Tags = content.Tags | restoration.Tags } : content;
        }

        return content;
    }

    /// <summary>A label in words: <c>{seed, key} trusted via acme_hash residual key/sign</c>.</summary>
    public string Describe(Label label) => Describe(this[label]);

    private string Describe(LabelContent content)
    {
        string tags = string.Join(", ", LabelVocabulary.NamesOf(Vocabulary.Tags, content.Tags));
        string modules = string.Join(", ", LabelVocabulary.NamesOf(Vocabulary.Modules, content.Modules));
        string residuals = string.Join(", ", LabelVocabulary.NamesOf(Vocabulary.Residuals, content.Residuals).Select(r => r.ToString()));
        return (content.Tags == 0 ? "public" : $"{{{tags}}}")
            + " " + content.Integrity.ToString().ToLowerInvariant()
            + (modules.Length == 0 ? string.Empty : " via " + modules)
            + (residuals.Length == 0 ? string.Empty : " residual " + residuals);
    }

    /// <summary>Moves the labels into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.List(_contents, c => new LabelContent(
            stream.Value(c.Tags), (Integrity)stream.Value((int)c.Integrity), stream.Value(c.Modules), stream.Value(c.Residuals)));
        for (int id = 0; id < _contents.Count; id++)
        {
            _isRead[id] = stream.Flag(_isRead[id]);
        }

        if (!stream.IsReading)
        {
            return;
        }

        _ids.Clear();
        Array.Clear(_recentPairs);
        for (int id = 0; id < _contents.Count; id++)
        {
            _ids.Add(_contents[id], new Label((ushort)id));
        }
    }
}
