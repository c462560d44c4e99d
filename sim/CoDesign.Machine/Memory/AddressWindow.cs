namespace CoDesign.Machine.Memory;

/// <summary>
/// Program addresses that are another name for main memory: ordinary static executables are linked low, where chips have devices
/// or nothing.
/// </summary>
/// <param name="Address">First program address.</param>
/// <param name="SizeBytes">Length; 0 for no window.</param>
/// <param name="Target">Bus address of the first byte.</param>
internal readonly record struct AddressWindow(ulong Address, ulong SizeBytes, ulong Target)
{
    /// <summary>The bus address behind a program address.</summary>
    public ulong Translate(ulong address) => address - Address < SizeBytes ? address - Address + Target : address;
}
