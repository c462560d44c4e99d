#include "rlp.h"

#include "text.h"

enum { STRING = 0x80, LIST = 0xc0, LONGEST_SHORT = 55, LONGEST_HEADER = 3 };

/* Header of a payload of less than 64 KiB; the result is the header's length. */
static size_t write_header(uint8_t header[LONGEST_HEADER], uint8_t kind, size_t size)
{
    if (size <= LONGEST_SHORT) {
        header[0] = (uint8_t)(kind + size);
        return 1;
    }
    if (size <= 0xff) {
        header[0] = kind + LONGEST_SHORT + 1;
        header[1] = (uint8_t)size;
        return 2;
    }
    header[0] = kind + LONGEST_SHORT + 2;
    header[1] = (uint8_t)(size >> 8);
    header[2] = (uint8_t)size;
    return 3;
}

static int has_room(struct rlp *rlp, size_t size)
{
    if (rlp->failed || size > 0xffff || size > rlp->capacity - rlp->length) {
        rlp->failed = 1;
    }
    return !rlp->failed;
}

void rlp_bytes(struct rlp *rlp, const uint8_t *bytes, size_t size)
{
    uint8_t header[LONGEST_HEADER];
    size_t header_size = size == 1 && bytes[0] < STRING ? 0 : write_header(header, STRING, size);
    if (has_room(rlp, header_size + size)) {
        memcpy(rlp->buffer + rlp->length, header, header_size);
        memcpy(rlp->buffer + rlp->length + header_size, bytes, size);
        rlp->length += header_size + size;
    }
}

void rlp_number(struct rlp *rlp, const uint8_t *bytes, size_t size)
{
    while (size > 0 && bytes[0] == 0) {
        bytes++;
        size--;
    }
    rlp_bytes(rlp, bytes, size);
}

void rlp_list(struct rlp *rlp)
{
    uint8_t header[LONGEST_HEADER];
    size_t header_size = write_header(header, LIST, rlp->length);
    if (has_room(rlp, header_size)) {
        memmove(rlp->buffer + header_size, rlp->buffer, rlp->length);
        memcpy(rlp->buffer, header, header_size);
        rlp->length += header_size;
    }
}
