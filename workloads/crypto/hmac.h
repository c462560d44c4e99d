/* HMAC (FIPS 198-1, RFC 2104) with SHA-256 and SHA-512, and PBKDF2 (RFC 8018, section 5.2). */
#ifndef CRYPTO_HMAC_H
#define CRYPTO_HMAC_H

#include <stddef.h>
#include <stdint.h>

#include "sha256.h"
#include "sha512.h"

void hmac_sha256(uint8_t mac[SHA256_DIGEST], const uint8_t *key, size_t key_length, const void *message, size_t length);

/*
 * A key that authenticates many messages (PBKDF2: 2048). Both forms of the padded key are kept: the bytes, which a unit
 * that hashes whole messages needs, and the chaining values after them, which save the software two of four compressions.
 */
struct hmac_sha512 {
    uint8_t inner_pad[SHA512_BLOCK];
    uint8_t outer_pad[SHA512_BLOCK];
    uint64_t inner_state[8];
    uint64_t outer_state[8];
};

/* block: the key of at most 128 bytes, filled up with zeroes; of a longer key its SHA-512, filled up with zeroes. */
void hmac_sha512_key_block(struct hmac_sha512 *hmac, const uint8_t block[SHA512_BLOCK]);
void hmac_sha512_key(struct hmac_sha512 *hmac, const uint8_t *key, size_t length);

/* Two calls of region "sha512", inner and outer hash. mac may be the message. */
void hmac_sha512(const struct hmac_sha512 *hmac, uint8_t mac[SHA512_DIGEST], const void *message, size_t length);

/* The longest salt in bytes: salt and block number are hashed as one buffer. */
enum { PBKDF2_SALT = 124 };

/* The first block, that is 64 bytes of derived key. */
void pbkdf2_hmac_sha512(
    uint8_t key[SHA512_DIGEST], const struct hmac_sha512 *password, const uint8_t *salt, size_t salt_length,
    uint32_t iterations);

/* SHA-512 of a whole message as region "sha512". */
void sha512_region(uint8_t digest[SHA512_DIGEST], const void *message, size_t length);

#endif
