namespace CoDesign.Trust;

/// <summary>
/// Access control for requesters that have no PMP of their own (RISC-V IOPMP specification): request role id → memory domains →
/// entries. The matching entry with the lowest index decides, and it must cover every byte of the transfer.
/// </summary>
public sealed class Iopmp
{
    private readonly Dictionary<int, IopmpEntry[]> _entriesOfRole;

    /// <summary>From the table of roles; each role's entries are in the order of their index.</summary>
    public Iopmp(IReadOnlyDictionary<int, IopmpEntry[]> entriesOfRole) => _entriesOfRole = new Dictionary<int, IopmpEntry[]>(entriesOfRole);

    /// <summary>Judges a request.</summary>
    /// <returns>Null if it is permitted, else why not.</returns>
    public Violation? Check(int? role, ulong address, ulong length, bool isWrite)
    {
        if (role is not int id || !_entriesOfRole.TryGetValue(id, out IopmpEntry[]? entries))
        {
            return new Violation(RuleIds.IopmpUnknownRole, null, $"request role id {role?.ToString() ?? "none"} is in no row of the IOPMP");
        }

        ulong last = address + (length - 1);
        foreach (IopmpEntry entry in entries)
        {
            ulong entryLast = entry.Address + (entry.SizeBytes - 1);
            if (last < entry.Address || address > entryLast)
            {
                continue;
            }

            if (address < entry.Address || last > entryLast)
            {
                return new Violation(
                    RuleIds.IopmpPartial,
                    null,
                    $"0x{address:x}..0x{last:x} lies only partly in entry {entry.Index} of domain '{entry.Domain}' (0x{entry.Address:x}..0x{entryLast:x})");
            }

            bool isPermitted = isWrite ? entry.CanWrite : entry.CanRead;
            return isPermitted
                ? null
                : new Violation(
                    RuleIds.IopmpPermission,
                    null,
                    $"entry {entry.Index} of domain '{entry.Domain}' does not permit {(isWrite ? "writing" : "reading")} at 0x{address:x}");
        }

        return new Violation(RuleIds.IopmpNoRule, null, $"no entry for request role id {id} covers 0x{address:x}..0x{last:x}");
    }

    /// <summary>The ranges that a role may both read and write: what a driver may hand to the module without copying.</summary>
    public IEnumerable<IopmpEntry> GrantsOf(int role) => _entriesOfRole.GetValueOrDefault(role, []).Where(e => e.CanRead && e.CanWrite);
}
