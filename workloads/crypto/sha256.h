/* SHA-256 (FIPS 180-4). Time depends on the length only. */
#ifndef CRYPTO_SHA256_H
#define CRYPTO_SHA256_H

#include <stddef.h>
#include <stdint.h>

enum { SHA256_DIGEST = 32, SHA256_BLOCK = 64 };

struct sha256 {
    uint32_t state[8];
    uint64_t length; /* bytes so far */
    uint8_t block[SHA256_BLOCK];
};

void sha256_begin(struct sha256 *hash);
void sha256_add(struct sha256 *hash, const void *message, size_t length);

/* Erases the state. */
void sha256_end(struct sha256 *hash, uint8_t digest[SHA256_DIGEST]);

void sha256(uint8_t digest[SHA256_DIGEST], const void *message, size_t length);

#endif
