#include "der.h"

#include "text.h"

enum { SEQUENCE = 0x30, INTEGER = 0x02, UNCOMPRESSED = 0x04, POINT = 65 };

/* Bytes that are still to be read. */
struct input {
    const uint8_t *next;
    size_t length;
};

/* Takes one element of less than 128 bytes, which has a short length: nothing here is longer. */
static int take(struct input *input, uint8_t tag, struct input *content)
{
    if (input->length < 2 || input->next[0] != tag || input->next[1] >= 0x80 || input->next[1] > input->length - 2) {
        return 0;
    }
    content->next = input->next + 2;
    content->length = input->next[1];
    input->next += 2 + content->length;
    input->length -= 2 + content->length;
    return 1;
}

static int take_integer(struct input *input, uint8_t number[32])
{
    struct input content;
    if (!take(input, INTEGER, &content) || content.length == 0 || content.next[0] >= 0x80) {
        return 0; /* no integer, or a negative one */
    }
    if (content.next[0] == 0 && content.length > 1) {
        if (content.next[1] < 0x80) {
            return 0; /* not the shortest form */
        }
        content.next++;
        content.length--;
    }
    if (content.length > 32) {
        return 0;
    }
    memset(number, 0, 32);
    memcpy(number + 32 - content.length, content.next, content.length);
    return 1;
}

int der_signature(uint8_t signature[64], const uint8_t *bytes, size_t length)
{
    struct input file = {bytes, length};
    struct input pair;
    return take(&file, SEQUENCE, &pair) && file.length == 0 && take_integer(&pair, signature) &&
           take_integer(&pair, signature + 32) && pair.length == 0;
}

int der_p256_public_key(uint8_t public_key[64], const uint8_t *bytes, size_t length)
{
    /* All that precedes the point is the same for every key: SEQUENCE { SEQUENCE { id-ecPublicKey, P-256 }, BIT STRING }. */
    static const uint8_t prefix[] = {
        0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01,
        0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
    };
    if (length == sizeof prefix + POINT && memcmp(bytes, prefix, sizeof prefix) == 0) {
        bytes += sizeof prefix;
        length = POINT;
    }
    if (length != POINT || bytes[0] != UNCOMPRESSED) {
        return 0;
    }
    memcpy(public_key, bytes + 1, POINT - 1);
    return 1;
}
