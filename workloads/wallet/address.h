/* Ethereum addresses: from public key (yellow paper, appendix F) to text with checksum (EIP-55). */
#ifndef WALLET_ADDRESS_H
#define WALLET_ADDRESS_H

#include <stdint.h>

/* 40 hexadecimal digits and a zero. */
enum { ADDRESS_TEXT = 41 };

/* The last 20 bytes of the Keccak-256 of x | y. */
void address_of(uint8_t address[20], const uint8_t public_key[64]);

/* Letters in upper or lower case, by the bits of the text's own Keccak-256. Without 0x. */
void address_checksum(char text[ADDRESS_TEXT], const uint8_t address[20]);

#endif
