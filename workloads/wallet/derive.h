/* From the mnemonic to the private key of the first Ethereum account, m/44'/60'/0'/0/0 (BIP-44; coin type 60: SLIP-44). */
#ifndef WALLET_DERIVE_H
#define WALLET_DERIVE_H

#include <stddef.h>
#include <stdint.h>

/*
 * mnemonic: length >= 1 bytes of a file; one line end (LF or CRLF) at its end does not count. Runs the same instructions
 * for all mnemonics of one length. The key carries the tag "key" from here on.
 */
void derive_key(uint8_t key[32], const uint8_t *mnemonic, size_t length);

#endif
