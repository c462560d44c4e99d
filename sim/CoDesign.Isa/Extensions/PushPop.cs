namespace CoDesign.Isa.Extensions;

/// <summary>
/// Saving and restoring of registers, and pairs of moves (RISC-V Unprivileged ISA, “Zc*”, “Zcmp”). What they mean is what the
/// instructions mean that they stand for.
/// </summary>
internal static class PushPop
{
    /// <summary>Every sequence.</summary>
    public static readonly InstructionSequence[] All =
    [
        new("cm.push", "101 11000 rlist!=0,1,2,3 spimm[5:4] 10", moves: false, (o, width) =>
            [.. Accesses("s", o, width, o.Adjustment), $"addi sp, sp, {-o.Adjustment}"]),
        new("cm.pop", "101 11010 rlist!=0,1,2,3 spimm[5:4] 10", moves: false, (o, width) =>
            [.. Accesses("l", o, width, 0), $"addi sp, sp, {o.Adjustment}"]),
        new("cm.popretz", "101 11100 rlist!=0,1,2,3 spimm[5:4] 10", moves: false, (o, width) =>
            [.. Accesses("l", o, width, 0), "addi a0, zero, 0", $"addi sp, sp, {o.Adjustment}", "jalr zero, 0(ra)"]),
        new("cm.popret", "101 11110 rlist!=0,1,2,3 spimm[5:4] 10", moves: false, (o, width) =>
            [.. Accesses("l", o, width, 0), $"addi sp, sp, {o.Adjustment}", "jalr zero, 0(ra)"]),
        new("cm.mva01s", "101 011 r1s 11 r2s 10", moves: true, (o, _) => [$"addi a0, x{o.First}, 0", $"addi a1, x{o.Second}, 0"]),
        new("cm.mvsa01", "101 011 r1s 01 r2s 10", moves: true, (o, _) => [$"addi x{o.First}, a0, 0", $"addi x{o.Second}, a1, 0"]),
    ];

    // The highest register lies highest, right below the old stack pointer, and goes first.
    private static IEnumerable<string> Accesses(string direction, SequenceOperands operands, int width, int moved) =>
        operands.Registers.Reverse().Select((register, i) =>
            $"{direction}{(width == 8 ? "d" : "w")} x{register}, {operands.Adjustment - moved - (width * (i + 1))}(sp)");
}
