# Entry of a static Linux user program: global pointer, aligned stack, main(), exit(result).
# .bss needs no clearing: the loader maps it as zeroes.
    .file "workloads/common/start.S" # or the symbol table would name a temporary file
    .section .text.start, "ax", @progbits
    .globl _start
    .type _start, @function
_start:
    .option push
    .option norelax             # the relaxed form would compute gp from gp
    la gp, __global_pointer$
    .option pop
    andi sp, sp, -16            # psABI: 16-byte aligned at calls
    li ra, 0                    # end of the chain for a debugger
    call main
    li a7, 93                   # exit
    ecall
    .size _start, . - _start
    .section .note.GNU-stack, "", @progbits
