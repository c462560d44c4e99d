/*
 * ECDSA (FIPS 186-4, section 6) over 256-bit curves with a 256-bit hash, and the deterministic nonce of RFC 6979 with
 * HMAC-SHA-256. Functions that take a private key run the same instructions and addresses for every key; what cannot be
 * signed comes back as zeroes, because a branch or a status would tell something about the key.
 */
#ifndef CRYPTO_ECDSA_H
#define CRYPTO_ECDSA_H

#include "curve.h"

enum { ECDSA_HASH = 32, ECDSA_PRIVATE_KEY = 32, ECDSA_PUBLIC_KEY = 64, ECDSA_SIGNATURE = 64 };

/* Of the two valid values of s, n - s included, as computed or the lower one (BIP-62, EIP-2). */
enum ecdsa_s { ECDSA_ANY_S, ECDSA_LOW_S };

/* x | y, big endian; all zero if the private key is 0 or not below n. */
void ecdsa_public_key(
    uint8_t public_key[ECDSA_PUBLIC_KEY], const uint8_t private_key[ECDSA_PRIVATE_KEY], const struct curve *curve);

/*
 * r | s | parity, where parity (0 or 1) is that of the y coordinate of the point with x = r that belongs to s: what
 * recovers the public key. All zero if the private key is invalid, or with probability below 2^-127, if every nonce
 * candidate is out of range or if the x coordinate is not below n.
 */
void ecdsa_sign(
    uint8_t signature[ECDSA_SIGNATURE + 1], const uint8_t hash[ECDSA_HASH],
    const uint8_t private_key[ECDSA_PRIVATE_KEY], enum ecdsa_s form, const struct curve *curve);

/* 1 if the signature (r | s) is valid for hash and public key (x | y), else 0. All arguments are public. */
int ecdsa_verify(
    const uint8_t signature[ECDSA_SIGNATURE], const uint8_t hash[ECDSA_HASH],
    const uint8_t public_key[ECDSA_PUBLIC_KEY], const struct curve *curve);

/*
 * RFC 6979, section 3.2, for an order of 256 bits (top bit set): the first candidate k with 0 < k < order. reduced_hash is
 * the hash modulo the order. A fixed number of candidates is computed, so that rejection does not show in time; the
 * result is 0 (and k zeroes) if all are out of range.
 */
mask rfc6979_nonce(
    uint8_t k[FIELD_BYTES], const uint8_t order[FIELD_BYTES], const uint8_t private_key[ECDSA_PRIVATE_KEY],
    const uint8_t reduced_hash[ECDSA_HASH]);

#endif
