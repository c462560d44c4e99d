#include "derive.h"

#include "bytes.h"
#include "codesign.h"
#include "scratch.h"

static const uint32_t path[] = {44 | BIP32_HARDENED, 60 | BIP32_HARDENED, 0 | BIP32_HARDENED, 0, 0};

/*
 * The HMAC key block of the mnemonic: its bytes if there are at most 128, else their SHA-512. Whether the file ends in a
 * line end is a question about secret bytes, and the answer changes the length. So all three answers are computed and one
 * is kept by mask: no branch, no address and no length depends on the mnemonic.
 */
static void mnemonic_key_block(uint8_t block[SHA512_BLOCK], const uint8_t *mnemonic, size_t length)
{
    mask has_lf = mask_if_zero((uintptr_t)(mnemonic[length - 1] ^ '\n'));
    mask has_crlf = length < 2 ? 0 : has_lf & mask_if_zero((uintptr_t)(mnemonic[length - 2] ^ '\r'));
    const mask take[] = {~has_lf, has_lf & ~has_crlf, has_crlf}; /* by the number of bytes that do not count */

    memset(block, 0, SHA512_BLOCK);
    for (size_t ignored = 0; ignored < 3 && ignored <= length; ignored++) {
        uint8_t candidate[SHA512_BLOCK] __attribute__((__aligned__(8)));
        memset(candidate, 0, sizeof candidate);
        if (length - ignored > sizeof candidate) {
            sha512_region(candidate, mnemonic, length - ignored);
        } else {
            memcpy(candidate, mnemonic, length - ignored);
        }
        mask_copy(block, candidate, SHA512_BLOCK, take[ignored]);
        wipe(candidate, sizeof candidate);
    }
}

void derive_key(uint8_t key[32], const uint8_t *mnemonic, size_t length)
{
    uint8_t block[SHA512_BLOCK];
    struct hmac_sha512 hmac;
    uint8_t seed[BIP39_SEED] __attribute__((__aligned__(8)));
    mnemonic_key_block(block, mnemonic, length);
    hmac_sha512_key_block(&hmac, block);
    bip39_seed(seed, &hmac, (const uint8_t *)"", 0);
    wipe(block, sizeof block);
    wipe(&hmac, sizeof hmac);

    struct bip32_node *node = &scratch.derivation.node;
    bip32_master(node, seed, sizeof seed);
    CD_SCRUB(seed, sizeof seed);
    for (size_t i = 0; i < sizeof path / sizeof path[0]; i++) {
        bip32_child(node, path[i], scratch.derivation.message);
    }

    uint8_t *priv = node->key;
    CD_LABEL("key", priv, 32);
    memcpy(key, priv, 32); /* the copy carries the tag too */
}
