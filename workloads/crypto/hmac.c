#include "hmac.h"

#include "bytes.h"
#include "codesign.h"

enum { INNER = 0x36, OUTER = 0x5c };

void hmac_sha256(uint8_t mac[SHA256_DIGEST], const uint8_t *key, size_t key_length, const void *message, size_t length)
{
    uint8_t pad[SHA256_BLOCK];
    memset(pad, 0, sizeof pad);
    if (key_length > sizeof pad) {
        sha256(pad, key, key_length);
    } else {
        memcpy(pad, key, key_length);
    }

    struct sha256 hash;
    for (size_t i = 0; i < sizeof pad; i++) {
        pad[i] ^= INNER;
    }
    sha256_begin(&hash);
    sha256_add(&hash, pad, sizeof pad);
    sha256_add(&hash, message, length);
    sha256_end(&hash, mac);

    for (size_t i = 0; i < sizeof pad; i++) {
        pad[i] ^= INNER ^ OUTER;
    }
    sha256_begin(&hash);
    sha256_add(&hash, pad, sizeof pad);
    sha256_add(&hash, mac, SHA256_DIGEST);
    sha256_end(&hash, mac);
    wipe(pad, sizeof pad);
}

void sha512_region(uint8_t digest[SHA512_DIGEST], const void *message, size_t length)
{
    cd_buf in[] = {{CD_PTR(message), length}};
    cd_buf out[] = {{CD_PTR(digest), SHA512_DIGEST}};
    CD_REGION("sha512", CD_OP_SHA512, in, out)
    {
        sha512(digest, message, length);
    }
}

void hmac_sha512_key_block(struct hmac_sha512 *hmac, const uint8_t block[SHA512_BLOCK])
{
    for (size_t i = 0; i < SHA512_BLOCK; i++) {
        hmac->inner_pad[i] = block[i] ^ INNER;
        hmac->outer_pad[i] = block[i] ^ OUTER;
    }

    struct sha512 hash;
    sha512_begin(&hash);
    sha512_add(&hash, hmac->inner_pad, SHA512_BLOCK);
    memcpy(hmac->inner_state, hash.state, sizeof hash.state);
    sha512_begin(&hash);
    sha512_add(&hash, hmac->outer_pad, SHA512_BLOCK);
    memcpy(hmac->outer_state, hash.state, sizeof hash.state);
    wipe(&hash, sizeof hash);
}

void hmac_sha512_key(struct hmac_sha512 *hmac, const uint8_t *key, size_t length)
{
    uint8_t block[SHA512_BLOCK];
    memset(block, 0, sizeof block);
    if (length > sizeof block) {
        sha512_region(block, key, length);
    } else {
        memcpy(block, key, length);
    }
    hmac_sha512_key_block(hmac, block);
    wipe(block, sizeof block);
}

/* SHA-512(pad | message), where state is the chaining value after pad. */
static void padded_hash(
    uint8_t digest[SHA512_DIGEST], const uint8_t pad[SHA512_BLOCK], const uint64_t state[8], const void *message,
    size_t length)
{
    cd_buf in[] = {{CD_PTR(pad), SHA512_BLOCK}, {CD_PTR(message), length}};
    cd_buf out[] = {{CD_PTR(digest), SHA512_DIGEST}};
    CD_REGION("sha512", CD_OP_SHA512, in, out)
    {
        struct sha512 hash;
        sha512_resume(&hash, state, SHA512_BLOCK);
        sha512_add(&hash, message, length);
        sha512_end(&hash, digest);
    }
}

void hmac_sha512(const struct hmac_sha512 *hmac, uint8_t mac[SHA512_DIGEST], const void *message, size_t length)
{
    uint8_t inner[SHA512_DIGEST] __attribute__((__aligned__(8))); /* a unit reads it by whole bus words */
    padded_hash(inner, hmac->inner_pad, hmac->inner_state, message, length);
    padded_hash(mac, hmac->outer_pad, hmac->outer_state, inner, sizeof inner);
    wipe(inner, sizeof inner);
}

void pbkdf2_hmac_sha512(
    uint8_t key[SHA512_DIGEST], const struct hmac_sha512 *password, const uint8_t *salt, size_t salt_length,
    uint32_t iterations)
{
    uint8_t first[PBKDF2_SALT + 4] __attribute__((__aligned__(8)));
    uint8_t u[SHA512_DIGEST] __attribute__((__aligned__(8)));
    memcpy(first, salt, salt_length);
    store_be32(first + salt_length, 1); /* the number of this block */
    hmac_sha512(password, u, first, salt_length + 4);
    memcpy(key, u, SHA512_DIGEST);
    for (uint32_t i = 1; i < iterations; i++) {
        hmac_sha512(password, u, u, sizeof u);
        for (size_t j = 0; j < sizeof u; j++) {
            key[j] ^= u[j];
        }
    }
    wipe(u, sizeof u);
}
