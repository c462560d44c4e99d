/*
 * The two functions that release something derived from the private key: what a policy names as declassifiers. What they
 * release leaves through out and nothing else: neither the returned value nor a register, nor time, tells about priv.
 * Everything that the program prints comes from public data and from these two outputs.
 */
#ifndef WALLET_KEYS_H
#define WALLET_KEYS_H

#include <stdint.h>

/* x | y of the public key, all zero if priv is no valid key. */
void wallet_public_key(uint8_t out[64], const uint8_t priv[32]);

/* r | s | parity of the deterministic signature with low s; all zero if there is none. Returns 65, the length of out. */
int wallet_sign(uint8_t out[65], const uint8_t hash[32], const uint8_t priv[32]);

#endif
