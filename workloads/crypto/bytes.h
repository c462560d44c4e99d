/* Byte order, erasing, and masks instead of branches. */
#ifndef CRYPTO_BYTES_H
#define CRYPTO_BYTES_H

#include <stddef.h>
#include <stdint.h>

#include "text.h"

static inline uint32_t load_be32(const uint8_t *from)
{
    return (uint32_t)from[0] << 24 | (uint32_t)from[1] << 16 | (uint32_t)from[2] << 8 | from[3];
}

static inline uint64_t load_be64(const uint8_t *from)
{
    return (uint64_t)load_be32(from) << 32 | load_be32(from + 4);
}

static inline uint64_t load_le64(const uint8_t *from)
{
    uint32_t low = (uint32_t)from[3] << 24 | (uint32_t)from[2] << 16 | (uint32_t)from[1] << 8 | from[0];
    uint32_t high = (uint32_t)from[7] << 24 | (uint32_t)from[6] << 16 | (uint32_t)from[5] << 8 | from[4];
    return (uint64_t)high << 32 | low;
}

static inline void store_be32(uint8_t *to, uint32_t value)
{
    to[0] = (uint8_t)(value >> 24);
    to[1] = (uint8_t)(value >> 16);
    to[2] = (uint8_t)(value >> 8);
    to[3] = (uint8_t)value;
}

static inline void store_be64(uint8_t *to, uint64_t value)
{
    store_be32(to, (uint32_t)(value >> 32));
    store_be32(to + 4, (uint32_t)value);
}

static inline void store_le64(uint8_t *to, uint64_t value)
{
    uint32_t low = (uint32_t)value;
    uint32_t high = (uint32_t)(value >> 32);
    for (int i = 0; i < 4; i++) {
        to[i] = (uint8_t)(low >> (8 * i));
        to[i + 4] = (uint8_t)(high >> (8 * i));
    }
}

/* Erases intermediate values; the barrier keeps the compiler from dropping stores to an object that is about to die. */
static inline void wipe(void *object, size_t size)
{
    memset(object, 0, size);
    __asm__ volatile("" : : "r"(object) : "memory");
}

/*
 * A mask is 0 or all ones: the answer to a question about a secret, which must not become a branch. The barrier hides from
 * the optimiser that only two values occur, or it could turn a masked select back into a branch.
 */
typedef uintptr_t mask;

static inline mask mask_barrier(mask value)
{
    __asm__("" : "+r"(value));
    return value;
}

/* All ones if bit is 1, 0 if bit is 0. */
static inline mask mask_from_bit(uintptr_t bit)
{
    return mask_barrier((mask)0 - bit);
}

/* All ones if value is 0. */
static inline mask mask_if_zero(uintptr_t value)
{
    /* The top bit of ~v & (v - 1) is set for v = 0 only. */
    return mask_from_bit((~value & (value - 1)) >> (sizeof value * 8 - 1));
}

/* All ones if left < right as big-endian numbers of the same size. */
static inline mask mask_if_less(const uint8_t *left, const uint8_t *right, size_t size)
{
    uint32_t borrow = 0;
    while (size-- > 0) {
        borrow = ((uint32_t)left[size] - right[size] - borrow) >> 31;
    }
    return mask_from_bit(borrow);
}

/* Keeps the bytes if keep is all ones, clears them if it is 0. */
static inline void mask_bytes(uint8_t *bytes, size_t size, mask keep)
{
    for (size_t i = 0; i < size; i++) {
        bytes[i] &= (uint8_t)keep;
    }
}

/* target = source if take is all ones; target stays if it is 0. */
static inline void mask_copy(uint8_t *target, const uint8_t *source, size_t size, mask take)
{
    for (size_t i = 0; i < size; i++) {
        target[i] ^= (uint8_t)take & (target[i] ^ source[i]);
    }
}

#endif
