namespace CoDesign.Trust;

/// <summary>Rules of the trust model: id, meaning, level and CWE. The only list; reports and <c>explain</c> read it.</summary>
public static class RuleIds
{
    /// <summary>Label not in clearance.</summary>
    public const string NotCleared = "TB101";

    /// <summary>That a job is submitted depends on a secret.</summary>
    public const string SecretDecision = "TB102";

    /// <summary>The length of a buffer depends on a secret.</summary>
    public const string SecretLength = "TB103";

    /// <summary>The address of a buffer depends on a secret.</summary>
    public const string SecretBufferAddress = "TB104";

    /// <summary>The time of a submission depends on a secret.</summary>
    public const string SecretTime = "TB105";

    /// <summary>The operation of a job depends on a secret.</summary>
    public const string SecretOperation = "TB106";

    /// <summary>Shares of one secret meet in one collusion domain.</summary>
    public const string SharesMeet = "TB110";

    /// <summary>A mask is used twice, too short, not fresh, or disclosed.</summary>
    public const string Mask = "TB111";

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

    /// <summary>A result that nobody has verified left the chip.</summary>
    public const string UnverifiedRelease = "TB301";

    /// <summary>A result that nobody has verified was used where it decides something.</summary>
    public const string UnverifiedUse = "TB304";

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

    /// <summary>A secret in a log of the simulator.</summary>
    public const string SecretInLog = "TB402";

    /// <summary>A secret left in registers for a less privileged mode.</summary>
    public const string RegistersNotScrubbed = "TB403";

    /// <summary>A transfer from module to module.</summary>
    public const string PeerToPeer = "TB404";

    /// <summary>A branch depends on a secret.</summary>
    public const string SecretBranch = "TB501";

    /// <summary>An address depends on a secret.</summary>
    public const string SecretAddress = "TB502";

    /// <summary>The time of an instruction depends on a secret.</summary>
    public const string SecretLatency = "TB503";

    /// <summary>A secret reached a part of which nothing is known.</summary>
    public const string Unmodelled = "TB902";

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
        new(SecretDecision, "Submission depends on a secret", "error", [514, 203],
            "A job was submitted under a branch on a tag that the module may not learn: that it came tells of it.",
            "Submit in any case, with a dummy where there is nothing to do."),
        new(SecretLength, "Length depends on a secret", "error", [203],
            "The length of a buffer carries a tag that the module may not learn.",
            "Pad buffers to a length that does not depend on it."),
        new(SecretBufferAddress, "Buffer address depends on a secret", "error", [203],
            "The address of a buffer carries a tag that the module may not learn.",
            "Copy the data to a fixed place."),
        new(SecretTime, "Time of submission depends on a secret", "warning", [208, 385],
            "Before a job was submitted a branch, an address or an instruction of varying time depended on a tag that the module may not learn.",
            "Submit at fixed times, or declare the channel for the destination ('declared')."),
        new(SecretOperation, "Operation depends on a secret", "error", [203],
            "The operation of a job, or something else in its descriptor, carries a tag that the module may not learn.",
            "Ask for all operations, and select among the results."),
        new(SharesMeet, "Shares meet", "error", [653],
            "As many shares of one secret as tell it have reached parties that are assumed to pool what they see, at once or one after the other.",
            "Send each share to another vendor; clearing a module in between does not make its vendor forget."),
        new(Mask, "Mask reused, short, not fresh, or disclosed", "error", [323, 331],
            "What should hide a secret was not a fresh random number for every bit of it that serves once, or was itself shown to somebody.",
            "Draw a new mask from the random number generator for each message, as long as the message, and send it nowhere."),
        new(ResidualWithoutRule, "Sanitized data without a rule for this destination", "error", [200],
            "A sanitizer removed a tag, but no rule says that what remains may go to this destination.",
            "Add an allow rule with this residual, sanitizer and destination, or do not send the bytes."),
        new(DeclassifierModified, "Declassifier code is not the reviewed code", "error", [807],
            "The bytes of a sanitizer's function differ from the SHA-256 in the policy, or a branch on less than its 'pc_integrity' decided that it is called. It removed no tag.",
            "Review the new code and put its SHA-256 into the policy, or restore the reviewed code; let nobody outside decide what is declassified."),
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
        new(UnverifiedRelease, "Unverified result released", "error", [345],
            "What a module made, or something made of it, left the chip before a verifier had raised its integrity to what the policy's 'results' ask for.",
            "Check results, and release them only if the check holds."),
        new(UnverifiedUse, "Unverified result used", "error", [345, 441, 20],
            "What a module made, or something made of it, became an address, a length, a condition or a target of a jump before a verifier had raised its integrity.",
            "Check results before anything depends on them."),
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
        new(SecretInLog, "Secret in a log", "error", [532],
            "A commit log or a signature was asked for, and a value in it carries a tag. In mode enforce question marks stand in its place.",
            "Leave out --log-commits and --signature where secrets are real."),
        new(RegistersNotScrubbed, "Registers not scrubbed", "error", [226],
            "A less privileged mode was entered while a register carried a tag that it may not learn ('less_privileged').",
            "Clear registers before mret and sret."),
        new(PeerToPeer, "Transfer from module to module", "error", [1331],
            "A module read or wrote another module, past the core, and no rule permits that.",
            "Take both modules' windows out of the IOPMP domains of the other, or add an allow rule with 'p2p: true'."),
        new(SecretBranch, "Branch on a secret", "error", [208, 1300],
            "Where control goes depends on a tag of the policy's 'constant_time': time, caches and what is done tell of it. A place counts once per label.",
            "Compute both ways and select with masks, or end the secret before the branch with a reviewed sanitizer."),
        new(SecretAddress, "Address from a secret", "error", [208, 1300],
            "Which address is accessed depends on a tag of the policy's 'constant_time': the state of caches and memories tells of it. A place counts once per label.",
            "Read the whole table and select with masks, or use instructions for the purpose (Zkn)."),
        new(SecretLatency, "Time of an instruction from a secret", "error", [208, 1300],
            "An operand that carries a tag of the policy's 'constant_time' goes into an instruction whose time depends on its operands, as the core's description says.",
            "Use instructions of constant time: multiply by a reciprocal, or divide by shifts."),
        new(Lint, "Suspicious description", "warning", [],
            "Something in chip, policy and workload is allowed and makes an audit say less than it seems to; found by 'codesign check' before a run.",
            "Do what the warning says, or know why not."),
        new(Unmodelled, "Secret reached an unmodelled part", "error", [],
            "Labelled bytes were written to a device of which the chip description knows the addresses and nothing else: what it does with them cannot be judged.",
            "Describe the device, or keep secrets away from it."),
    ];

    /// <summary>The description of a rule.</summary>
    public static bool TryFind(string id, out RuleDescription rule)
    {
        rule = All.FirstOrDefault(r => r.Id == id)!;
        return rule is not null;
    }
}
