auipc t0, 1
addi a0, zero, -5
addi a1, zero, 7
mul a2, a0, a1
mulhu a3, a0, a1
div a4, a0, a1
remu a5, a0, a1
sd a2, 0(t0)
lw a6, 0(t0)
lbu s0, 7(t0)
amoadd.w a7, a1, (t0)
amomaxu.d s1, a0, (t0)
lr.w s2, (t0)
sc.w s3, a0, (t0)
sc.w s3, a0, (t0)
sh1add s4, a0, a1
rori s5, a2, 7
clmul s6, a2, a3
cpop s7, a2
lui t1, 8
addi t1, t1, -2048
csrrw zero, mstatus, t1
fcvt.d.w fa0, a0
fdiv.d fa1, fa0, fa0, rne
fcvt.s.w fs0, a1, rtz
fsqrt.s fs1, fs0, rup
fmadd.d fa2, fa0, fa1, fa0, dyn
fsd fa2, 8(t0)
flw fa3, 8(t0)
csrrs s8, fcsr, zero
csrrwi s9, frm, 2
csrrw s10, mscratch, a0
csrrc s11, mscratch, a1
cbo.zero (t0)
jal ra, over
nop
over: bne a0, a1, last
nop
last: xor a0, a0, a1
