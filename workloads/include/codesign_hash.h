/*
 * Further ops of hash units, for regions (codesign.h, which has SHA-2, SHA-3 and Keccak-256, and says what a message is).
 */
#ifndef CODESIGN_HASH_H
#define CODESIGN_HASH_H

#include "codesign.h"

#define CD_OP_SHA224 0x0104u     /* FIPS 180-4, digest 28 bytes */
#define CD_OP_SHA512_256 0x0105u /* FIPS 180-4, digest 32 bytes */
#define CD_OP_SHAKE128 0x0115u   /* FIPS 202; the out buffer says how long the digest is, not 0 */
#define CD_OP_SHAKE256 0x0116u
#define CD_OP_BLAKE2S 0x0121u /* RFC 7693, digest 32 bytes */
#define CD_OP_BLAKE3 0x0122u  /* the out buffer says how long the digest is, not 0 */

/* Poseidon2: the message is a number of elements, at least one, of 8, 4, 32 bytes, the least byte first; a sponge without padding. */
#define CD_OP_POSEIDON2_GOLDILOCKS 0x0131u /* width 12, digest 4 elements */
#define CD_OP_POSEIDON2_BABYBEAR 0x0132u   /* width 16, digest 8 elements */
#define CD_OP_POSEIDON2_BN254 0x0133u      /* width 3, digest 1 element */

/* HMAC, FIPS 198-1: the first in buffer is the key, the others are the message. Optional: length of the message, length of the key. */
#define CD_OP_HMAC_SHA256 0x0141u
#define CD_OP_HMAC_SHA384 0x0142u
#define CD_OP_HMAC_SHA512 0x0143u

/* Many messages of one length: op, number of messages, bytes of each; in: the messages, out: the digests, one after the other. */
#define CD_OP_HASH_BATCH 0x01f0u

#endif
