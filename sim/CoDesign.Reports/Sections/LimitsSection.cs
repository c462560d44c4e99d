using CoDesign.Results;
using static CoDesign.Reports.Html;

namespace CoDesign.Reports;

/// <summary>What the audit cannot see. In every report, because a clean one would otherwise say more than it knows.</summary>
internal static class LimitsSection
{
    /// <summary>The chapter.</summary>
    public static Element Of(RunRecord record) => Chapter(
        "limits",
        "What this audit does not see",
        Points(
            null,
            [
                Inline(
                    Strong("Implicit flows. "),
                    "Labels follow data. What a branch on a secret reveals (which path was taken, how long it took, which address was "
                        + "touched, whether an offload happened) is followed only as far as the policy asks with 'propagation', 'constant_time' and "
                        + "'metadata', and never what the way not taken would have done."),
                Inline(
                    Strong("Inside modules. "),
                    "A module is a model of its interface. What a vendor's part does with the bytes that it legally saw is not known; "
                        + "everything that it writes counts as derived from all that it read."),
                Inline(
                    Strong("Other runs. "),
                    $"Only the {Figures.Count(record.Instructions)} instructions that this run executed, with these inputs and seed "
                        + $"{record.Inputs.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture)}. A path not taken is not "
                        + "judged."),
                Inline(
                    Strong("Sanitizers and pooling. "),
                    "That sanitizers remove what they claim to, and that parties of different collusion domains do not pool what they "
                        + "saw, is assumed."),
                Inline(
                    Strong("Physics. "),
                    "Power, radiation and faults are outside the model; so are bytes that leave through parts the chip description does "
                        + "not have."),
                Inline(
                    Strong("Constants. "),
                    "Time and energy rest on constants with tolerances and sources. Those without a stated tolerance are "
                        + "taken as exact, which they are not."),
            ]));
}
