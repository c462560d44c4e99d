using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Policies;

/// <summary>Who may learn what.</summary>
/// <param name="Name">Name of the policy.</param>
/// <param name="Summary">What it protects, in a sentence for reviewers.</param>
/// <param name="Mode">What a denial does.</param>
/// <param name="Tags">Confidentiality tags.</param>
/// <param name="Destinations">What each destination may learn; one that is not listed may learn nothing.</param>
/// <param name="Propagation">How labels flow.</param>
/// <param name="ConstantTime">Of which secrets time must not tell; null: nobody looks.</param>
/// <param name="Metadata">Which metadata of jobs must not tell modules of what they may not learn.</param>
/// <param name="LessPrivileged">What registers may carry into a less privileged mode; null: nobody looks.</param>
/// <param name="Results">For what results of modules may not be used before they are verified.</param>
/// <param name="Verifiers">Code that may raise the integrity of results.</param>
/// <param name="Sanitizers">Code that may remove tags.</param>
/// <param name="ShareGroups">Secrets that sanitizers split into shares.</param>
/// <param name="Rules">Rules.</param>
/// <param name="FailOn">Least level of a finding that makes a run fail.</param>
/// <param name="Position">The file.</param>
public sealed record PolicyDescription(
    string Name,
    string Summary,
    PolicyModeChoice Mode,
    IReadOnlyList<TagDescription> Tags,
    IReadOnlyList<DestinationDescription> Destinations,
    PropagationDescription Propagation,
    ConstantTimeDescription? ConstantTime,
    IReadOnlyList<MetadataChannel> Metadata,
    PrivilegeDescription? LessPrivileged,
    IReadOnlyList<ResultStatement> Results,
    IReadOnlyList<VerifierDescription> Verifiers,
    IReadOnlyList<SanitizerDescription> Sanitizers,
    IReadOnlyList<ShareGroupDescription> ShareGroups,
    IReadOnlyList<RuleStatement> Rules,
    FailLevel FailOn,
    Diagnostics.SourcePosition Position)
{
    /// <summary>Kind of the file.</summary>
    public const string SchemaKind = "policy";

    /// <summary>Reads a policy file.</summary>
    public static PolicyDescription Read(NodeReader node)
    {
        node.SchemaId(SchemaKind, 1);
        return new PolicyDescription(
            node.Identifier("name", "Name of the policy."),
            node.MultilineText("description", "What the policy protects, in a sentence for reviewers."),
            node.Enum<PolicyModeChoice>("mode", "What a denial does."),
            node.List("tags", "Confidentiality tags; a workload may use no other.", TagDescription.Read, 0, "id"),
            node.OptionalList("destinations", "What each zone, module, memory or sink may learn; one that is not listed may learn nothing.", DestinationDescription.Read, "id"),
            node.Object("propagation", "How labels flow.", PropagationDescription.Read),
            node.OptionalObject("constant_time", "Of which secrets the time of the program must not tell; absent: nobody looks.", ConstantTimeDescription.Read),
            node.OptionalScalarList("metadata", "Metadata of jobs that must not tell a module of what it may not learn.", Scalar.EnumOf<MetadataChannel>()),
            node.OptionalObject("less_privileged", "What registers may carry when a less privileged mode is entered (TB403); absent: nobody looks.", PrivilegeDescription.Read),
            node.OptionalList("results", "For what results of modules may not be used before a verifier has raised their integrity.", ResultStatement.Read),
            node.OptionalList("verifiers", "Code that may raise the integrity of results; nothing else can.", VerifierDescription.Read, "id"),
            node.OptionalList("sanitizers", "Code that may remove tags; nothing else can.", SanitizerDescription.Read, "id"),
            node.OptionalList("share_groups", "Secrets that are split into shares, of which some together tell the secret.", ShareGroupDescription.Read, "id"),
            node.OptionalList("rules", "Rules. Deny overrides; their order has no meaning.", RuleStatement.Read, "id"),
            node.EnumOr("fail_on", "Least level of a finding that makes a run exit with 1.", FailLevel.Error),
            node.Position);
    }
}
