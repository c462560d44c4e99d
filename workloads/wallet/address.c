#include "address.h"

#include "keccak.h"
#include "text.h"

void address_of(uint8_t address[20], const uint8_t public_key[64])
{
    uint8_t digest[KECCAK256_DIGEST];
    keccak256(digest, public_key, 64);
    memcpy(address, digest + 12, 20);
}

static unsigned nibble(const uint8_t *bytes, int i)
{
    return bytes[i / 2] >> (i % 2 == 0 ? 4 : 0) & 15;
}

void address_checksum(char text[ADDRESS_TEXT], const uint8_t address[20])
{
    for (int i = 0; i < 40; i++) {
        text[i] = "0123456789abcdef"[nibble(address, i)];
    }
    text[40] = 0;

    uint8_t digest[KECCAK256_DIGEST];
    keccak256(digest, text, 40);
    for (int i = 0; i < 40; i++) {
        if (text[i] >= 'a' && nibble(digest, i) >= 8) {
            text[i] -= 'a' - 'A';
        }
    }
}
