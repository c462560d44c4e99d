namespace CoDesign.Trust;

/// <summary>Rules of the trust model: id, meaning, level and CWE. The only list; reports and <c>explain</c> read it.</summary>
public static class RuleIds
{
    /// <summary>Label not in clearance.</summary>
    public const string NotCleared = "TB101";

    /// <summary>Sanitized data without a rule or evidence for this destination.</summary>
    public const string ResidualWithoutRule = "TB112";

    /// <summary>Declassifier code is not the code that was reviewed.</summary>
    public const string DeclassifierModified = "TB113";

    /// <summary>IOPMP: the entry forbids this kind of access.</summary>
    public const string IopmpPermission = "TB201";

    /// <summary>IOPMP: an entry matches only a part of the transfer.</summary>
    public const string IopmpPartial = "TB202";

    /// <summary>IOPMP: no entry matches.</summary>
    public const string IopmpNoRule = "TB203";

    /// <summary>IOPMP: the request role id is unknown.</summary>
    public const string IopmpUnknownRole = "TB204";

    /// <summary>Zero length, or address + length wraps, or a negative length as a huge unsigned one.</summary>
    public const string BadRange = "TB205";

    /// <summary>Misaligned address.</summary>
    public const string Misaligned = "TB206";

    /// <summary>Source and destination overlap.</summary>
    public const string Overlap = "TB208";

    /// <summary>A request role id that is not the requester's.</summary>
    public const string ForgedRole = "TB209";

    /// <summary>Protection was changed while it was in use, or where it is locked.</summary>
    public const string ProtectionChanged = "TB210";

    /// <summary>Malformed descriptor.</summary>
    public const string MalformedDescriptor = "TB211";

    /// <summary>IOPMP: a transaction came while its requester was stalled, and stalled transactions fault.</summary>
    public const string IopmpStalled = "TB212";

    /// <summary>Every rule, by rising id. CWE numbers: cwe.mitre.org.</summary>
    public static IReadOnlyList<RuleDescription> All { get; } =
    [
        new(NotCleared, "Label not in clearance", "error", [200, 501],
            "A byte that carries a confidentiality tag reached a destination that may not learn this tag.",
            "Keep the bytes out of the buffer, let a sanitizer remove the tag, or clear the destination for it."),
        new(ResidualWithoutRule, "Sanitized data without a rule for this destination", "error", [200],
            "A sanitizer removed a tag, but no rule says that what remains may go to this destination.",
            "Add an allow rule with this residual, sanitizer and destination, or do not send the bytes."),
        new(DeclassifierModified, "Declassifier code is not the reviewed code", "error", [807],
            "The bytes of a sanitizer's function differ from the SHA-256 in the policy, so it removed no tag.",
            "Review the new code and put its SHA-256 into the policy, or restore the reviewed code."),
        new(IopmpPermission, "IOPMP: access not permitted", "error", [1220],
            "The first matching entry does not permit this kind of access.",
            "Give the entry the permission, or send the request to memory that has it."),
        new(IopmpPartial, "IOPMP: partial hit", "error", [1220],
            "An entry matches some bytes of the transfer and not all.",
            "Keep each transfer inside one entry, or enlarge the entry."),
        new(IopmpNoRule, "IOPMP: no rule", "error", [1220],
            "No entry of the requester's memory domains matches.",
            "Add the memory to one of the requester's domains, or use staging memory that it may reach."),
        new(IopmpUnknownRole, "IOPMP: unknown request role id", "error", [1220],
            "The request role id is in no row of the table.",
            "Add the id to protection.iopmp.rrids."),
        new(BadRange, "Zero, wrapping or negative length", "error", [190, 191],
            "The buffer is empty, or its end lies beyond the address space.",
            "Check lengths before they go into a descriptor."),
        new(Misaligned, "Misaligned address", "error", [119],
            "The address is not a multiple of the alignment that the module's bus interface needs.",
            "Align the buffer."),
        new(Overlap, "Source and destination overlap", "error", [1260],
            "An output buffer overlaps an input or another output, and the operation does not work in place.",
            "Use separate buffers."),
        new(ForgedRole, "Forged request role id", "error", [1290, 1294],
            "A transfer carries a request role id that is not that of its requester.",
            "Let the bus tag requests at the port, where the requester cannot choose; do not use the module."),
        new(ProtectionChanged, "Protection changed while in use or locked", "error", [1231, 1233],
            "A register of the IOPMP was written that is locked, or that is one of several which decide about transfers under way.",
            "Stall the request role ids with MDSTALL, change all registers, then resume; unlock by reset only."),
        new(MalformedDescriptor, "Malformed descriptor", "error", [20],
            "Version, operation, counts, sizes or parameters of a descriptor are not those of the operation.",
            "Fill the descriptor as the operation's documentation says."),
        new(IopmpStalled, "IOPMP: stalled transaction", "error", [1220],
            "A transaction came while its request role id was stalled, and ERR_CFG.stall_violation_en makes such transactions fault.",
            "Let the module finish before its request role id is stalled, or let stalled transactions wait."),
    ];

    /// <summary>The description of a rule.</summary>
    public static bool TryFind(string id, out RuleDescription rule)
    {
        rule = All.FirstOrDefault(r => r.Id == id)!;
        return rule is not null;
    }
}
