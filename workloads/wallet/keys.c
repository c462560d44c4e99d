#include "keys.h"

#include "ecdsa.h"

/*
 * A policy finds these functions by symbol and address range, and what they release is released when they return. So the
 * compiler must keep them whole: not inlined, cloned or split, with the registers of the ABI, and with a return of their
 * own. Without the barrier the call would become a jump, and the callee would return in their place.
 */
#define RELEASES __attribute__((__noinline__, __noclone__, __noipa__))
#define RETURN_HERE() __asm__ volatile("" : : : "memory")

RELEASES void wallet_public_key(uint8_t out[64], const uint8_t priv[32])
{
    ecdsa_public_key(out, priv, &curve_secp256k1);
    RETURN_HERE();
}

RELEASES int wallet_sign(uint8_t out[65], const uint8_t hash[32], const uint8_t priv[32])
{
    ecdsa_sign(out, hash, priv, ECDSA_LOW_S, &curve_secp256k1);
    return ECDSA_SIGNATURE + 1;
}
