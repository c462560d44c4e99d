/* BIP-39 (mnemonic to seed) and BIP-32 (hierarchical deterministic keys over secp256k1). */
#ifndef CRYPTO_BIP_H
#define CRYPTO_BIP_H

#include "hmac.h"

enum { BIP39_SEED = 64, BIP39_ITERATIONS = 2048 };

/*
 * The seed of a mnemonic sentence that was prepared as HMAC key. passphrase: at most PBKDF2_SALT - 8 bytes. The sentence
 * is taken as it is: word list, checksum and Unicode normalisation (none is needed for English) are the caller's.
 */
void bip39_seed(
    uint8_t seed[BIP39_SEED], const struct hmac_sha512 *mnemonic, const uint8_t *passphrase, size_t passphrase_length);

/* An extended private key. Its key is all zero if the derivation was invalid (probability below 2^-127 per step). */
struct bip32_node {
    uint8_t chain_code[32];
    uint8_t key[32];
};

#define BIP32_HARDENED 0x80000000u

/* The message that a child derivation authenticates: 0x00 | private key or compressed public key, then the index. */
enum { BIP32_MESSAGE = 37 };

void bip32_master(struct bip32_node *node, const uint8_t *seed, size_t length);

/*
 * Replaces the node by its child. message is scratch space of the caller, who may want to place or erase it; it is left
 * filled with the parent's key (hardened) or public key.
 */
void bip32_child(struct bip32_node *node, uint32_t index, uint8_t message[BIP32_MESSAGE]);

#endif
