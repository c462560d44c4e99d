using System.Reflection.Emit;
using CoDesign.Isa;
using CoDesign.Machine.Harts;

namespace CoDesign.Machine.Translation;

/// <summary>Which registers of the hart are local variables of translated code: the most used; the others stay where they are.</summary>
internal sealed class RegisterAllocation
{
    // With more, the host has no register left for them; with fewer, too much goes through memory.
    private const int MostLocals = 8;

    private readonly LocalBuilder?[] _locals = new LocalBuilder?[FloatRegisters.Slots];
    private readonly bool[] _isWritten = new bool[FloatRegisters.Slots];
    private readonly List<int> _chosen;

    private RegisterAllocation(List<int> chosen) => _chosen = chosen;

    /// <summary>The registers that are local variables.</summary>
    public IEnumerable<(int Register, LocalBuilder Local)> Locals => _chosen.Select(r => (r, _locals[r]!));

    /// <summary>Those of them that the fragment writes.</summary>
    public IEnumerable<(int Register, LocalBuilder Local)> Written => Locals.Where(l => _isWritten[l.Register]);

    /// <summary>Chooses for a fragment.</summary>
    public static RegisterAllocation For(IReadOnlyList<Block> blocks)
    {
        long[] uses = new long[FloatRegisters.Slots];
        bool[] isWritten = new bool[FloatRegisters.Slots];
        foreach (Block block in blocks)
        {
            long weight = block.Executed + 1;
            foreach (Instruction instruction in block.Body)
            {
                InstructionDefinition row = InstructionRows.All[instruction.Row];
                uses[instruction.Rs1] += row.ReadsRs1 ? weight : 0;
                uses[instruction.Rs2] += row.ReadsRs2 ? weight : 0;
                if (row.WritesRd)
                {
                    uses[instruction.Rd] += weight;
                    isWritten[instruction.Rd] = true;
                }
            }
        }

        var allocation = new RegisterAllocation([.. Enumerable.Range(1, Registers.Count - 1)
            .Where(r => uses[r] > 0)
            .OrderByDescending(r => uses[r])
            .ThenBy(r => r)
            .Take(MostLocals)]);
        isWritten.CopyTo(allocation._isWritten, 0);
        return allocation;
    }

    /// <summary>Declares the local variables.</summary>
    public void Declare(ILGenerator il)
    {
        foreach (int register in _chosen)
        {
            _locals[register] = il.DeclareLocal(typeof(ulong));
        }
    }

    /// <summary>The local variable of a register; null if it has none.</summary>
    public LocalBuilder? Find(int register) => _locals[register];
}
