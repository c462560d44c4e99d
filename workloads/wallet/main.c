/*
 * A hardware wallet's whole job: mnemonic.txt and transaction.txt in, address and signed transaction out. See README.md.
 */
#include "address.h"
#include "codesign.h"
#include "derive.h"
#include "hash_transaction.h"
#include "keys.h"
#include "scratch.h"
#include "text.h"
#include "transaction.h"

#define ALIGNED __attribute__((__aligned__(8))) /* what a unit may read or write, by whole bus words */

union scratch scratch ALIGNED;

static struct transaction transaction;

static void read_transaction(void)
{
    size_t length = read_file("transaction.txt", scratch.text, sizeof scratch.text);
    unsigned line;
    const char *error = transaction_parse(&transaction, scratch.text, length, &line);
    if (error != 0) {
        print_text("transaction.txt:");
        print_decimal(line);
        fail("", error);
    }
}

static void print_field(const char *name, const uint8_t *bytes, size_t length)
{
    print_text(name);
    print_text(": 0x");
    print_hex(bytes, length);
    print_text("\n");
}

static int is_zero(const uint8_t *bytes, size_t length)
{
    uint8_t any = 0;
    for (size_t i = 0; i < length; i++) {
        any |= bytes[i];
    }
    return any == 0;
}

/* Spilled registers and local variables of the calls that had secrets: deeper than any of them reached. */
static __attribute__((__noinline__)) void scrub_stack(void)
{
    uint8_t frames[4096] ALIGNED;
    CD_SCRUB(frames, sizeof frames);
}

int main(void)
{
    static uint8_t mnemonic[256] ALIGNED; /* 24 words of at most 8 letters and line end: 217 bytes */
    static uint8_t key[32] ALIGNED;
    static uint8_t public_key[64] ALIGNED;
    static uint8_t hash[32] ALIGNED;
    static uint8_t signature[65] ALIGNED;
    static uint8_t raw[TRANSACTION_BYTES];
    uint8_t address[20];
    char address_text[ADDRESS_TEXT];

    read_transaction();
    size_t length = read_file("mnemonic.txt", mnemonic, sizeof mnemonic);
    if (length == 0) {
        fail("mnemonic.txt", "file is empty");
    }

    derive_key(key, mnemonic, length);
    wallet_public_key(public_key, key);
    hash_transaction(hash, &transaction);
    wallet_sign(signature, hash, key);

    CD_SCRUB(key, sizeof key);
    CD_SCRUB(mnemonic, sizeof mnemonic);
    CD_SCRUB(&scratch, sizeof scratch); /* chain code and key of the last derivation */
    scrub_stack();

    if (is_zero(public_key, sizeof public_key) || is_zero(signature, 64)) {
        fail("mnemonic.txt", "gives no valid key"); /* never seen: probability below 2^-120 */
    }

    address_of(address, public_key);
    address_checksum(address_text, address);
    print_text("address: 0x");
    print_text(address_text);
    print_text("\n");
    print_field("hash", hash, sizeof hash);
    print_field("r", signature, 32);
    print_field("s", signature + 32, 32);
    print_text("v: ");
    print_decimal(transaction_v(&transaction, signature[64]));
    print_text("\n");
    print_field("raw", raw, transaction_encode_signed(raw, sizeof raw, &transaction, signature));
    return 0;
}
