namespace CoDesign.Isa.Tests;

/// <summary>
/// A random program without loops, as a list of steps: each is one instruction, or a few that belong together (an address and the
/// access, a branch and what it jumps over). Every prefix of the steps is a program too, which makes shrinking easy.
/// </summary>
/// <param name="Seed">What it was made from.</param>
/// <param name="Base">The register that points to the scratch memory; no instruction writes it.</param>
/// <param name="Registers">Values of the registers at the start.</param>
/// <param name="Scratch">The scratch memory at the start.</param>
/// <param name="Steps">Words of each step; a 16-bit one has its low bits other than 11.</param>
internal sealed record RandomProgram(ulong Seed, int Base, ulong[] Registers, byte[] Scratch, uint[][] Steps)
{
    /// <summary>Bytes of memory from the base register on that the program may access.</summary>
    public const int ScratchBytes = 512;

    /// <summary>The same program, cut off.</summary>
    public RandomProgram Prefix(int steps) => this with { Steps = Steps[..steps] };
}
