namespace CoDesign.Machine.Guest;

/// <summary>Where the memory of a linux_user program lies, in program addresses.</summary>
/// <param name="Entry">First instruction.</param>
/// <param name="HeapStart">First address of the heap.</param>
/// <param name="HeapEnd">First address behind the most that the heap can become.</param>
/// <param name="MapBottom">Lowest address for mmap.</param>
/// <param name="MapTop">First address behind the area of mmap; the stack begins there.</param>
/// <param name="StackTop">First address behind the stack.</param>
internal sealed record LinuxLayout(ulong Entry, ulong HeapStart, ulong HeapEnd, ulong MapBottom, ulong MapTop, ulong StackTop)
{
    /// <summary>Most bytes of stack.</summary>
    public ulong StackBytes => StackTop - MapTop;
}
