/* SHA-512 (FIPS 180-4). Time depends on the length only. */
#ifndef CRYPTO_SHA512_H
#define CRYPTO_SHA512_H

#include <stddef.h>
#include <stdint.h>

enum { SHA512_DIGEST = 64, SHA512_BLOCK = 128 };

struct sha512 {
    uint64_t state[8];
    uint64_t length; /* bytes so far */
    uint8_t block[SHA512_BLOCK];
};

void sha512_begin(struct sha512 *hash);

/* Goes on after length bytes (whole blocks) whose chaining value was kept: the midstate that HMAC reuses. */
void sha512_resume(struct sha512 *hash, const uint64_t state[8], uint64_t length);

void sha512_add(struct sha512 *hash, const void *message, size_t length);

/* Erases the state. */
void sha512_end(struct sha512 *hash, uint8_t digest[SHA512_DIGEST]);

void sha512(uint8_t digest[SHA512_DIGEST], const void *message, size_t length);

#endif
