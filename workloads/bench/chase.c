/*
 * Follows pointers through NODES nodes of 64 bytes in an order of chance: one load after the other, each at the address that the one
 * before has loaded. 256 nodes fit into a data cache of 16 KiB; 131,072 are 8 MiB and fit into none.
 */
#include "bench.h"
#include "expected.h"

#define STEPS ((uint64_t)1 << 20)

struct node {
    struct node *next;
    uint64_t value;
    uint64_t padding[6];
};

static struct node nodes[NODES] __attribute__((__aligned__(64)));
static uint32_t order[NODES];

static void prepare(void)
{
    /* Sattolo's shuffle gives a single cycle. */
    uint64_t state = 3;
    for (uint32_t i = 0; i < NODES; i++) {
        order[i] = i;
    }
    for (uint32_t i = NODES - 1; i > 0; i--) {
        uint32_t j = next_random(&state) % i;
        uint32_t other = order[j];
        order[j] = order[i];
        order[i] = other;
    }
    for (uint32_t i = 0; i < NODES; i++) {
        nodes[i].next = &nodes[order[i]];
        nodes[i].value = next_random(&state);
    }
}

/* The cycle has NODES nodes, which divide STEPS: each run ends where it began. */
static uint64_t run(void)
{
    struct node *node = nodes;
    uint64_t sum = 0;
    for (uint64_t i = 0; i < STEPS; i++) {
        node = node->next;
        sum += node->value ^ sum >> 7;
    }
    return sum + (uint64_t)(node - nodes);
}

const struct benchmark benchmark = {
    .name = NAME, .count = COUNT, .prepare = prepare, .run = run, .expected = EXPECTED, .input = nodes, .input_size = sizeof nodes};
