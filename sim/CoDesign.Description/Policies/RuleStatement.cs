using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Policies;

/// <summary>A rule of a policy.</summary>
/// <param name="Id">Id.</param>
/// <param name="Effect">What it does.</param>
/// <param name="When">When it matches.</param>
/// <param name="Sanitizer">For require: the sanitizer that satisfies it.</param>
/// <param name="EvidenceAtLeast">The evidence that it asks of sanitizers; null: any.</param>
/// <param name="Because">The reason, shown in findings.</param>
/// <param name="Position">The entry, for messages.</param>
public sealed record RuleStatement(
    string Id, RuleEffectChoice Effect, RuleCondition When, Reference? Sanitizer, SanitizerEvidence? EvidenceAtLeast, string Because, Diagnostics.SourcePosition Position)
{
    /// <summary>Reads an entry.</summary>
    public static RuleStatement Read(NodeReader node) => new(
        node.Scalar("id", "Id of the rule.", Scalar.Matching("rule id", "[A-Za-z][A-Za-z0-9_-]*", "a letter, then letters, digits, '_' or '-'", "R1")),
        node.Enum<RuleEffectChoice>("effect", "What a match does."),
        node.Object("when", "When the rule matches; all conditions must hold.", RuleCondition.Read),
        node.OptionalReference("sanitizer", "For require: the sanitizer that satisfies the rule."),
        node.OptionalScalar("evidence_at_least", "For require and allow: what the sanitizer must have going for it; absent: asserted.", Scalar.EnumOf<SanitizerEvidence>()),
        node.Scalar("because", "The reason, shown in findings.", Scalar.MultilineText),
        node.Position);
}
