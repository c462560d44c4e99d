namespace CoDesign.Trust;

/// <summary>What a write to a register of an IOPMP did.</summary>
/// <param name="Register">Its name in the specification.</param>
/// <param name="IsRefused">Whether it would have changed something that is locked.</param>
/// <param name="ChangedRoles">Roles that other entries apply to now, after a write that is one of several.</param>
public readonly record struct IopmpWrite(string Register, bool IsRefused, IReadOnlyList<int> ChangedRoles);
