/* The simulator enters here when a program executes a region marker and the chip has a module for the region:
 *   a0 = descriptor, a1 = request, a2 = index of the module, ra = return address, sp = top of the driver's stack.
 * A program calls nothing at a marker, so every register that C may change is saved, as a library would have to. */
    .file "workloads/driver/entry.S" /* or the symbol table would name a temporary file */
#if __riscv_xlen == 64
# define SAVE sd
# define LOAD ld
# define WORD 8
#else
# define SAVE sw
# define LOAD lw
# define WORD 4
#endif

    .section .text.entry, "ax", @progbits
    .globl  cd_driver_entry
    .type   cd_driver_entry, @function
cd_driver_entry:
    addi    sp, sp, -16*WORD
    SAVE    ra,  0*WORD(sp)
    SAVE    t0,  1*WORD(sp)
    SAVE    t1,  2*WORD(sp)
    SAVE    t2,  3*WORD(sp)
    SAVE    t3,  4*WORD(sp)
    SAVE    t4,  5*WORD(sp)
    SAVE    t5,  6*WORD(sp)
    SAVE    t6,  7*WORD(sp)
    SAVE    a0,  8*WORD(sp)
    SAVE    a2,  9*WORD(sp)
    SAVE    a3, 10*WORD(sp)
    SAVE    a4, 11*WORD(sp)
    SAVE    a5, 12*WORD(sp)
    SAVE    a6, 13*WORD(sp)
    SAVE    a7, 14*WORD(sp)
    call    cd_driver_request
    mv      a1, a0
    LOAD    ra,  0*WORD(sp)
    LOAD    t0,  1*WORD(sp)
    LOAD    t1,  2*WORD(sp)
    LOAD    t2,  3*WORD(sp)
    LOAD    t3,  4*WORD(sp)
    LOAD    t4,  5*WORD(sp)
    LOAD    t5,  6*WORD(sp)
    LOAD    t6,  7*WORD(sp)
    LOAD    a0,  8*WORD(sp)
    LOAD    a2,  9*WORD(sp)
    LOAD    a3, 10*WORD(sp)
    LOAD    a4, 11*WORD(sp)
    LOAD    a5, 12*WORD(sp)
    LOAD    a6, 13*WORD(sp)
    LOAD    a7, 14*WORD(sp)
    addi    sp, sp, 16*WORD
    ret
    .size   cd_driver_entry, . - cd_driver_entry

/* Where a request returns to. The simulator takes over before this instruction runs; on its own it would spin. */
    .balign 4
    .globl  cd_driver_return
    .type   cd_driver_return, @function
cd_driver_return:
    j       cd_driver_return
    .size   cd_driver_return, . - cd_driver_return
