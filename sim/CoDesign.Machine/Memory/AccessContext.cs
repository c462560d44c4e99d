using CoDesign.Isa;

namespace CoDesign.Machine.Memory;

/// <summary>
/// On what it depends where an access goes and whether it may: the privilege mode, satp while it translates, and fields of mstatus.
/// The default stands for machine mode that nothing binds.
/// </summary>
/// <param name="Mode">The mode.</param>
/// <param name="Satp">satp, or 0 without translation.</param>
/// <param name="Fields">SUM and MXR, or 0 where they have no effect.</param>
/// <param name="IsGuarded">Whether anything is checked or translated at all.</param>
internal readonly record struct AccessContext(PrivilegeMode Mode, ulong Satp, ulong Fields, bool IsGuarded = true);
