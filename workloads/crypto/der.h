/* What OpenSSL writes for ECDSA over P-256, in DER (ITU-T X.690). Only for public data. Every function returns 1 or 0. */
#ifndef CRYPTO_DER_H
#define CRYPTO_DER_H

#include <stddef.h>
#include <stdint.h>

/* r | s of a signature: SEQUENCE of two INTEGERs, each below 2^256. Strict: one encoding per signature. */
int der_signature(uint8_t signature[64], const uint8_t *bytes, size_t length);

/*
 * x | y of a public key: SubjectPublicKeyInfo with the named curve P-256 and an uncompressed point (RFC 5480), or the
 * 65 bytes of an uncompressed point alone. Whether the point is on the curve is not checked.
 */
int der_p256_public_key(uint8_t public_key[64], const uint8_t *bytes, size_t length);

#endif
