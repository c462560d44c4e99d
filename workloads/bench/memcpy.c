/* Copies of many lengths, aligned and not: loads and stores, and little else. A run moves 4 MiB. */
#include "bench.h"
#include "expected.h"

/* Words of whatever the bytes are. */
typedef uint64_t __attribute__((__may_alias__)) word;

#define BYTES (1u << 18)

static uint8_t source[BYTES + 64] __attribute__((__aligned__(64)));
static uint8_t target[BYTES + 64] __attribute__((__aligned__(64)));

/* Words of eight at a time where both addresses permit it, as C libraries do; and words from two loads where they do not. */
static void copy(uint8_t *to, const uint8_t *from, size_t size)
{
    while (size > 0 && ((uintptr_t)to & 7) != 0) {
        *to++ = *from++;
        size--;
    }
    unsigned shift = ((uintptr_t)from & 7) * 8;
    word *words = (word *)(void *)to;
    const word *in = (const word *)((uintptr_t)from & ~(uintptr_t)7);
    size_t count = size / 8;
    size_t i = 0;
    if (shift == 0) {
        for (; i + 8 <= count; i += 8) {
            uint64_t a = in[i], b = in[i + 1], c = in[i + 2], d = in[i + 3];
            uint64_t e = in[i + 4], f = in[i + 5], g = in[i + 6], h = in[i + 7];
            words[i] = a, words[i + 1] = b, words[i + 2] = c, words[i + 3] = d;
            words[i + 4] = e, words[i + 5] = f, words[i + 6] = g, words[i + 7] = h;
        }
        for (; i < count; i++) {
            words[i] = in[i];
        }
    } else {
        uint64_t low = in[0];
        for (; i < count; i++) {
            uint64_t high = in[i + 1];
            words[i] = low >> shift | high << (64 - shift);
            low = high;
        }
    }
    for (i *= 8; i < size; i++) {
        to[i] = from[i];
    }
}

static void prepare(void)
{
    uint64_t state = 4;
    for (size_t i = 0; i < sizeof source; i++) {
        source[i] = (uint8_t)next_random(&state);
    }
}

static uint64_t run(void)
{
    for (unsigned i = 0; i < 8; i++) {
        copy(target, source, BYTES);
    }
    for (unsigned i = 1; i <= 4; i++) {
        copy(target + i, source + 3 * i, BYTES);
    }
    for (size_t at = 0; at < BYTES; at += 64) {
        copy(target + at, source + BYTES - at, 64);
    }
    for (size_t at = 0, length = 1; at + length <= BYTES; at += length, length = length % 61 + 1) {
        copy(target + at, source + at, length);
        copy(target + at, source + at + 7, length);
        copy(target + at, source + at + 8, length);
    }
    uint64_t hash = FNV_START;
    for (size_t i = 0; i < BYTES; i += 8 * 64) {
        hash = fnv(hash, *(const word *)(const void *)(target + i));
    }
    return hash;
}

const struct benchmark benchmark = {
    .name = "memcpy", .count = 100, .prepare = prepare, .run = run, .expected = EXPECTED_memcpy, .input = source, .input_size = sizeof source};
