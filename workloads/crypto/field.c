#include "field.h"

/* r = a + b; the result is the carry. */
static limb add(struct number *r, const struct number *a, const struct number *b)
{
    limb carry = 0;
    for (int i = 0; i < FIELD_LIMBS; i++) {
        limb sum = a->limbs[i] + carry;
        carry = sum < carry;
        r->limbs[i] = sum + b->limbs[i];
        carry += r->limbs[i] < sum;
    }
    return carry;
}

/* r = a - b; the result is the borrow. */
static limb subtract(struct number *r, const struct number *a, const struct number *b)
{
    limb borrow = 0;
    for (int i = 0; i < FIELD_LIMBS; i++) {
        limb x = a->limbs[i];
        limb y = b->limbs[i];
        limb difference = x - y;
        r->limbs[i] = difference - borrow;
        borrow = (limb)(x < y) | (limb)(difference < borrow);
    }
    return borrow;
}

void field_select(struct number *r, const struct number *a, mask take)
{
    for (int i = 0; i < FIELD_LIMBS; i++) {
        r->limbs[i] ^= (limb)take & (r->limbs[i] ^ a->limbs[i]);
    }
}

/* r = carry * 2^256 + r, which is below 2m, reduced. */
static void reduce_once(struct number *r, limb carry, const struct field *field)
{
    struct number reduced;
    limb borrow = subtract(&reduced, r, &field->modulus);
    field_select(r, &reduced, mask_from_bit((carry | (borrow ^ 1)) & 1));
}

void field_add(struct number *r, const struct number *a, const struct number *b, const struct field *field)
{
    limb carry = add(r, a, b);
    reduce_once(r, carry, field);
}

void field_subtract(struct number *r, const struct number *a, const struct number *b, const struct field *field)
{
    limb borrow = subtract(r, a, b);
    struct number corrected;
    add(&corrected, r, &field->modulus);
    field_select(r, &corrected, mask_from_bit(borrow));
}

/*
 * Montgomery product a * b / 2^256 mod m. Operand scanning with the reduction interleaved (CIOS in: Koc, Acar, Kaliski,
 * "Analyzing and comparing Montgomery multiplication algorithms", IEEE Micro 16(3), 1996).
 */
void field_multiply(struct number *r, const struct number *a, const struct number *b, const struct field *field)
{
    limb t[FIELD_LIMBS + 1] = {0};
    limb inverse = (limb)field->inverse;
    limb overflow = 0;
    for (int i = 0; i < FIELD_LIMBS; i++) {
        limb factor = b->limbs[i];
        limb carry = 0;
#pragma GCC unroll 8
        for (int j = 0; j < FIELD_LIMBS; j++) {
            /* (2^n - 1)^2 + 2 (2^n - 1) = 2^2n - 1: the sum never overflows. */
            limb_product sum = (limb_product)a->limbs[j] * factor + t[j] + carry;
            t[j] = (limb)sum;
            carry = (limb)(sum >> FIELD_LIMB_BITS);
        }
        limb_product top = (limb_product)t[FIELD_LIMBS] + carry;
        t[FIELD_LIMBS] = (limb)top;
        overflow = (limb)(top >> FIELD_LIMB_BITS);

        /* Add the multiple of m that clears the lowest limb, and move down by one limb. */
        factor = t[0] * inverse;
        limb_product sum = (limb_product)field->modulus.limbs[0] * factor + t[0];
        carry = (limb)(sum >> FIELD_LIMB_BITS);
#pragma GCC unroll 8
        for (int j = 1; j < FIELD_LIMBS; j++) {
            sum = (limb_product)field->modulus.limbs[j] * factor + t[j] + carry;
            t[j - 1] = (limb)sum;
            carry = (limb)(sum >> FIELD_LIMB_BITS);
        }
        top = (limb_product)t[FIELD_LIMBS] + carry;
        t[FIELD_LIMBS - 1] = (limb)top;
        t[FIELD_LIMBS] = overflow + (limb)(top >> FIELD_LIMB_BITS);
    }
    for (int i = 0; i < FIELD_LIMBS; i++) {
        r->limbs[i] = t[i];
    }
    reduce_once(r, t[FIELD_LIMBS], field);
}

void field_invert(struct number *r, const struct number *a, const struct field *field)
{
    /* a^(m - 2), four bits of the public exponent at a time. powers[i] = a^i. */
    struct number exponent = {{2}};
    subtract(&exponent, &field->modulus, &exponent);
    struct number powers[16];
    powers[0] = field->one;
    for (int i = 1; i < 16; i++) {
        field_multiply(&powers[i], &powers[i - 1], a, field);
    }
    struct number result = field->one;
    for (int i = FIELD_LIMBS - 1; i >= 0; i--) {
        for (int shift = FIELD_LIMB_BITS - 4; shift >= 0; shift -= 4) {
            for (int j = 0; j < 4; j++) {
                field_multiply(&result, &result, &result, field);
            }
            field_multiply(&result, &result, &powers[exponent.limbs[i] >> shift & 15], field);
        }
    }
    *r = result;
    wipe(powers, sizeof powers);
}

mask field_load(struct number *r, const uint8_t bytes[FIELD_BYTES], const struct field *field)
{
    struct number value;
    for (int i = 0; i < FIELD_LIMBS; i++) {
        const uint8_t *end = bytes + FIELD_BYTES - i * (FIELD_LIMB_BITS / 8);
#if FIELD_LIMB_BITS == 32
        value.limbs[i] = load_be32(end - 4);
#else
        value.limbs[i] = load_be64(end - 8);
#endif
    }
    struct number difference;
    mask is_reduced = mask_from_bit((uintptr_t)subtract(&difference, &value, &field->modulus));
    /* 2^256 < 2m: one subtraction reduces any value. */
    reduce_once(&value, 0, field);
    field_multiply(r, &value, &field->square, field);
    return is_reduced;
}

void field_store(uint8_t bytes[FIELD_BYTES], const struct number *a, const struct field *field)
{
    struct number value;
    const struct number one = {{1}};
    field_multiply(&value, a, &one, field);
    for (int i = 0; i < FIELD_LIMBS; i++) {
        uint8_t *end = bytes + FIELD_BYTES - i * (FIELD_LIMB_BITS / 8);
#if FIELD_LIMB_BITS == 32
        store_be32(end - 4, value.limbs[i]);
#else
        store_be64(end - 8, value.limbs[i]);
#endif
    }
}

mask field_is_zero(const struct number *a)
{
    limb any = 0;
    for (int i = 0; i < FIELD_LIMBS; i++) {
        any |= a->limbs[i];
    }
    /* A host's mask may be wider than a limb, never narrower. */
    return mask_if_zero((uintptr_t)any);
}
