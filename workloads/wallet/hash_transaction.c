#include "hash_transaction.h"

#include "codesign.h"
#include "keccak.h"

void hash_transaction(uint8_t hash[32], const struct transaction *transaction)
{
    static uint8_t message[TRANSACTION_BYTES] __attribute__((__aligned__(8))); /* holds transactions, never a secret */
    size_t length = transaction_encode_unsigned(message, TRANSACTION_BYTES, transaction);

    cd_buf in[] = {{CD_PTR(message), length}};
    cd_buf out[] = {{CD_PTR(hash), KECCAK256_DIGEST}};
    CD_REGION("keccak256", CD_OP_KECCAK256, in, out)
    {
        keccak256(hash, message, length);
    }
}
