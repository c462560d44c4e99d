/*
 * 256-bit Montgomery multiplication modulo the prime of secp256k1: wide multiplications and carries. A run squares a number 1000 times.
 * x R^-1 squared and so on: after n squarings x is x^(2^n) R^-(2^n - 1) mod p.
 */
#include "bench.h"
#include "expected.h"

typedef unsigned __int128 wide;

enum { LIMBS = 4 };

static const uint64_t modulus[LIMBS] = {0xfffffffefffffc2fu, 0xffffffffffffffffu, 0xffffffffffffffffu, 0xffffffffffffffffu};

/* -p^-1 mod 2^64 */
#define FACTOR 0xd838091dd2253531u

static void multiply(uint64_t *product, const uint64_t *a, const uint64_t *b)
{
    uint64_t t[LIMBS + 2] = {0};
    for (int i = 0; i < LIMBS; i++) {
        wide carry = 0;
        for (int j = 0; j < LIMBS; j++) {
            carry += (wide)a[j] * b[i] + t[j];
            t[j] = (uint64_t)carry;
            carry >>= 64;
        }
        carry += t[LIMBS];
        t[LIMBS] = (uint64_t)carry;
        t[LIMBS + 1] = (uint64_t)(carry >> 64);

        uint64_t m = t[0] * FACTOR;
        carry = ((wide)m * modulus[0] + t[0]) >> 64;
        for (int j = 1; j < LIMBS; j++) {
            carry += (wide)m * modulus[j] + t[j];
            t[j - 1] = (uint64_t)carry;
            carry >>= 64;
        }
        carry += t[LIMBS];
        t[LIMBS - 1] = (uint64_t)carry;
        t[LIMBS] = t[LIMBS + 1] + (uint64_t)(carry >> 64);
    }

    /* The result is below 2 p: subtract p where that leaves nothing negative. */
    uint64_t less[LIMBS];
    uint64_t borrow = 0;
    for (int j = 0; j < LIMBS; j++) {
        wide difference = (wide)t[j] - modulus[j] - borrow;
        less[j] = (uint64_t)difference;
        borrow = (uint64_t)(difference >> 64) & 1;
    }
    uint64_t keep = -(uint64_t)(borrow > t[LIMBS]);
    for (int j = 0; j < LIMBS; j++) {
        product[j] = (t[j] & keep) | (less[j] & ~keep);
    }
}

static uint64_t start[LIMBS];

static void prepare(void)
{
    uint64_t state = 2;
    for (int i = 0; i < LIMBS; i++) {
        uint64_t high = next_random(&state);
        start[i] = high << 32 | next_random(&state);
    }
}

static uint64_t run(void)
{
    uint64_t x[LIMBS];
    for (int i = 0; i < LIMBS; i++) {
        x[i] = start[i];
    }
    for (int i = 0; i < 1000; i++) {
        multiply(x, x, x);
    }
    uint64_t hash = FNV_START;
    for (int i = 0; i < LIMBS; i++) {
        hash = fnv(hash, x[i]);
    }
    return hash;
}

const struct benchmark benchmark = {
    .name = "montgomery", .count = 500, .prepare = prepare, .run = run, .expected = EXPECTED_montgomery, .input = start, .input_size = sizeof start};
