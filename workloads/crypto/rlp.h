/* Recursive length prefix encoding (Ethereum yellow paper, appendix B), for one list of byte strings. */
#ifndef CRYPTO_RLP_H
#define CRYPTO_RLP_H

#include <stddef.h>
#include <stdint.h>

/* Set buffer and capacity, and length to 0. Once the buffer is too small, failed is 1 and nothing more is written. */
struct rlp {
    uint8_t *buffer;
    size_t capacity;
    size_t length;
    int failed;
};

/* One byte string. */
void rlp_bytes(struct rlp *rlp, const uint8_t *bytes, size_t size);

/* A big-endian number as the shortest byte string: no leading zeroes, empty for 0. */
void rlp_number(struct rlp *rlp, const uint8_t *bytes, size_t size);

/* Makes one list of all that was written. */
void rlp_list(struct rlp *rlp);

#endif
