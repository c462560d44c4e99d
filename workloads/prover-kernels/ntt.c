#include "kernels.h"

/* p = 2^64 - 2^32 + 1, so that 2^64 is e = 2^32 - 1 and 2^96 is -1 modulo p. */
#define PRIME 0xffffffff00000001u
#define EPSILON 0xffffffffu
#define GENERATOR 7u

static uint64_t add(uint64_t a, uint64_t b)
{
    uint64_t sum = a - (PRIME - b);
    return a < PRIME - b ? sum + PRIME : sum;
}

static uint64_t subtract(uint64_t a, uint64_t b)
{
    uint64_t difference = a - b;
    return a < b ? difference + PRIME : difference;
}

/* The product of two numbers as two words. RV32 has no type for it. */
static uint64_t multiply_wide(uint64_t a, uint64_t b, uint64_t *high)
{
#if defined(__SIZEOF_INT128__)
    __extension__ unsigned __int128 product = (unsigned __int128)a * b;
    *high = (uint64_t)(product >> 64);
    return (uint64_t)product;
#else
    uint64_t a0 = (uint32_t)a, a1 = a >> 32, b0 = (uint32_t)b, b1 = b >> 32;
    uint64_t low = a0 * b0;
    uint64_t middle = a1 * b0 + (low >> 32);
    uint64_t other = a0 * b1 + (uint32_t)middle;
    *high = a1 * b1 + (middle >> 32) + (other >> 32);
    return other << 32 | (uint32_t)low;
#endif
}

static uint64_t multiply(uint64_t a, uint64_t b)
{
    uint64_t high;
    uint64_t low = multiply_wide(a, b, &high);

    /* low + 2^64 h0 + 2^96 h1 = low + e h0 - h1 */
    uint64_t top = high >> 32;
    uint64_t difference = low - top;
    if (low < top) {
        difference -= EPSILON;
    }
    uint64_t product = (high << 32) - (uint32_t)high; /* h0 e */
    uint64_t sum = difference + product;
    if (sum < product) {
        sum += EPSILON;
    }
    return sum >= PRIME ? sum - PRIME : sum;
}

static uint64_t power(uint64_t base, uint64_t exponent)
{
    uint64_t result = 1;
    for (; exponent != 0; exponent >>= 1) {
        if (exponent & 1) {
            result = multiply(result, base);
        }
        base = multiply(base, base);
    }
    return result;
}

/* Gentleman and Sande, then the permutation: from coefficients in order to values in order. */
void ntt(uint64_t *values, unsigned logarithm, uint64_t *table)
{
    size_t length = (size_t)1 << logarithm;
    uint64_t root = power(GENERATOR, (PRIME - 1) >> logarithm);
    uint64_t twiddle = 1;
    for (size_t i = 0; i < length / 2; i++) {
        table[i] = twiddle;
        twiddle = multiply(twiddle, root);
    }
    for (size_t half = length / 2, step = 1; half >= 1; half /= 2, step *= 2) {
        for (size_t start = 0; start < length; start += 2 * half) {
            uint64_t *upper = values + start, *lower = upper + half;
            for (size_t i = 0; i < half; i++) {
                uint64_t a = upper[i], b = lower[i];
                upper[i] = add(a, b);
                lower[i] = multiply(subtract(a, b), table[i * step]);
            }
        }
    }
    for (size_t i = 0, reversed = 0; i < length; i++) {
        if (i < reversed) {
            uint64_t value = values[i];
            values[i] = values[reversed];
            values[reversed] = value;
        }
        size_t bit = length / 2;
        for (; bit != 0 && (reversed & bit) != 0; bit /= 2) {
            reversed ^= bit;
        }
        reversed |= bit;
    }
}
