/* SHA-512: FIPS 180-4, sections 4.1.3, 4.2.3, 5.1.2, 5.3.5, 6.4. */
#include "sha512.h"

#include "bytes.h"

/* The first 64 bits of the fractional parts of the cube roots of the first 80 primes. */
static const uint64_t round_constants[80] = {
    0x428a2f98d728ae22u, 0x7137449123ef65cdu, 0xb5c0fbcfec4d3b2fu, 0xe9b5dba58189dbbcu,
    0x3956c25bf348b538u, 0x59f111f1b605d019u, 0x923f82a4af194f9bu, 0xab1c5ed5da6d8118u,
    0xd807aa98a3030242u, 0x12835b0145706fbeu, 0x243185be4ee4b28cu, 0x550c7dc3d5ffb4e2u,
    0x72be5d74f27b896fu, 0x80deb1fe3b1696b1u, 0x9bdc06a725c71235u, 0xc19bf174cf692694u,
    0xe49b69c19ef14ad2u, 0xefbe4786384f25e3u, 0x0fc19dc68b8cd5b5u, 0x240ca1cc77ac9c65u,
    0x2de92c6f592b0275u, 0x4a7484aa6ea6e483u, 0x5cb0a9dcbd41fbd4u, 0x76f988da831153b5u,
    0x983e5152ee66dfabu, 0xa831c66d2db43210u, 0xb00327c898fb213fu, 0xbf597fc7beef0ee4u,
    0xc6e00bf33da88fc2u, 0xd5a79147930aa725u, 0x06ca6351e003826fu, 0x142929670a0e6e70u,
    0x27b70a8546d22ffcu, 0x2e1b21385c26c926u, 0x4d2c6dfc5ac42aedu, 0x53380d139d95b3dfu,
    0x650a73548baf63deu, 0x766a0abb3c77b2a8u, 0x81c2c92e47edaee6u, 0x92722c851482353bu,
    0xa2bfe8a14cf10364u, 0xa81a664bbc423001u, 0xc24b8b70d0f89791u, 0xc76c51a30654be30u,
    0xd192e819d6ef5218u, 0xd69906245565a910u, 0xf40e35855771202au, 0x106aa07032bbd1b8u,
    0x19a4c116b8d2d0c8u, 0x1e376c085141ab53u, 0x2748774cdf8eeb99u, 0x34b0bcb5e19b48a8u,
    0x391c0cb3c5c95a63u, 0x4ed8aa4ae3418acbu, 0x5b9cca4f7763e373u, 0x682e6ff3d6b2b8a3u,
    0x748f82ee5defb2fcu, 0x78a5636f43172f60u, 0x84c87814a1f0ab72u, 0x8cc702081a6439ecu,
    0x90befffa23631e28u, 0xa4506cebde82bde9u, 0xbef9a3f7b2c67915u, 0xc67178f2e372532bu,
    0xca273eceea26619cu, 0xd186b8c721c0c207u, 0xeada7dd6cde0eb1eu, 0xf57d4f7fee6ed178u,
    0x06f067aa72176fbau, 0x0a637dc5a2c898a6u, 0x113f9804bef90daeu, 0x1b710b35131c471bu,
    0x28db77f523047d84u, 0x32caab7b40c72493u, 0x3c9ebe0a15c9bebcu, 0x431d67c49c100d4cu,
    0x4cc5d4becb3e42b6u, 0x597f299cfc657e2au, 0x5fcb6fab3ad6faecu, 0x6c44198c4a475817u,
};

/* The first 64 bits of the fractional parts of the square roots of the first 8 primes. */
static const uint64_t initial_state[8] = {
    0x6a09e667f3bcc908u, 0xbb67ae8584caa73bu, 0x3c6ef372fe94f82bu, 0xa54ff53a5f1d36f1u,
    0x510e527fade682d1u, 0x9b05688c2b3e6c1fu, 0x1f83d9abfb41bd6bu, 0x5be0cd19137e2179u,
};

/* A macro: as inline function each of its uses would cost 40 bytes of debug information. */
#define ROTATE_RIGHT(x, n) ((x) >> (n) | (x) << (64 - (n)))

/* One round without moving the eight variables: the caller rotates their names. */
#define ROUND(a, b, c, d, e, f, g, h, i)                                                                             \
    do {                                                                                                             \
        uint64_t t = h + (ROTATE_RIGHT(e, 14) ^ ROTATE_RIGHT(e, 18) ^ ROTATE_RIGHT(e, 41)) + (g ^ (e & (f ^ g))) +   \
                     k[i] + w[i];                                                                                    \
        d += t;                                                                                                      \
        h = t + (ROTATE_RIGHT(a, 28) ^ ROTATE_RIGHT(a, 34) ^ ROTATE_RIGHT(a, 39)) + ((a & b) | (c & (a | b)));       \
    } while (0)

/* Message schedule in place: w[i] becomes the word 16 rounds later. */
#define EXPAND(i)                                                                                                    \
    do {                                                                                                             \
        uint64_t x = w[((i) + 1) & 15];                                                                              \
        uint64_t y = w[((i) + 14) & 15];                                                                             \
        w[i] += (ROTATE_RIGHT(x, 1) ^ ROTATE_RIGHT(x, 8) ^ x >> 7) + w[((i) + 9) & 15] +                             \
                (ROTATE_RIGHT(y, 19) ^ ROTATE_RIGHT(y, 61) ^ y >> 6);                                                \
    } while (0)

static __attribute__((__noinline__)) void compress(uint64_t state[8], const uint8_t block[SHA512_BLOCK])
{
    uint64_t w[16];
    for (int i = 0; i < 16; i++) {
        w[i] = load_be64(block + 8 * i);
    }
    uint64_t a = state[0], b = state[1], c = state[2], d = state[3];
    uint64_t e = state[4], f = state[5], g = state[6], h = state[7];
    const uint64_t *k = round_constants;
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
        if (k == round_constants + 80) {
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
    wipe(w, sizeof w);
}

void sha512_begin(struct sha512 *hash)
{
    memcpy(hash->state, initial_state, sizeof hash->state);
    hash->length = 0;
}

void sha512_resume(struct sha512 *hash, const uint64_t state[8], uint64_t length)
{
    memcpy(hash->state, state, sizeof hash->state);
    hash->length = length;
}

void sha512_add(struct sha512 *hash, const void *message, size_t length)
{
    const uint8_t *next = message;
    size_t held = (size_t)hash->length % SHA512_BLOCK;
    hash->length += length;
    if (held > 0) {
        size_t part = length < SHA512_BLOCK - held ? length : SHA512_BLOCK - held;
        memcpy(hash->block + held, next, part);
        next += part;
        length -= part;
        if (held + part < SHA512_BLOCK) {
            return;
        }
        compress(hash->state, hash->block);
    }
    for (; length >= SHA512_BLOCK; length -= SHA512_BLOCK, next += SHA512_BLOCK) {
        compress(hash->state, next);
    }
    memcpy(hash->block, next, length);
}

void sha512_end(struct sha512 *hash, uint8_t digest[SHA512_DIGEST])
{
    uint64_t bits = hash->length * 8;
    size_t held = (size_t)hash->length % SHA512_BLOCK;
    hash->block[held++] = 0x80;
    if (held > SHA512_BLOCK - 16) {
        memset(hash->block + held, 0, SHA512_BLOCK - held);
        compress(hash->state, hash->block);
        held = 0;
    }
    /* The length field has 128 bits; the upper 64 are zero for any message that fits in memory. */
    memset(hash->block + held, 0, SHA512_BLOCK - 8 - held);
    store_be64(hash->block + SHA512_BLOCK - 8, bits);
    compress(hash->state, hash->block);
    for (int i = 0; i < 8; i++) {
        store_be64(digest + 8 * i, hash->state[i]);
    }
    wipe(hash, sizeof *hash);
}

void sha512(uint8_t digest[SHA512_DIGEST], const void *message, size_t length)
{
    struct sha512 hash;
    sha512_begin(&hash);
    sha512_add(&hash, message, length);
    sha512_end(&hash, digest);
}
