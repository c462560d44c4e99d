/*
 * Five bodies that attract each other, in double precision; a run is 1000 steps of the symplectic Euler method. Multiplications, additions, and a
 * square root and a division per pair. Without fused operations, so that any processor with IEEE 754 arithmetic gets the same bits.
 */
#include "bench.h"
#include "expected.h"

enum { BODIES = 5 };

struct body {
    double x[3];
    double v[3];
    double mass;
};

static struct body start[BODIES];
static struct body bodies[BODIES];

static double root(double a)
{
    double r;
    __asm__("fsqrt.d %0, %1" : "=f"(r) : "f"(a));
    return r;
}

/* Positions and velocities between -4 and 4, masses between 1/16 and 1. Multiples of powers of two, so exact. */
static void prepare(void)
{
    uint64_t state = 5;
    for (int i = 0; i < BODIES; i++) {
        for (int k = 0; k < 3; k++) {
            start[i].x[k] = (double)(int32_t)next_random(&state) / 536870912.0;
            start[i].v[k] = (double)(int32_t)next_random(&state) / 2147483648.0;
        }
        start[i].mass = (double)(next_random(&state) | 0x10000000u) / 4294967296.0;
    }
}

static void step(double time)
{
    for (int i = 0; i < BODIES; i++) {
        for (int j = i + 1; j < BODIES; j++) {
            double d[3];
            double square = 0.01; /* keeps bodies that meet from flying apart */
            for (int k = 0; k < 3; k++) {
                d[k] = bodies[i].x[k] - bodies[j].x[k];
                square = square + d[k] * d[k];
            }
            double force = time / (square * root(square));
            for (int k = 0; k < 3; k++) {
                bodies[i].v[k] = bodies[i].v[k] - d[k] * bodies[j].mass * force;
                bodies[j].v[k] = bodies[j].v[k] + d[k] * bodies[i].mass * force;
            }
        }
    }
    for (int i = 0; i < BODIES; i++) {
        for (int k = 0; k < 3; k++) {
            bodies[i].x[k] = bodies[i].x[k] + bodies[i].v[k] * time;
        }
    }
}

static uint64_t run(void)
{
    for (int i = 0; i < BODIES; i++) {
        bodies[i] = start[i];
    }
    for (int i = 0; i < 1000; i++) {
        step(0.001);
    }
    uint64_t hash = FNV_START;
    for (int i = 0; i < BODIES; i++) {
        for (int k = 0; k < 3; k++) {
            union {
                double value;
                uint64_t bits;
            } x = {.value = bodies[i].x[k]};
            hash = fnv(hash, x.bits);
        }
    }
    return hash;
}

const struct benchmark benchmark = {
    .name = "nbody", .count = 500, .prepare = prepare, .run = run, .expected = EXPECTED_nbody, .input = start, .input_size = sizeof start};
