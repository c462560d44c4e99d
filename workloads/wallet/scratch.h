/*
 * 4 KiB of scratch memory that the steps of the program use in turn, as on a controller with little RAM. A step leaves
 * behind what it wrote; the end of the program scrubs everything.
 */
#ifndef WALLET_SCRATCH_H
#define WALLET_SCRATCH_H

#include "bip.h"

union scratch {
    uint8_t bytes[4096];

    /* Step 1: the text of transaction.txt. */
    char text[4096];

    /* Step 2: the derivation of the key. */
    struct {
        uint8_t message[64]; /* what a child derivation authenticates: BIP32_MESSAGE bytes */
        struct bip32_node node;
    } derivation;
};

extern union scratch scratch;

#endif
