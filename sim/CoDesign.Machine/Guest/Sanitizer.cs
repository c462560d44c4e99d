using CoDesign.Description.Policies;
using CoDesign.Trust;

namespace CoDesign.Machine.Guest;

/// <summary>A function that may remove tags, in a run.</summary>
/// <param name="description">What the policy says of it.</param>
/// <param name="code">Its code; null if the program does not have it.</param>
/// <param name="bias">Where the program was loaded.</param>
/// <param name="reviewed">SHA-256 of reviewed builds.</param>
/// <param name="vocabulary">The names behind the bits of labels.</param>
internal sealed class Sanitizer(SanitizerDescription description, CodeMeasurement? code, ulong bias, IReadOnlyList<string> reviewed, LabelVocabulary vocabulary)
{
    public SanitizerDescription Description { get; } = description;

    public CodeMeasurement? Code { get; } = code;

    public ulong Bias { get; } = bias;

    public IReadOnlyList<string> Reviewed { get; } = reviewed;

    /// <summary>The tags that it is there to remove.</summary>
    public ulong Tags { get; } = vocabulary.TagMask(description.Removes.Select(t => t.Id));

    /// <summary>Least integrity of the branches under which it is called.</summary>
    public Integrity LeastPcIntegrity { get; } = description.PcIntegrity is PcIntegrity level ? UseRules.LevelOf(level) : Integrity.Untrusted;

    /// <summary>The tag of what hides them; none without a mask.</summary>
    public ulong MaskTags { get; } = description.Mask is { } mask ? vocabulary.TagMask(mask.Id) : 0;

    public bool? CodeMatches { get; set; } = code is null ? null : reviewed.Contains(code.Sha256);

    public long Uses { get; set; }

    /// <summary>Calls whose outputs were not what it claims.</summary>
    public long Refuted { get; set; }

    public long Bytes { get; set; }

    /// <summary>Bytes of the outputs of a call.</summary>
    public long BytesOfCall => Description.Outputs.Sum(o => (long)o.Size.Bytes);

    /// <summary>What stays where it removed tags from an output.</summary>
    /// <param name="removed">The tags.</param>
    /// <param name="output">Number of the output.</param>
    public ulong ResidualsOf(ulong removed, int output) => Description.Removes
        .Where(t => Description.Group is not null || (vocabulary.TagMask(t.Id) & removed) != 0)
        .Aggregate(0UL, (mask, t) => mask | vocabulary.ResidualMask(new Residual(t.Id, Description.Id, Description.Group is null ? null : output)));

    /// <summary>What says that its claim was refuted where these tags are live.</summary>
    public ulong RefutationsOf(ulong tags) => LabelVocabulary.NamesOf(vocabulary.Tags, tags)
        .Aggregate(0UL, (mask, tag) => mask | vocabulary.ResidualMask(new Residual(tag, Description.Id, IsRefuted: true)));
}
