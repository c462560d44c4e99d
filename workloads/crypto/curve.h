/*
 * Short Weierstrass curves y^2 = x^3 + ax + b of prime order over 256-bit fields: secp256k1 and P-256.
 *
 * Points are projective (x = X / Z, y = Y / Z; Z = 0 is the neutral element) and coordinates in Montgomery form. Addition
 * and doubling are the complete formulas of Renes, Costello, Batina, "Complete addition formulas for prime order elliptic
 * curves" (EUROCRYPT 2016), algorithms 1 and 3: no point is an exception, so no branch is needed.
 */
#ifndef CRYPTO_CURVE_H
#define CRYPTO_CURVE_H

#include "field.h"

struct point {
    struct number x;
    struct number y;
    struct number z;
};

struct affine_point {
    struct number x;
    struct number y;
};

/* The teeth of the comb stand 64 bits apart: entry e holds the sum of 2^(64 i) G over the set bits i of e + 1. */
enum { COMB_TEETH = 4, COMB_POINTS = 15, COMB_SPACING = 256 / COMB_TEETH };

struct curve {
    struct field p;          /* coordinates */
    struct field n;          /* scalars: the order of the group */
    int a_is_minus_3;        /* a is -3 (P-256) or 0 (secp256k1) */
    struct number b;
    struct number b3;        /* 3b */
    struct affine_point comb[COMB_POINTS];
};

extern const struct curve curve_secp256k1;
extern const struct curve curve_p256;

/* Big-endian scalar, 32 bytes, times the generator. Same instructions and addresses for every scalar. */
void curve_multiply_generator(struct point *r, const uint8_t scalar[FIELD_BYTES], const struct curve *curve);

/* u G + v Q for public values: time and addresses depend on them. */
void curve_multiply_both(
    struct point *r, const uint8_t u[FIELD_BYTES], const struct point *q, const uint8_t v[FIELD_BYTES],
    const struct curve *curve);

/* Public bytes x | y. The result is 1 if both are below p and the point is on the curve, else 0. */
int curve_load(struct point *r, const uint8_t bytes[2 * FIELD_BYTES], const struct curve *curve);

/* x | y, all zero for the neutral element. */
void curve_store(uint8_t bytes[2 * FIELD_BYTES], const struct point *a, const struct curve *curve);

/* For the test that recomputes the comb. */
void curve_add(struct point *r, const struct point *a, const struct point *b, const struct curve *curve);
void curve_double(struct point *r, const struct point *a, const struct curve *curve);

#endif
