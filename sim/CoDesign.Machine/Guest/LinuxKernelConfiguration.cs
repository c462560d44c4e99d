using CoDesign.Isa;
using CoDesign.Machine.Harts;

namespace CoDesign.Machine.Guest;

/// <summary>What the kernel of a program is made from.</summary>
/// <param name="Hart">The hart that runs the program.</param>
/// <param name="Isa">Instructions of the hart.</param>
/// <param name="Memory">Its memory.</param>
/// <param name="Outside">Standard output, files.</param>
/// <param name="End">Ends the run.</param>
/// <param name="Layout">Where the program's memory lies.</param>
/// <param name="FindFile">Files that the program may open, by the name that it uses.</param>
/// <param name="StandardInput">What standard input holds.</param>
/// <param name="CallCycles">Cycles of a system call.</param>
/// <param name="Seed">Start of getrandom.</param>
/// <param name="Notes">Gets what a reader must know.</param>
/// <param name="FenceInstructions">Does what fence.i does, for the system call that libraries use instead.</param>
internal sealed record LinuxKernelConfiguration(
    Hart Hart,
    IsaString Isa,
    GuestMemory Memory,
    Outside Outside,
    GuestEnd End,
    LinuxLayout Layout,
    Func<string, LabelledFile?> FindFile,
    LabelledFile StandardInput,
    int CallCycles,
    ulong Seed,
    List<string> Notes,
    Action FenceInstructions);
