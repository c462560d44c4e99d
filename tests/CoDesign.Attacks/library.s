# What the programs of the scenarios have in common; it stands behind each of them. Functions take arguments in a0 to a2 and may
# change t0 to t6 and a0 to a7. Buffers have 64 bytes unless a function says otherwise.

# Ends the program with code 0 or 1.
finish:  li t6, 0x10010000; li t5, 0x5555; sw t5, 0(t6); j finish
fail:    li t6, 0x10010000; li t5, 0x13333; sw t5, 0(t6); j fail

# Copies a2 bytes, a multiple of 8, from a1 to a0.
copy:    ld t0, 0(a1); sd t0, 0(a0); addi a0, a0, 8; addi a1, a1, 8; addi a2, a2, -8; bnez a2, copy; ret

# Fills the buffer at a0 with random numbers.
draw:    li t0, 0x10020000; li t1, 64
draw_next: lw t2, 0(t0); sw t2, 0(a0); addi a0, a0, 4; addi t1, t1, -4; bnez t1, draw_next; ret

# Sends the buffer at a0 out of the chip through the serial port.
outside: li t0, 0x10000000; li t1, 64
outside_next: lbu t2, 0(a0); sb t2, 0(t0); addi a0, a0, 1; addi t1, t1, -1; bnez t1, outside_next; ret

# Puts the descriptor at a2 (96 bytes) into slot 0 of the ring at a1, and rings the doorbell of the module whose registers are at a0.
# t1 holds the HEAD that means completion, t3 the registers, t4 the ring.
ring:    mv t3, a0; mv t4, a1; li t1, 96
ring_next: ld t0, 0(a2); sd t0, 0(a1); addi a1, a1, 8; addi a2, a2, 8; addi t1, t1, -8; bnez t1, ring_next
         sw t4, 0x14(t3); sw x0, 0x18(t3); li t0, 1; sw t0, 0x1c(t3); sw t0, 8(t3)
         lw t1, 0x20(t3); addi t1, t1, 1; sw t1, 0x24(t3); ret

# Waits for the completion, for a thousand polls at most; a0 becomes the status that stands in the ring.
wait:    li t2, 1000
wait_next: lw t0, 0x20(t3); beq t0, t1, wait_end; addi t2, t2, -1; bnez t2, wait_next
wait_end: lw a0, 16(t4); ret

# As ring and wait.
submit:  addi sp, sp, -16; sd ra, 0(sp); call ring; call wait; ld ra, 0(sp); addi sp, sp, 16; ret

# Gives the buffer at a0 to a module; the result lies at 0x9000_2000, 0x9008_2000, digest.
npu:     addi sp, sp, -16; sd ra, 8(sp); mv a1, a0; li a0, 0x90001000; li a2, 64; call copy
         la a2, npu_job; call to_npu; ld ra, 8(sp); addi sp, sp, 16; ret
prover:  addi sp, sp, -16; sd ra, 8(sp); mv a1, a0; li a0, 0x90081000; li a2, 64; call copy
         la a2, prover_job; call to_prover; ld ra, 8(sp); addi sp, sp, 16; ret
hasher:  addi sp, sp, -16; sd ra, 8(sp); mv a1, a0; li a0, 0x80081000; li a2, 64; call copy
         la a2, hasher_job; li a0, 0x40020000; li a1, 0x80080000; call submit; ld ra, 8(sp); addi sp, sp, 16; ret

# Gives the descriptor at a2 to a module.
to_npu:    li a0, 0x40000000; li a1, 0x90000000; j submit
to_prover: li a0, 0x40010000; li a1, 0x90080000; j submit

# Sanitizers of the policy: from a1 to a0.
.align 3
blind:   li t0, 0x10020000; li t1, 64
blind_next: lw t2, 0(t0); lw t3, 0(a1); xor t2, t2, t3; sw t2, 0(a0); addi a0, a0, 4; addi a1, a1, 4; addi t1, t1, -4; bnez t1, blind_next; ret
blind_end: nop
# As blind, with the mask of a3 bytes (a power of two) at a2.
.align 3
blind_with: li t1, 64; li t4, 0; addi t6, a3, -1
pad_next: and t5, t4, t6; add t5, a2, t5; lw t2, 0(t5); lw t3, 0(a1); xor t2, t2, t3; sw t2, 0(a0); addi a0, a0, 4; addi a1, a1, 4; addi t4, t4, 4; addi t1, t1, -4; bnez t1, pad_next; ret
blind_with_end: nop
# From a2 to two shares at a0 and a1, which add up to it.
.align 3
split:   li t0, 0x10020000; li t1, 64
split_next: lw t2, 0(t0); lw t3, 0(a2); sw t2, 0(a0); sub t3, t3, t2; sw t3, 0(a1); addi a0, a0, 4; addi a1, a1, 4; addi a2, a2, 4; addi t1, t1, -4; bnez t1, split_next; ret
split_end: nop
.align 3
sign:    li t1, 64
sign_next: ld t2, 0(a1); slli t3, t2, 13; xor t2, t2, t3; srli t3, t2, 7; xor t2, t2, t3; sd t2, 0(a0); addi a0, a0, 8; addi a1, a1, 8; addi t1, t1, -8; bnez t1, sign_next; ret
sign_end: nop
.align 3
publish: li t1, 64
publish_next: ld t2, 0(a1); slli t3, t2, 17; xor t2, t2, t3; srli t3, t2, 9; xor t2, t2, t3; sd t2, 0(a0); addi a0, a0, 8; addi a1, a1, 8; addi t1, t1, -8; bnez t1, publish_next; ret
publish_end: nop

# Verifier of the policy: whether the 64 bytes at a0 are those at a1. All are compared before anything depends on them.
.align 3
verify:  li t1, 64; li t4, 0
verify_next: ld t2, 0(a0); ld t3, 0(a1); xor t2, t2, t3; or t4, t4, t2; addi a0, a0, 8; addi a1, a1, 8; addi t1, t1, -8; bnez t1, verify_next
         seqz a0, t4; ret
verify_end: nop

# Descriptors: "CDR1", version 1, one input, one output, no parameter; op; status, job; name; input; output. Copy is op 1, SHA-256 0x101.
.align 3
npu_job:    .word 0x31524443; .half 1, 1, 1, 0; .word 1, 0, 0; .dword 0; .dword 0x90001000, 64; .dword 0x90002000, 64; .zero 32
prover_job: .word 0x31524443; .half 1, 1, 1, 0; .word 0x101, 0, 0; .dword 0; .dword 0x90081000, 64; .dword 0x90082000, 32; .zero 32
hasher_job: .word 0x31524443; .half 1, 1, 1, 0; .word 0x101, 0, 0; .dword 0; .dword 0x80081000, 64; .dword 0x80082000, 32; .zero 32

# Secrets, each with the tag of its name, and something that is none.
.align 4
key:     .dword 0x4b6579206b657901, 0x4b6579206b657902, 0x4b6579206b657903, 0x4b6579206b657904, 0x4b6579206b657905, 0x4b6579206b657906, 0x4b6579206b657907, 0x4b6579206b657908
key_end:
witness: .dword 0x5769746e65737301, 0x5769746e65737302, 0x5769746e65737303, 0x5769746e65737304, 0x5769746e65737305, 0x5769746e65737306, 0x5769746e65737307, 0x5769746e65737308
witness_end:
prompt:  .dword 0x50726f6d70742101, 0x50726f6d70742102, 0x50726f6d70742103, 0x50726f6d70742104, 0x50726f6d70742105, 0x50726f6d70742106, 0x50726f6d70742107, 0x50726f6d70742108
prompt_end:
weights: .dword 0x5765696768747301, 0x5765696768747302, 0x5765696768747303, 0x5765696768747304, 0x5765696768747305, 0x5765696768747306, 0x5765696768747307, 0x5765696768747308
weights_end:
public:  .dword 0x5075626c69632101, 0x5075626c69632102, 0x5075626c69632103, 0x5075626c69632104, 0x5075626c69632105, 0x5075626c69632106, 0x5075626c69632107, 0x5075626c69632108
public_end:
buffer:  .zero 64
other:   .zero 64
third:   .zero 64
mask:    .zero 64
