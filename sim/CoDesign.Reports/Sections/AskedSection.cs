using CoDesign.Results;
using static CoDesign.Reports.Html;

namespace CoDesign.Reports;

/// <summary>The question that the audit answers, and the policy that says which answers are right.</summary>
internal static class AskedSection
{
    /// <summary>The chapter.</summary>
    public static Element Of(RunRecord record) => Chapter("asked", "What was asked", record.Policy is not PolicyRecord policy
        ? [P(null, Strong("Nothing: no policy was given."), " Only rules about descriptors, buffers and bus accesses were applied, which need none.")]
        : [P(null, Question(policy, record)), .. PolicySection.Content(policy)]);

    private static string Question(PolicyRecord policy, RunRecord record)
    {
        string program = $"'{record.Inputs.Workload.Name}' on chip '{record.Inputs.Chip.Name}'";
        return policy.Tags.Count == 0
            ? $"Does anything in one run of {program} break a rule of policy '{policy.Name}'? It has no tags, so the question is not about secrets."
            : $"Does a byte that derives from {Figures.List([.. policy.Tags.Select(t => $"'{t}'")])} reach, in one run of {program} with one input, "
                + $"a part that policy '{policy.Name}' does not let learn it? And does any transfer break another of its rules?";
    }
}
