/*
 * Arithmetic modulo an odd 256-bit number m with its top bit set, in Montgomery form: x stands for x * 2^256 mod m.
 *
 * Limbs have the width of a register, so that RV32 and RV64 both use their full multiplier. All functions take the same
 * path for all values (field_invert: of its operand); m is public. Results are reduced: 0 <= x < m. A result may be an
 * operand.
 */
#ifndef CRYPTO_FIELD_H
#define CRYPTO_FIELD_H

#include <stdint.h>

#include "bytes.h"

#ifndef FIELD_LIMB_BITS
#if defined(__riscv) && __riscv_xlen == 32
#define FIELD_LIMB_BITS 32
#else
#define FIELD_LIMB_BITS 64
#endif
#endif

#if FIELD_LIMB_BITS == 32
typedef uint32_t limb;
typedef uint64_t limb_product;
#else
typedef uint64_t limb;
__extension__ typedef unsigned __int128 limb_product;
#endif

enum { FIELD_BYTES = 32, FIELD_LIMBS = 256 / FIELD_LIMB_BITS };

/* Least significant limb first. */
struct number {
    limb limbs[FIELD_LIMBS];
};

/* A constant from its eight 32-bit words, most significant first, as numbers are written. */
#if FIELD_LIMB_BITS == 32
#define NUMBER(w7, w6, w5, w4, w3, w2, w1, w0) {{w0, w1, w2, w3, w4, w5, w6, w7}}
#else
#define NUMBER(w7, w6, w5, w4, w3, w2, w1, w0)                                                                       \
    {{(limb)w1 << 32 | w0, (limb)w3 << 32 | w2, (limb)w5 << 32 | w4, (limb)w7 << 32 | w6}}
#endif

struct field {
    struct number modulus;
    struct number one;     /* 2^256 mod m: 1 in Montgomery form */
    struct number square;  /* 2^512 mod m: multiplying by it enters Montgomery form */
    uint64_t inverse;      /* -m^-1 mod 2^64; its low half is -m^-1 mod 2^32 */
};

void field_multiply(struct number *r, const struct number *a, const struct number *b, const struct field *field);
void field_add(struct number *r, const struct number *a, const struct number *b, const struct field *field);
void field_subtract(struct number *r, const struct number *a, const struct number *b, const struct field *field);

/* 1 / a by Fermat's little theorem, for prime m; 0 for a = 0. */
void field_invert(struct number *r, const struct number *a, const struct field *field);

/* Big-endian bytes of any value below 2^256, reduced modulo m. The result is all ones if the value was below m. */
mask field_load(struct number *r, const uint8_t bytes[FIELD_BYTES], const struct field *field);

void field_store(uint8_t bytes[FIELD_BYTES], const struct number *a, const struct field *field);

mask field_is_zero(const struct number *a);

/* r = a if take is all ones; r stays if it is 0. */
void field_select(struct number *r, const struct number *a, mask take);

#endif
