/* SHA-256: FIPS 180-4, sections 4.1.2, 4.2.2, 5.1.1, 5.3.3, 6.2. */
#include "sha256.h"

#include "bytes.h"

/* The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
static const uint32_t round_constants[64] = {
    0x428a2f98u, 0x71374491u, 0xb5c0fbcfu, 0xe9b5dba5u, 0x3956c25bu, 0x59f111f1u, 0x923f82a4u, 0xab1c5ed5u,
    0xd807aa98u, 0x12835b01u, 0x243185beu, 0x550c7dc3u, 0x72be5d74u, 0x80deb1feu, 0x9bdc06a7u, 0xc19bf174u,
    0xe49b69c1u, 0xefbe4786u, 0x0fc19dc6u, 0x240ca1ccu, 0x2de92c6fu, 0x4a7484aau, 0x5cb0a9dcu, 0x76f988dau,
    0x983e5152u, 0xa831c66du, 0xb00327c8u, 0xbf597fc7u, 0xc6e00bf3u, 0xd5a79147u, 0x06ca6351u, 0x14292967u,
    0x27b70a85u, 0x2e1b2138u, 0x4d2c6dfcu, 0x53380d13u, 0x650a7354u, 0x766a0abbu, 0x81c2c92eu, 0x92722c85u,
    0xa2bfe8a1u, 0xa81a664bu, 0xc24b8b70u, 0xc76c51a3u, 0xd192e819u, 0xd6990624u, 0xf40e3585u, 0x106aa070u,
    0x19a4c116u, 0x1e376c08u, 0x2748774cu, 0x34b0bcb5u, 0x391c0cb3u, 0x4ed8aa4au, 0x5b9cca4fu, 0x682e6ff3u,
    0x748f82eeu, 0x78a5636fu, 0x84c87814u, 0x8cc70208u, 0x90befffau, 0xa4506cebu, 0xbef9a3f7u, 0xc67178f2u,
};

/* The first 32 bits of the fractional parts of the square roots of the first 8 primes. */
static const uint32_t initial_state[8] = {
    0x6a09e667u, 0xbb67ae85u, 0x3c6ef372u, 0xa54ff53au, 0x510e527fu, 0x9b05688cu, 0x1f83d9abu, 0x5be0cd19u,
};

/* A macro: as inline function each of its uses would cost 40 bytes of debug information. */
#define ROTATE_RIGHT(x, n) ((x) >> (n) | (x) << (32 - (n)))

/* One round without moving the eight variables: the caller rotates their names. */
#define ROUND(a, b, c, d, e, f, g, h, i)                                                                             \
    do {                                                                                                             \
        uint32_t t = h + (ROTATE_RIGHT(e, 6) ^ ROTATE_RIGHT(e, 11) ^ ROTATE_RIGHT(e, 25)) + (g ^ (e & (f ^ g))) +    \
                     k[i] + w[i];                                                                                    \
        d += t;                                                                                                      \
        h = t + (ROTATE_RIGHT(a, 2) ^ ROTATE_RIGHT(a, 13) ^ ROTATE_RIGHT(a, 22)) + ((a & b) | (c & (a | b)));        \
    } while (0)

/* Message schedule in place: w[i] becomes the word 16 rounds later. */
#define EXPAND(i)                                                                                                    \
    do {                                                                                                             \
        uint32_t x = w[((i) + 1) & 15];                                                                              \
        uint32_t y = w[((i) + 14) & 15];                                                                             \
        w[i] += (ROTATE_RIGHT(x, 7) ^ ROTATE_RIGHT(x, 18) ^ x >> 3) + w[((i) + 9) & 15] +                            \
                (ROTATE_RIGHT(y, 17) ^ ROTATE_RIGHT(y, 19) ^ y >> 10);                                               \
    } while (0)

static __attribute__((__noinline__)) void compress(uint32_t state[8], const uint8_t block[SHA256_BLOCK])
{
    uint32_t w[16];
    for (int i = 0; i < 16; i++) {
        w[i] = load_be32(block + 4 * i);
    }
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
    uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
    const uint32_t *k = round_constants;
    for (;;) {
        ROUND(a, b, c, d, e, f, g, h, 0);
        ROUND(h, a, b, c, d, e, f, g, 1);
        ROUND(g, h, a, b, c, d, e, f, 2);
        ROUND(f, g, h, a, b, c, d, e, 3);
        ROUND(e, f, g, h, a, b, c, d, 4);
        ROUND(d, e, f, g, h, a, b, c, 5);
        ROUND(c, d, e, f, g, h, a, b, 6);
        ROUND(b, c, d, e, f, g, h, a, 7);
        ROUND(a, b, c, d, e, f, g, h, 8);
        ROUND(h, a, b, c, d, e, f, g, 9);
        ROUND(g, h, a, b, c, d, e, f, 10);
        ROUND(f, g, h, a, b, c, d, e, 11);
        ROUND(e, f, g, h, a, b, c, d, 12);
        ROUND(d, e, f, g, h, a, b, c, 13);
        ROUND(c, d, e, f, g, h, a, b, 14);
        ROUND(b, c, d, e, f, g, h, a, 15);
        k += 16;
        __asm__("" : "+r"(k)); /* hides the trip count: the loop, unrolled, would be several times as large */
        if (k == round_constants + 64) {
            break;
        }
        EXPAND(0);
        EXPAND(1);
        EXPAND(2);
        EXPAND(3);
        EXPAND(4);
        EXPAND(5);
        EXPAND(6);
        EXPAND(7);
        EXPAND(8);
        EXPAND(9);
        EXPAND(10);
        EXPAND(11);
        EXPAND(12);
        EXPAND(13);
        EXPAND(14);
        EXPAND(15);
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
    state[5] += f;
    state[6] += g;
    state[7] += h;
}

void sha256_begin(struct sha256 *hash)
{
    memcpy(hash->state, initial_state, sizeof hash->state);
    hash->length = 0;
}

void sha256_add(struct sha256 *hash, const void *message, size_t length)
{
    const uint8_t *next = message;
    size_t held = (size_t)hash->length % SHA256_BLOCK;
    hash->length += length;
    if (held > 0) {
        size_t part = length < SHA256_BLOCK - held ? length : SHA256_BLOCK - held;
        memcpy(hash->block + held, next, part);
        next += part;
        length -= part;
        if (held + part < SHA256_BLOCK) {
            return;
        }
        compress(hash->state, hash->block);
    }
    for (; length >= SHA256_BLOCK; length -= SHA256_BLOCK, next += SHA256_BLOCK) {
        compress(hash->state, next);
    }
    memcpy(hash->block, next, length);
}

void sha256_end(struct sha256 *hash, uint8_t digest[SHA256_DIGEST])
{
    uint64_t bits = hash->length * 8;
    size_t held = (size_t)hash->length % SHA256_BLOCK;
    hash->block[held++] = 0x80;
    if (held > SHA256_BLOCK - 8) {
        memset(hash->block + held, 0, SHA256_BLOCK - held);
        compress(hash->state, hash->block);
        held = 0;
    }
    memset(hash->block + held, 0, SHA256_BLOCK - 8 - held);
    store_be64(hash->block + SHA256_BLOCK - 8, bits);
    compress(hash->state, hash->block);
    for (int i = 0; i < 8; i++) {
        store_be32(digest + 4 * i, hash->state[i]);
    }
    wipe(hash, sizeof *hash);
}

void sha256(uint8_t digest[SHA256_DIGEST], const void *message, size_t length)
{
    struct sha256 hash;
    sha256_begin(&hash);
    sha256_add(&hash, message, length);
    sha256_end(&hash, digest);
}
