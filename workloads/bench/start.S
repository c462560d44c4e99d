# Entry of a benchmark, which runs as a static Linux program and on the bare machine. Linux gives every program a stack; after reset the
# stack pointer is 0 in Spike, QEMU and CoDesign.
    .file "workloads/bench/start.S" # or the symbol table would name a temporary file
    .section .text.start, "ax", @progbits
    .globl _start
    .type _start, @function
_start:
    .option push
    .option norelax             # the relaxed form would compute gp from gp
    la gp, __global_pointer$
    .option pop
    beqz sp, 1f
    ld a0, 0(sp)                # argc
    addi a1, sp, 8              # argv
    li a2, 0
    j 2f
1:  la sp, stack_top
    li t0, 0x6000               # mstatus.FS: floating point is on
    csrs mstatus, t0
    li a0, 0
    li a1, 0
    li a2, 1
2:  andi sp, sp, -16            # psABI: 16-byte aligned at calls
    li ra, 0                    # end of the chain for a debugger
    call bench_start
    .size _start, . - _start

    .section .bss.stack, "aw", @nobits
    .align 4
    .zero 16384
stack_top:

# The host-target interface of Spike. A page of its own: simulators watch it.
    .section .data.tohost, "aw", @progbits
    .align 12
    .globl tohost
    .type tohost, @object
tohost:
    .dword 0
    .size tohost, 8
    .globl fromhost
    .type fromhost, @object
    .align 6
fromhost:
    .dword 0
    .size fromhost, 8
    .align 12

    .section .note.GNU-stack, "", @progbits
