namespace CoDesign.Reports;

/// <summary>What a mode of the boundary means, in one line.</summary>
internal static class ModeText
{
    /// <summary>Mode in which labels are not followed.</summary>
    public const string Disabled = "disabled";

    /// <summary>Mode in which denied transfers pass.</summary>
    public const string Audit = "audit";

    /// <summary>One line; the mode itself if it is not known here.</summary>
    public static string Of(string mode) => mode switch
    {
        "enforce" => "enforce: a denied transfer is blocked and the requester gets a bus error",
        Audit => "audit: a denied transfer passes and is recorded as a finding, so that one run shows all problems",
        Disabled => "disabled: labels are not followed and nothing is judged",
        _ => mode,
    };
}
