/*
 * Keccak-f[1600] and the sponge: FIPS 202, sections 3 and 4. Keccak-256 is the function of the original submission, before
 * FIPS 202 added the domain bits: the padding byte is 0x01 instead of 0x06. Ethereum uses that one.
 */
#include "keccak.h"

#include "bytes.h"

/* FIPS 202, algorithm 5: the linear feedback shift register of rc(t), written out. */
static const uint64_t round_constants[24] = {
    0x0000000000000001u, 0x0000000000008082u, 0x800000000000808au, 0x8000000080008000u,
    0x000000000000808bu, 0x0000000080000001u, 0x8000000080008081u, 0x8000000000008009u,
    0x000000000000008au, 0x0000000000000088u, 0x0000000080008009u, 0x000000008000000au,
    0x000000008000808bu, 0x800000000000008bu, 0x8000000000008089u, 0x8000000000008003u,
    0x8000000000008002u, 0x8000000000000080u, 0x000000000000800au, 0x800000008000000au,
    0x8000000080008081u, 0x8000000000008080u, 0x0000000080000001u, 0x8000000080008008u,
};

#define ROTATE_LEFT(x, n) ((x) << (n) | (x) >> (64 - (n)))

static __attribute__((__noinline__)) void permute(uint64_t a[25])
{
    for (int round = 0; round < 24; round++) {
        uint64_t column[5];
        for (int x = 0; x < 5; x++) {
            column[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
        }
#pragma GCC unroll 5
        for (int x = 0; x < 5; x++) {
            uint64_t theta = column[(x + 4) % 5] ^ ROTATE_LEFT(column[(x + 1) % 5], 1);
            for (int y = 0; y < 25; y += 5) {
                a[x + y] ^= theta;
            }
        }

        /* rho and pi: pi is one cycle through all lanes but lane 0; each step moves a lane and rotates it. */
        uint64_t lane = a[1];
        uint64_t next;
#define STEP(to, n)                                                                                                  \
    next = a[to];                                                                                                    \
    a[to] = ROTATE_LEFT(lane, n);                                                                                    \
    lane = next;
        STEP(10, 1) STEP(7, 3) STEP(11, 6) STEP(17, 10) STEP(18, 15) STEP(3, 21)
        STEP(5, 28) STEP(16, 36) STEP(8, 45) STEP(21, 55) STEP(24, 2) STEP(4, 14)
        STEP(15, 27) STEP(23, 41) STEP(19, 56) STEP(13, 8) STEP(12, 25) STEP(2, 43)
        STEP(20, 62) STEP(14, 18) STEP(22, 39) STEP(9, 61) STEP(6, 20) STEP(1, 44)
#undef STEP

        for (int y = 0; y < 25; y += 5) {
            uint64_t first = a[y];
            uint64_t second = a[y + 1];
            a[y] ^= ~a[y + 1] & a[y + 2];
            a[y + 1] ^= ~a[y + 2] & a[y + 3];
            a[y + 2] ^= ~a[y + 3] & a[y + 4];
            a[y + 3] ^= ~a[y + 4] & first;
            a[y + 4] ^= ~first & second;
        }
        a[0] ^= round_constants[round];
    }
}

/* Sponge with rate 136 bytes (capacity 512 bits) and a 256-bit digest. */
static void sponge_256(uint8_t digest[KECCAK256_DIGEST], const uint8_t *message, size_t length, uint8_t padding)
{
    uint64_t state[25];
    uint8_t last[KECCAK256_RATE];
    memset(state, 0, sizeof state);
    for (;;) {
        const uint8_t *block = message;
        if (length < KECCAK256_RATE) {
            memset(last, 0, sizeof last);
            memcpy(last, message, length);
            last[length] = padding;
            last[KECCAK256_RATE - 1] |= 0x80;
            block = last;
        }
        for (int i = 0; i < KECCAK256_RATE / 8; i++) {
            state[i] ^= load_le64(block + 8 * i);
        }
        permute(state);
        if (block == last) {
            break;
        }
        message += KECCAK256_RATE;
        length -= KECCAK256_RATE;
    }
    for (int i = 0; i < KECCAK256_DIGEST / 8; i++) {
        store_le64(digest + 8 * i, state[i]);
    }
}

void keccak256(uint8_t digest[KECCAK256_DIGEST], const void *message, size_t length)
{
    sponge_256(digest, message, length, 0x01);
}

void sha3_256(uint8_t digest[KECCAK256_DIGEST], const void *message, size_t length)
{
    sponge_256(digest, message, length, 0x06);
}
