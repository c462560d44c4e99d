/* SHA-256 of 64 KiB: additions, rotations, exclusive or; a loop body of hundreds of instructions. */
#include "bench.h"
#include "expected.h"
#include "sha256.h"

static uint8_t text[65536] __attribute__((__aligned__(8)));

static void prepare(void)
{
    uint64_t state = 1;
    for (size_t i = 0; i < sizeof text; i++) {
        text[i] = (uint8_t)next_random(&state);
    }
}

static uint64_t run(void)
{
    uint8_t digest[32];
    sha256(digest, text, sizeof text);
    uint64_t first = 0;
    for (int i = 0; i < 8; i++) {
        first = first << 8 | digest[i];
    }
    return first;
}

const struct benchmark benchmark = {.name = "sha256", .count = 100, .prepare = prepare, .run = run, .expected = EXPECTED_sha256, .input = text, .input_size = sizeof text};
