/* Keccak-256 (Ethereum) and SHA3-256 (FIPS 202). Time depends on the length only. */
#ifndef CRYPTO_KECCAK_H
#define CRYPTO_KECCAK_H

#include <stddef.h>
#include <stdint.h>

/* Rate: the bytes that one permutation absorbs. */
enum { KECCAK256_DIGEST = 32, KECCAK256_RATE = 136 };

void keccak256(uint8_t digest[KECCAK256_DIGEST], const void *message, size_t length);
void sha3_256(uint8_t digest[KECCAK256_DIGEST], const void *message, size_t length);

#endif
