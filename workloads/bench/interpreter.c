/*
 * An interpreter whose every instruction exists once per pair of registers: 16 operations x 8 x 8 handlers, each with a jump through a table at its
 * end, and branches in many. Some 100 KiB of code in thousands of basic blocks, none much hotter than the others.
 *
 * An instruction is 32 bits: operation (4), destination (3), source (3), from the top, and a number of 16 bits at the bottom.
 */
#include "bench.h"
#include "expected.h"

enum { INSTRUCTIONS = 4096, ROUNDS = 20, CELLS = 1024 };

static uint32_t program[INSTRUCTIONS + 8];
static uint64_t start[CELLS];
static uint64_t memory[CELLS];

static void prepare(void)
{
    uint64_t state = 9;
    for (int i = 0; i < INSTRUCTIONS; i++) {
        program[i] = next_random(&state);
    }
    for (int i = 0; i < CELLS; i++) {
        start[i] = (uint64_t)i;
    }
}

/* For each operation o, destination d and source s. */
#define FOR_SOURCES(X, o, d) X(o, d, 0) X(o, d, 1) X(o, d, 2) X(o, d, 3) X(o, d, 4) X(o, d, 5) X(o, d, 6) X(o, d, 7)
#define FOR_REGISTERS(X, o)                                                                                             \
    FOR_SOURCES(X, o, 0) FOR_SOURCES(X, o, 1) FOR_SOURCES(X, o, 2) FOR_SOURCES(X, o, 3)                                 \
    FOR_SOURCES(X, o, 4) FOR_SOURCES(X, o, 5) FOR_SOURCES(X, o, 6) FOR_SOURCES(X, o, 7)
#define FOR_ALL(X)                                                                                                      \
    FOR_REGISTERS(X, ADD) FOR_REGISTERS(X, SUB) FOR_REGISTERS(X, XOR) FOR_REGISTERS(X, AND)                             \
    FOR_REGISTERS(X, OR) FOR_REGISTERS(X, MUL) FOR_REGISTERS(X, ROT) FOR_REGISTERS(X, SHR)                              \
    FOR_REGISTERS(X, INC) FOR_REGISTERS(X, LOAD) FOR_REGISTERS(X, STORE) FOR_REGISTERS(X, LESS)                         \
    FOR_REGISTERS(X, SKIP) FOR_REGISTERS(X, SWAP) FOR_REGISTERS(X, MIN) FOR_REGISTERS(X, LOOP)

#define DO_ADD(d, s) r[d] += r[s];
#define DO_SUB(d, s) r[d] -= r[s] ^ n;
#define DO_XOR(d, s) r[d] ^= r[s] + n;
#define DO_AND(d, s) r[d] = (r[d] & r[s]) + n * 0x9e3779b97f4a7c15u;
#define DO_OR(d, s) r[d] = (r[d] | r[s]) - n;
#define DO_MUL(d, s) r[d] *= r[s] | 1;
#define DO_ROT(d, s) r[d] = (r[d] << (r[s] & 63) | r[d] >> (-r[s] & 63)) + n;
#define DO_SHR(d, s) r[d] = r[d] >> (n & 15) ^ r[s];
#define DO_INC(d, s) r[d] += n << (r[s] & 31);
#define DO_LOAD(d, s) r[d] ^= memory[r[s] % CELLS];
#define DO_STORE(d, s) memory[(r[s] + n) % CELLS] = r[d];
#define DO_LESS(d, s)                                                                                                   \
    if (r[d] < r[s]) {                                                                                                  \
        r[d] += n;                                                                                                      \
    } else {                                                                                                            \
        r[d] ^= r[s] << 1;                                                                                              \
    }
#define DO_SKIP(d, s)                                                                                                   \
    if (((r[d] ^ r[s] ^ n) & 1) != 0) {                                                                                 \
        at += n >> 14;                                                                                                  \
    }
#define DO_SWAP(d, s)                                                                                                   \
    if ((r[d] >> (n & 31) & 1) != 0) {                                                                                  \
        uint64_t other = r[s];                                                                                          \
        r[s] = r[d];                                                                                                    \
        r[d] = other;                                                                                                   \
    }
#define DO_MIN(d, s)                                                                                                    \
    if ((int64_t)r[d] > (int64_t)r[s]) {                                                                                \
        r[d] = r[s] ^ n;                                                                                                \
    }
#define DO_LOOP(d, s)                                                                                                   \
    for (uint64_t i = 0; i < (n & 3); i++) {                                                                            \
        r[d] = r[d] * 5 + r[s];                                                                                         \
        __asm__ volatile("");                                                                                           \
    }

static uint64_t run(void)
{
#define ADDRESS(o, d, s) &&L_##o##_##d##_##s,
    static const void *const handlers[1024] = {FOR_ALL(ADDRESS)};
    volatile uint64_t *volatile kept;
    uint64_t r[8];
    const uint32_t *at;
    uint64_t n;

    kept = r; /* registers of the interpreted machine are in memory, as in an interpreter that has more of them */
    for (int i = 0; i < 8; i++) {
        kept[i] = (uint64_t)i * 0x0123456789abcdefu;
    }
    for (int i = 0; i < CELLS; i++) {
        memory[i] = start[i];
    }

    for (int round = 0; round < ROUNDS; round++) {
        at = program;

        /* The last instructions may be skipped, so there is room behind them; a program ends where its instructions do. */
#define NEXT                                                                                                            \
    do {                                                                                                                \
        if (at >= program + INSTRUCTIONS) {                                                                             \
            goto end;                                                                                                   \
        }                                                                                                               \
        uint32_t word = *at++;                                                                                          \
        n = word & 0xffff;                                                                                              \
        goto *handlers[word >> 22];                                                                                     \
    } while (0)
        NEXT;
#define HANDLER(o, d, s)                                                                                                \
    L_##o##_##d##_##s:                                                                                                  \
    {                                                                                                                   \
        DO_##o(d, s)                                                                                                    \
    }                                                                                                                   \
    NEXT;
        FOR_ALL(HANDLER)
    end:;
    }

    uint64_t hash = FNV_START;
    for (int i = 0; i < 8; i++) {
        hash = fnv(hash, r[i]);
    }
    return hash;
}

const struct benchmark benchmark = {
    .name = "interpreter", .count = 120, .prepare = prepare, .run = run, .expected = EXPECTED_interpreter, .input = start, .input_size = sizeof start};
