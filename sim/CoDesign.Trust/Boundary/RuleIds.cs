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

    /// <summary>A sanitizer was used more often than the policy permits.</summary>
    public const string OverBudget = "TB114";

    /// <summary>A sanitizer was given what a module outside the trusted base had made of the secret.</summary>
    public const string Laundering = "TB120";

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

    /// <summary>The descriptor changed between check and use.</summary>
    public const string DescriptorChanged = "TB207";

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

    /// <summary>A result in memory that asks for more integrity.</summary>
    public const string ProtectedMemory = "TB302";

    /// <summary>A module wrote outside the outputs of its job.</summary>
    public const string BeyondBuffer = "TB303";

    /// <summary>A completion was reported for a job that was not looked at.</summary>
    public const string StaleCompletion = "TB305";

    /// <summary>A job was not completed in time.</summary>
    public const string NoCompletion = "TB306";

    /// <summary>What a module still held of one job reached the output of another.</summary>
    public const string Residue = "TB401";

    /// <summary>A transfer from module to module.</summary>
    public const string PeerToPeer = "TB404";

    /// <summary>A suspicious description.</summary>
    public const string Lint = "TB901";

    /// <summary>An offload that takes longer than the software.</summary>
    public const string BelowBreakEven = "CD101";

    /// <summary>Every rule, by rising id. CWE numbers: cwe.mitre.org.</summary>
    public static IReadOnlyList<RuleDescription> All { get; } =
    [
        new(BelowBreakEven, "Offload below break-even", "note", [],
            "Calls of a region with inputs of some length took as long on a module as in software, or longer; nothing is wrong but the time.",
            "Offload larger jobs, several at once, or bind the region to software."),
        new(NotCleared, "Label not in clearance", "error", [200, 501],
            "A byte that carries a confidentiality tag reached a destination that may not learn this tag.",
            "Keep the bytes out of the buffer, let a sanitizer remove the tag, or clear the destination for it."),
        new(ResidualWithoutRule, "Sanitized data without a rule for this destination", "error", [200],
            "A sanitizer removed a tag, but no rule says that what remains may go to this destination.",
            "Add an allow rule with this residual, sanitizer and destination, or do not send the bytes."),
        new(DeclassifierModified, "Declassifier code is not the reviewed code", "error", [807],
            "The bytes of a sanitizer's function differ from the SHA-256 in the policy, so it removed no tag.",
            "Review the new code and put its SHA-256 into the policy, or restore the reviewed code."),
        new(OverBudget, "Sanitizer over budget", "error", [799],
            "A sanitizer was called more often in a run than the policy permits, and removed no tag.",
            "Find out who makes the calls; raise 'most_uses' only if so many outputs together tell nothing."),
        new(Laundering, "Laundering through a module", "error", [200],
            "The output of a sanitizer with 'inputs_not_from' derives from what a module outside the trusted base made after it had seen the secret: the module could have hidden the secret in it. No tag was removed.",
            "Make the value in the trusted base, or give the module only sanitized inputs."),
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
        new(DescriptorChanged, "Descriptor changed between check and use", "error", [367],
            "A module read a descriptor again, and it was not the one that had been checked.",
            "Use a module that keeps a copy of the descriptor, or a ring that nobody else can write."),
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
        new(ProtectedMemory, "Result in protected memory", "error", [1274],
            "Bytes of less integrity than the memory asks for were written to it: code, tables or keys would follow an untrusted hand.",
            "Write results elsewhere, check them in the trusted base, and copy them there."),
        new(BeyondBuffer, "Result outside its buffer", "error", [787],
            "A module wrote outside the outputs of its job, or after it had reported completion.",
            "Grant the module no more than its buffers in the IOPMP, and take the grant back after the job."),
        new(StaleCompletion, "Stale completion", "error", [294],
            "A module reported a job complete without having read its descriptor.",
            "Do not use results of the module; check them."),
        new(NoCompletion, "Job not completed in time", "warning", [400],
            "A job was not complete when the deadline of its module had passed.",
            "Let the driver give up after a time, and reset the module."),
        new(Residue, "Residue of another job", "error", [226, 1239, 1272],
            "A module still held secrets of an earlier job when it wrote the output of a job that has nothing to do with them.",
            "Clear the module between the jobs (bit 2 of CONTROL), or use one that clears itself."),
        new(PeerToPeer, "Transfer from module to module", "error", [1331],
            "A module read or wrote another module, past the core, and no rule permits that.",
            "Take both modules' windows out of the IOPMP domains of the other, or add an allow rule with 'p2p: true'."),
        new(Lint, "Suspicious description", "warning", [],
            "Something in chip, policy and workload is allowed and makes an audit say less than it seems to; found by 'codesign check' before a run.",
            "Do what the warning says, or know why not."),
    ];

    /// <summary>The description of a rule.</summary>
    public static bool TryFind(string id, out RuleDescription rule)
    {
        rule = All.FirstOrDefault(r => r.Id == id)!;
        return rule is not null;
    }
}
