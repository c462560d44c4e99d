/*
 * What provers spend their time on: a number-theoretic transform over 2^64 - 2^32 + 1, a sum of points of BN254 times scalars, and a
 * Merkle tree with SHA-256. size.txt has the binary logarithms of their sizes. See README.md.
 */
#include "codesign_prover.h"
#include "kernels.h"
#include "sha256.h"
#include "text.h"

enum { NTT_LARGEST = 16, TREE_LARGEST = 12, LEAF = 64 };

#define ALIGNED __attribute__((__aligned__(64)))

static uint64_t values[1 << NTT_LARGEST] ALIGNED;
static uint64_t result[1 << NTT_LARGEST] ALIGNED;
static uint64_t table[1 << (NTT_LARGEST - 1)] ALIGNED;
static uint8_t points[POINT << MSM_LARGEST] ALIGNED;
static uint8_t scalars[SCALAR << MSM_LARGEST] ALIGNED;
static uint8_t sum[POINT] ALIGNED;
static uint8_t leaves[LEAF << TREE_LARGEST] ALIGNED;
static uint8_t root[SHA256_DIGEST] ALIGNED;

/* Knuth, The Art of Computer Programming 2, 3.3.4, table 1, line 16: the multiplier of the "super-duper" generator. */
static uint32_t state = 1;

static void fill(uint8_t *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        state = state * 69069u + 1u;
        bytes[i] = (uint8_t)(state >> 24);
    }
}

static unsigned number(const char **text, unsigned largest)
{
    unsigned value = 0;
    const char *start = *text;
    while (**text >= '0' && **text <= '9' && value <= largest) {
        value = value * 10 + (unsigned)(*(*text)++ - '0');
    }
    if (*text == start || value == 0 || value > largest) {
        fail("size.txt", "not three logarithms: transform 1 to 16, points 1 to 12, leaves 1 to 12");
    }
    while (**text == ' ' || **text == '\n') {
        (*text)++;
    }
    return value;
}

static void tree(unsigned logarithm)
{
    static uint8_t nodes[SHA256_DIGEST << TREE_LARGEST];
    for (size_t i = 0; i < (size_t)1 << logarithm; i++) {
        sha256(nodes + i * SHA256_DIGEST, leaves + i * LEAF, LEAF);
    }
    for (; logarithm > 0; logarithm--) {
        for (size_t i = 0; i < (size_t)1 << (logarithm - 1); i++) {
            sha256(nodes + i * SHA256_DIGEST, nodes + 2 * i * SHA256_DIGEST, 2 * SHA256_DIGEST);
        }
    }
    memcpy(root, nodes, SHA256_DIGEST);
}

static void print_size(const char *name, unsigned logarithm)
{
    print_text(name);
    print_text(": 2^");
    print_decimal(logarithm);
    print_text(" ");
}

int main(void)
{
    static char text[32];
    text[read_file("size.txt", text, sizeof text - 1)] = 0;
    const char *next = text;
    unsigned ntt_logarithm = number(&next, NTT_LARGEST);
    unsigned msm_logarithm = number(&next, MSM_LARGEST);
    unsigned tree_logarithm = number(&next, TREE_LARGEST);
    size_t length = (size_t)1 << ntt_logarithm;
    size_t count = (size_t)1 << msm_logarithm;
    size_t leaf_bytes = (size_t)LEAF << tree_logarithm;

    fill((uint8_t *)values, length * sizeof *values);
    for (size_t i = 0; i < length; i++) {
        values[i] >>= 1; /* below the prime */
    }
    fill(scalars, count * SCALAR);
    for (size_t i = 0; i < count; i++) {
        scalars[i * SCALAR + SCALAR - 1] &= 0x1f; /* below the order of the group */
    }
    fill(leaves, leaf_bytes);
    make_points(points, count);
    CD_LABEL("witness", values, length * sizeof *values);
    CD_LABEL("witness", scalars, count * SCALAR);
    CD_LABEL("witness", leaves, leaf_bytes);

    CD_ROI_BEGIN();
    uint64_t transform[] = {CD_GOLDILOCKS, ntt_logarithm, 1};
    cd_buf coefficients[] = {{CD_PTR(values), length * sizeof *values}};
    cd_buf evaluations[] = {{CD_PTR(result), length * sizeof *result}};
    CD_REGION_P("ntt", CD_OP_NTT, transform, coefficients, evaluations)
    {
        memcpy(result, values, length * sizeof *values);
        ntt(result, ntt_logarithm, table);
    }

    uint64_t multiply[] = {CD_BN254_G1, count};
    cd_buf terms[] = {{CD_PTR(points), count * POINT}, {CD_PTR(scalars), count * SCALAR}};
    cd_buf total[] = {{CD_PTR(sum), sizeof sum}};
    CD_REGION_P("msm", CD_OP_MSM, multiply, terms, total)
    {
        msm(sum, points, scalars, msm_logarithm);
    }

    uint64_t commit[] = {CD_TREE_SHA256, tree_logarithm, LEAF, 0};
    cd_buf committed[] = {{CD_PTR(leaves), leaf_bytes}};
    cd_buf commitment[] = {{CD_PTR(root), sizeof root}};
    CD_REGION_P("tree", CD_OP_MERKLE_TREE, commit, committed, commitment)
    {
        tree(tree_logarithm);
    }
    CD_ROI_END();

    uint8_t digest[SHA256_DIGEST];
    sha256(digest, result, length * sizeof *result);
    print_size("ntt", ntt_logarithm);
    print_hex(digest, sizeof digest);
    print_text("\n");
    print_size("msm", msm_logarithm);
    print_hex(sum, sizeof sum);
    print_text("\n");
    print_size("tree", tree_logarithm);
    print_hex(root, sizeof root);
    print_text("\n");
    return 0;
}
