/*
 * Ops of units for BFV ciphertexts, for regions (codesign.h). A ciphertext is two polynomials, each as L residue polynomials of N
 * 64-bit numbers; a switching key is L ciphertexts, for each prime one of the other secret times the number that is 1 modulo this prime
 * and 0 modulo the others. Parameters: N, plaintext modulus, bits of security (128, 192, 256), L [, exponent], the L primes.
 */
#ifndef CODESIGN_FHE_H
#define CODESIGN_FHE_H

#include "codesign.h"

#define CD_OP_BFV_ADD 0x0301u            /* in: ciphertext, ciphertext */
#define CD_OP_BFV_MULTIPLY_PLAIN 0x0302u /* in: ciphertext, N numbers below the plaintext modulus */
#define CD_OP_BFV_MULTIPLY 0x0303u       /* in: ciphertext, ciphertext, switching key from s^2 */
#define CD_OP_BFV_SUBSTITUTE 0x0304u     /* x -> x^exponent; in: ciphertext, switching key from s(x^exponent) */

#endif
