/*
 * Ops of tensor units, for regions (codesign.h). docs/modules.md has the parameters of each; all numbers are little endian and
 * matrices lie row by row.
 */
#ifndef CODESIGN_TENSOR_H
#define CODESIGN_TENSOR_H

#include "codesign.h"

#define CD_OP_GEMM 0x0201u       /* type, M, K, N, flags [, multiplier, shift, zero point]; in: A, B [, bias]; out: C */
#define CD_OP_CONV2D 0x0202u     /* type, batch, height, width, channels, filters, kernel height, kernel width, stride, padding, flags […] */
#define CD_OP_RELU 0x0211u       /* type, elements */
#define CD_OP_GELU 0x0212u       /* elements (fp32) */
#define CD_OP_SOFTMAX 0x0213u    /* rows, columns (fp32) */
#define CD_OP_LAYER_NORM 0x0214u /* rows, columns, bits of epsilon (fp32); in: rows, gamma, beta */
#define CD_OP_ATTENTION 0x0215u  /* type, queries, keys, depth, value depth; in: Q, K, V */
#define CD_OP_REQUANTISE 0x0216u /* elements, multiplier, shift, zero point; in: int32; out: int8 */

/* Types of elements. Sums are int32 for CD_INT8, fp32 for the others. */
#define CD_INT8 0u
#define CD_FP16 1u
#define CD_BF16 2u
#define CD_FP32 3u

/* What follows a product, in this order. */
#define CD_BIAS 1u       /* a third input of N numbers (int32 or fp32) is added to each row */
#define CD_RELU 2u       /* max(x, 0) */
#define CD_GELU 4u       /* floating point only, tanh form */
#define CD_REQUANTISE 8u /* CD_INT8 only: int8 = saturate(((x * multiplier + 2^(shift-1)) >> shift) + zero point) */

#endif
