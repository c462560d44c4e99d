#include "hash_transaction.h"

#include "codesign.h"
#include "keccak.h"
#include "scratch.h"

void hash_transaction(uint8_t hash[32], const struct transaction *transaction)
{
    uint8_t *message = scratch.bytes; /* saves 1360 bytes of RAM */
    size_t length = transaction_encode_unsigned(message, TRANSACTION_BYTES, transaction);

    size_t blocks = (length + KECCAK256_RATE - 1) / KECCAK256_RATE;
    uint64_t param[] = {length};
    cd_buf in[] = {{CD_PTR(message), blocks * KECCAK256_RATE}}; /* whole blocks: the unit's fast path */
    cd_buf out[] = {{CD_PTR(hash), KECCAK256_DIGEST}};
    CD_REGION_P("keccak256", CD_OP_KECCAK256, param, in, out)
    {
        keccak256(hash, message, length);
    }
}
