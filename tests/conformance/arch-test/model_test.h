/* What riscv-arch-test asks of a model: how a test begins, ends, and where its signature lies. The device under test here is a core
   with memory and HTIF, nothing else; there is no console, and no way to raise or clear interrupts. */
#ifndef CODESIGN_MODEL_TEST_H
#define CODESIGN_MODEL_TEST_H

#define RVMODEL_DATA_SECTION                                   \
  .pushsection .tohost, "aw", @progbits;                       \
  .align 8; .global tohost; tohost: .dword 0;                  \
  .align 8; .global fromhost; fromhost: .dword 0;              \
  .popsection;

#define RVMODEL_DATA_BEGIN                                     \
  RVMODEL_DATA_SECTION                                         \
  .align 4; .global begin_signature; begin_signature:

#define RVMODEL_DATA_END                                       \
  .align 4; .global end_signature; end_signature:

#define RVMODEL_HALT                                           \
  li x1, 1;                                                    \
  1: sw x1, tohost, t2;                                        \
  j 1b;

#define RVMODEL_BOOT
#define RVMODEL_IO_INIT
#define RVMODEL_IO_WRITE_STR(_R, _STR)
#define RVMODEL_IO_CHECK()
#define RVMODEL_IO_ASSERT_GPR_EQ(_S, _R, _I)
#define RVMODEL_IO_ASSERT_SFPR_EQ(_F, _R, _I)
#define RVMODEL_IO_ASSERT_DFPR_EQ(_D, _R, _I)

#define RVMODEL_SET_MSW_INT
#define RVMODEL_CLEAR_MSW_INT
#define RVMODEL_CLR_MSW_INT
#define RVMODEL_CLR_MTIMER_INT
#define RVMODEL_CLR_MEXT_INT
#define RVMODEL_SET_SSW_INT
#define RVMODEL_CLR_SSW_INT
#define RVMODEL_CLR_STIMER_INT
#define RVMODEL_CLR_SEXT_INT
#define RVMODEL_SET_VSW_INT
#define RVMODEL_CLR_VSW_INT
#define RVMODEL_CLR_VTIMER_INT
#define RVMODEL_CLR_VEXT_INT

#endif
