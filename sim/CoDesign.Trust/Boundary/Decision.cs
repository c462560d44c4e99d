namespace CoDesign.Trust;

/// <summary>The judgement of one transfer.</summary>
/// <param name="Verdict">The worst of all reasons.</param>
/// <param name="Violations">Every reason against it; empty if it is allowed.</param>
/// <param name="PolicyRules">Ids of the policy rules that took part.</param>
/// <param name="IsBlocked">Whether the bytes must not move: a denial in mode enforce.</param>
/// <param name="IsSilent">Whether the requester of a blocked transfer is told that it succeeded (ERR_CFG.rs of an IOPMP).</param>
public readonly record struct Decision(Verdict Verdict, IReadOnlyList<Violation> Violations, IReadOnlyList<string> PolicyRules, bool IsBlocked, bool IsSilent = false)
{
    /// <summary>Nothing against it, no rule involved.</summary>
    public static Decision Allowed { get; } = new(Verdict.Allow, [], [], false);
}
