using CoDesign.Machine.Interconnect;
using CoDesign.Trust;

namespace CoDesign.Machine.Memory;

/// <summary>A range of bus addresses and what answers there.</summary>
/// <param name="Address">First address.</param>
/// <param name="SizeBytes">Length of the range.</param>
/// <param name="Target">What answers.</param>
internal sealed record MapEntry(ulong Address, ulong SizeBytes, IBusTarget Target)
{
    /// <summary>Who owns the range.</summary>
    public Party Party => Target.Party;

    /// <summary>Whether an address lies in the range.</summary>
    public bool Contains(ulong address) => address - Address < SizeBytes;
}
