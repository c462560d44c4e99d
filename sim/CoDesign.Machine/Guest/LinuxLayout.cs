using CoDesign.Machine.Memory;

namespace CoDesign.Machine.Guest;

/// <summary>Where the memory of a linux_user program lies, in program addresses.</summary>
/// <param name="Entry">First instruction.</param>
/// <param name="HeapStart">First address of the heap.</param>
/// <param name="HeapEnd">First address behind the most that the heap can become.</param>
/// <param name="MapBottom">Lowest address for mmap, as long as there is room above.</param>
/// <param name="MapTop">First address behind the area of mmap; a gap that catches a stack that overflows begins there.</param>
/// <param name="StackBottom">Lowest address of the stack.</param>
/// <param name="StackTop">First address behind the stack.</param>
/// <param name="Space">What the program has of main memory.</param>
internal sealed record LinuxLayout(
    ulong Entry, ulong HeapStart, ulong HeapEnd, ulong MapBottom, ulong MapTop, ulong StackBottom, ulong StackTop, UserSpace Space)
{
    /// <summary>Most bytes of stack.</summary>
    public ulong StackBytes => StackTop - StackBottom;
}
