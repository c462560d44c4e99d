/*
 * What every benchmark has: it computes the same thing as often as it is told, compares each result with the known answer, and says so.
 *
 *   NAME [COUNT [secret]]    run COUNT times; without COUNT or with 0, and on the bare machine, as often as makes some hundred million
 *                            instructions; with "secret" the input is labelled so, for a simulator that follows labels
 *
 * Exit code: 0, or 1 for a wrong result. expected.py computes the answers by other means.
 */
#ifndef BENCH_H
#define BENCH_H

#include <stddef.h>
#include <stdint.h>

struct benchmark {
    const char *name;
    uint64_t count;             /* runs without an argument */
    void (*prepare)(void);      /* called once; may be 0 */
    uint64_t (*run)(void);      /* one run; the result is the same each time */
    uint64_t expected;
    void *input;                /* what it computes from; 0 if nothing */
    size_t input_size;
};

/* Each program has one. */
extern const struct benchmark benchmark;

/* Sequence that all benchmarks take their data from: Knuth's MMIX constants; the upper half is what counts. */
static inline uint32_t next_random(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 32);
}

/* Hash of results, a byte at a time: FNV-1a, 64 bits. */
#define FNV_START 0xcbf29ce484222325u

static inline uint64_t fnv(uint64_t hash, uint64_t value)
{
    for (int i = 0; i < 8; i++, value >>= 8) {
        hash = (hash ^ (value & 0xff)) * 0x100000001b3u;
    }
    return hash;
}

void print_string(const char *text);

#endif
