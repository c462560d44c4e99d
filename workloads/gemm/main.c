/*
 * One layer of a perceptron in 8-bit integers: y = saturate(relu(x W + b) * multiplier / 2^shift), for a batch of 16 vectors.
 * size.txt has the number of inputs, which is that of the outputs. See README.md.
 */
#include "codesign_tensor.h"
#include "text.h"

#define BATCH 16u
#define LARGEST 1024u
#define MULTIPLIER 1518500250u /* 2^31 / sqrt(2) */
#define ALIGNED __attribute__((__aligned__(64)))

static int8_t x[BATCH * LARGEST] ALIGNED;
static int8_t weights[LARGEST * LARGEST] ALIGNED;
static int32_t bias[LARGEST] ALIGNED;
static int8_t y[BATCH * LARGEST] ALIGNED;

/* Knuth, The Art of Computer Programming 2, 3.3.4, table 1, line 16: the multiplier of the "super-duper" generator. */
static uint32_t state = 1;

static uint32_t next(void)
{
    state = state * 69069u + 1u;
    return state;
}

static void make_operands(size_t size)
{
    for (size_t i = 0; i < BATCH * size; i++) {
        x[i] = (int8_t)(next() >> 24);
    }
    for (size_t i = 0; i < size * size; i++) {
        weights[i] = (int8_t)(next() >> 24);
    }
    for (size_t i = 0; i < size; i++) {
        bias[i] = (int32_t)next() >> 16;
    }
}

/*
 * Of a sum that is not negative. A shift of more than 32 moves the upper word only, so RV32 needs no helper for 64-bit shifts.
 */
static int8_t requantise(int32_t sum, unsigned shift)
{
    uint64_t rounding = (uint64_t)((uint32_t)1 << (shift - 33)) << 32;
    uint64_t scaled = (uint64_t)(uint32_t)sum * MULTIPLIER + rounding;
    uint32_t result = (uint32_t)(scaled >> 32) >> (shift - 32);
    return (int8_t)(result > 127 ? 127 : result);
}

static void layer(size_t size, unsigned shift)
{
    static int32_t sums[LARGEST];
    for (size_t row = 0; row < BATCH; row++) {
        memcpy(sums, bias, size * sizeof *sums);
        for (size_t k = 0; k < size; k++) {
            int32_t factor = x[row * size + k];
            const int8_t *line = weights + k * size;
            for (size_t column = 0; column < size; column++) {
                sums[column] += factor * line[column];
            }
        }
        for (size_t column = 0; column < size; column++) {
            y[row * size + column] = requantise(sums[column] > 0 ? sums[column] : 0, shift);
        }
    }
}

static size_t read_size(void)
{
    static char text[8];
    size_t length = read_file("size.txt", text, sizeof text);
    size_t size = 0;
    for (size_t i = 0; i < length && text[i] >= '0' && text[i] <= '9'; i++) {
        size = size * 10 + (size_t)(text[i] - '0');
    }
    if (size < 16 || size > LARGEST || (size & (size - 1)) != 0) {
        fail("size.txt", "not a power of two from 16 to 1024");
    }
    return size;
}

int main(void)
{
    size_t size = read_size();
    make_operands(size);
    CD_LABEL("activations", x, BATCH * size);
    CD_LABEL("weights", weights, size * size);

    /* Random sums grow with the root of their length; the shift keeps the results of every size in 8 bits. */
    unsigned shift = 40;
    for (size_t rest = size / 16; rest >= 4; rest /= 4) {
        shift++;
    }
    uint64_t parameters[] = {CD_INT8, BATCH, size, size, CD_BIAS | CD_RELU | CD_REQUANTISE, MULTIPLIER, shift, 0};
    cd_buf in[] = {{CD_PTR(x), BATCH * size}, {CD_PTR(weights), size * size}, {CD_PTR(bias), size * sizeof *bias}};
    cd_buf out[] = {{CD_PTR(y), BATCH * size}};
    CD_REGION_P("layer", CD_OP_GEMM, parameters, in, out)
    {
        layer(size, shift);
    }

    /* FNV-1a, 32 bits, of the results. */
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < BATCH * size; i++) {
        hash = (hash ^ (uint8_t)y[i]) * 16777619u;
    }
    print_text("layer: ");
    print_decimal(BATCH);
    print_text(" x ");
    print_decimal(size);
    print_text(" x ");
    print_decimal(size);
    print_text("\nfirst: ");
    print_hex(y, 16);
    print_text("\nfnv1a: ");
    print_decimal(hash);
    print_text("\n");
    return 0;
}
