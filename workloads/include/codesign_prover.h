/*
 * Ops of units for proofs of knowledge, for regions (codesign.h). docs/modules.md has the parameters of each. Elements of fields are
 * little endian, as long as their prime rounded up to 4 (BabyBear) or 8 bytes, and points are x, then y, zeros for infinity. What is not
 * reduced is reduced; whether a point is on its curve is not checked.
 */
#ifndef CODESIGN_PROVER_H
#define CODESIGN_PROVER_H

#include "codesign.h"

#define CD_OP_NTT 0x0401u               /* field, log2 N, columns; in: values of all columns; out: as many */
#define CD_OP_INTT 0x0402u              /* the same */
#define CD_OP_COSET_NTT 0x0403u         /* the same; in: values, shift */
#define CD_OP_COSET_INTT 0x0404u        /* the same; in: values, shift */
#define CD_OP_MSM 0x0411u               /* curve, points; in: points, scalars; out: a point */
#define CD_OP_MERKLE_TREE 0x0421u       /* hash, log2 leaves, bytes of a leaf, flags; in: leaves; out: root, or nodes */
#define CD_OP_FRI_FOLD 0x0431u          /* field, log2 N; in: values, shift, challenge; out: N/2 values */
#define CD_OP_SUM_CHECK_ROUND 0x0432u   /* field, log2 n, d; in: d tables of n values; out: d + 1 values */
#define CD_OP_SUM_CHECK_BIND 0x0433u    /* field, log2 n, d; in: d tables of n values, challenge; out: d tables of n/2 */
#define CD_OP_POLYNOMIAL_VALUE 0x0434u  /* field, N; in: N coefficients, point; out: a value */

/* Fields; scalars of a curve are the numbers modulo the order of its group. */
#define CD_GOLDILOCKS 0u
#define CD_BABYBEAR 1u
#define CD_BN254_SCALAR 2u
#define CD_BLS12_381_SCALAR 3u
#define CD_BLS12_377_SCALAR 4u
#define CD_MERSENNE31_COMPLEX 5u /* a + b i: a, then b */

/* Groups of points. */
#define CD_BN254_G1 0u
#define CD_BN254_G2 1u
#define CD_BLS12_381_G1 2u
#define CD_BLS12_377_G1 3u

/* Hash functions of Merkle trees; digests are 32 bytes, leaves and nodes have no prefix. */
#define CD_TREE_SHA256 0u
#define CD_TREE_SHA3_256 1u
#define CD_TREE_KECCAK256 2u
#define CD_TREE_BLAKE2S 3u
#define CD_TREE_BLAKE3 4u
#define CD_TREE_POSEIDON2_GOLDILOCKS 5u
#define CD_TREE_POSEIDON2_BABYBEAR 6u
#define CD_TREE_POSEIDON2_BN254 7u

#define CD_TREE_NODES 1u /* flag: all nodes, as in a heap: root at 1, children of n at 2 n and 2 n + 1, zeros at 0 */

#endif
