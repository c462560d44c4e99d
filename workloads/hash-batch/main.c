/*
 * SHA-256 of many messages of one length, then HMAC-SHA-256 of all digests with a secret key. size.txt has the number of messages and
 * the bytes of each. See README.md.
 */
#include "codesign_hash.h"
#include "hmac.h"
#include "sha256.h"
#include "text.h"

#define LARGEST (1u << 20) /* bytes of all messages */
#define MOST 4096u         /* messages */
#define KEY 32u
#define ALIGNED __attribute__((__aligned__(64)))

static uint8_t messages[LARGEST] ALIGNED;
static uint8_t digests[MOST * SHA256_DIGEST] ALIGNED;
static uint8_t key[KEY] ALIGNED;
static uint8_t code[SHA256_DIGEST] ALIGNED;

/* Knuth, The Art of Computer Programming 2, 3.3.4, table 1, line 16: the multiplier of the "super-duper" generator. */
static uint32_t state = 1;

static void fill(uint8_t *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        state = state * 69069u + 1u;
        bytes[i] = (uint8_t)(state >> 24);
    }
}

static size_t number(const char **text)
{
    size_t value = 0;
    while (**text >= '0' && **text <= '9' && value < LARGEST) {
        value = value * 10 + (size_t)(*(*text)++ - '0');
    }
    while (**text == ' ' || **text == '\n') {
        (*text)++;
    }
    return value;
}

int main(void)
{
    static char text[32];
    text[read_file("size.txt", text, sizeof text - 1)] = 0;
    const char *next = text;
    size_t count = number(&next);
    size_t each = number(&next);
    if (*next != 0 || count == 0 || count > MOST || each == 0 || count * each > LARGEST) {
        fail("size.txt", "not 1 to 4096 messages of 1 MiB together");
    }
    fill(messages, count * each);
    fill(key, KEY);
    CD_LABEL("key", key, KEY);

    CD_ROI_BEGIN();
    uint64_t parameters[] = {CD_OP_SHA256, count, each};
    cd_buf in[] = {{CD_PTR(messages), count * each}};
    cd_buf out[] = {{CD_PTR(digests), count * SHA256_DIGEST}};
    CD_REGION_P("digests", CD_OP_HASH_BATCH, parameters, in, out)
    {
        for (size_t i = 0; i < count; i++) {
            sha256(digests + i * SHA256_DIGEST, messages + i * each, each);
        }
    }

    cd_buf keyed[] = {{CD_PTR(key), KEY}, {CD_PTR(digests), count * SHA256_DIGEST}};
    cd_buf result[] = {{CD_PTR(code), sizeof code}};
    CD_REGION("code", CD_OP_HMAC_SHA256, keyed, result)
    {
        hmac_sha256(code, key, KEY, digests, count * SHA256_DIGEST);
    }
    CD_ROI_END();

    print_text("messages: ");
    print_decimal(count);
    print_text(" x ");
    print_decimal(each);
    print_text("\nlast: ");
    print_hex(digests + (count - 1) * SHA256_DIGEST, SHA256_DIGEST);
    print_text("\ncode: ");
    print_hex(code, sizeof code);
    print_text("\n");
    return 0;
}
