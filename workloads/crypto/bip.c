#include "bip.h"

#include "bytes.h"
#include "ecdsa.h"

void bip39_seed(
    uint8_t seed[BIP39_SEED], const struct hmac_sha512 *mnemonic, const uint8_t *passphrase, size_t passphrase_length)
{
    static const char prefix[8] __attribute__((__nonstring__)) = "mnemonic";
    uint8_t salt[PBKDF2_SALT];
    memcpy(salt, prefix, sizeof prefix);
    memcpy(salt + sizeof prefix, passphrase, passphrase_length);
    pbkdf2_hmac_sha512(seed, mnemonic, salt, sizeof prefix + passphrase_length, BIP39_ITERATIONS);
}

/* The compressed public key is needed inside the derivation only: it is not released, and stays as secret as its key. */
static void compressed_public_key(uint8_t compressed[33], const uint8_t key[32])
{
    uint8_t public_key[ECDSA_PUBLIC_KEY];
    ecdsa_public_key(public_key, key, &curve_secp256k1);
    compressed[0] = 0x02 | (public_key[ECDSA_PUBLIC_KEY - 1] & 1);
    memcpy(compressed + 1, public_key, 32);
    wipe(public_key, sizeof public_key);
}

void bip32_master(struct bip32_node *node, const uint8_t *seed, size_t length)
{
    static const char name[12] __attribute__((__nonstring__)) = "Bitcoin seed";
    struct hmac_sha512 hmac;
    uint8_t mac[SHA512_DIGEST] __attribute__((__aligned__(8)));
    hmac_sha512_key(&hmac, (const uint8_t *)name, sizeof name);
    hmac_sha512(&hmac, mac, seed, length);

    struct number scalar;
    mask valid = field_load(&scalar, mac, &curve_secp256k1.n);
    memcpy(node->key, mac, 32);
    mask_bytes(node->key, 32, valid);
    memcpy(node->chain_code, mac + 32, 32);
    wipe(&scalar, sizeof scalar);
    wipe(mac, sizeof mac);
}

void bip32_child(struct bip32_node *node, uint32_t index, uint8_t message[BIP32_MESSAGE])
{
    const struct field *n = &curve_secp256k1.n;
    struct hmac_sha512 hmac;
    uint8_t mac[SHA512_DIGEST] __attribute__((__aligned__(8)));

    if ((index & BIP32_HARDENED) != 0) {
        message[0] = 0;
        memcpy(message + 1, node->key, 32);
    } else {
        compressed_public_key(message, node->key);
    }
    store_be32(message + 33, index);
    hmac_sha512_key(&hmac, node->chain_code, sizeof node->chain_code);
    hmac_sha512(&hmac, mac, message, BIP32_MESSAGE);

    /* key = left half + parent's key mod n; invalid if the left half is not below n, if the parent's key is, or for 0. */
    struct number left, key;
    mask valid = field_load(&left, mac, n) & field_load(&key, node->key, n) & ~field_is_zero(&key);
    field_add(&key, &key, &left, n);
    field_store(node->key, &key, n);
    mask_bytes(node->key, 32, valid);
    memcpy(node->chain_code, mac + 32, 32);
    wipe(&hmac, sizeof hmac);
    wipe(&left, sizeof left);
    wipe(&key, sizeof key);
    wipe(mac, sizeof mac);
}
