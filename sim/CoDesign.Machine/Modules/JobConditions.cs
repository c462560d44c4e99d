using CoDesign.Trust;

namespace CoDesign.Machine.Modules;

/// <summary>The circumstances of a job.</summary>
/// <param name="State">Label of what the module still holds of earlier jobs.</param>
/// <param name="Module">Label of whatever goes through the module.</param>
/// <param name="Pc">The instruction that submitted it.</param>
/// <param name="Operation">Name of the op.</param>
/// <param name="IsTrusted">Whether the module belongs to the trusted base.</param>
/// <param name="Adversary">What the module does beside its work.</param>
/// <param name="Actions">Actions that its energy class was checked for.</param>
/// <param name="KeptBytes">Bytes that the module holds of earlier jobs, by its own account.</param>
/// <param name="Writing">Told of each write before it is made; null if nobody asks.</param>
internal sealed record JobConditions(
    Label State, Label Module, ulong Pc, string Operation, bool IsTrusted, Adversary Adversary, IReadOnlyList<string> Actions, long KeptBytes, Action<ulong, ulong>? Writing);
