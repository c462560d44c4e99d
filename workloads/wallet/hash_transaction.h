/* The one step in which the wallet and its leaky twin differ. */
#ifndef WALLET_HASH_TRANSACTION_H
#define WALLET_HASH_TRANSACTION_H

#include "transaction.h"

/* Keccak-256 of the bytes to sign, as region "keccak256". */
void hash_transaction(uint8_t hash[32], const struct transaction *transaction);

#endif
