/* The software paths of prover-kernels. Numbers are little endian, as the ops have them. */
#ifndef KERNELS_H
#define KERNELS_H

#include <stddef.h>
#include <stdint.h>

#include "curve.h"

/* alt_bn128 of EIP-196: coordinates only; it has no comb and no scalars. */
extern const struct curve curve_bn254;

enum { POINT = 64, SCALAR = 32, MSM_LARGEST = 12 };

/* Values of the polynomial at the powers of the root of order 2^logarithm, over 2^64 - 2^32 + 1; table: half as many numbers. */
void ntt(uint64_t *values, unsigned logarithm, uint64_t *table);

/* Sum of 2^logarithm points, each times its scalar. */
void msm(uint8_t sum[POINT], const uint8_t *points, const uint8_t *scalars, unsigned logarithm);

/* The multiples 1, 2, ... of the generator (1, 2). */
void make_points(uint8_t *points, size_t count);

#endif
