/*
 * The mixture of an embedded program: a linked list that is searched, reversed and sorted; a product of small matrices; a state machine over text;
 * and a CRC over all results.
 */
#include "bench.h"
#include "expected.h"

enum { ITEMS = 200, SIZE = 16, TEXT = 2000 };

struct item {
    struct item *next;
    int16_t value;
    int16_t key;
};

static struct item items[ITEMS];
static int32_t product[SIZE][SIZE];

static struct {
    int16_t values[ITEMS];
    int16_t left[SIZE][SIZE];
    int16_t right[SIZE][SIZE];
    char text[TEXT];
} input;

static void prepare(void)
{
    uint64_t state = 6;
    for (int i = 0; i < ITEMS; i++) {
        input.values[i] = (int16_t)(next_random(&state) % 1000);
    }
    state = 7;
    for (int i = 0; i < SIZE; i++) {
        for (int j = 0; j < SIZE; j++) {
            input.left[i][j] = (int16_t)next_random(&state);
            input.right[i][j] = (int16_t)next_random(&state);
        }
    }
    state = 8;
    for (int i = 0; i < TEXT; i++) {
        input.text[i] = "0123456789012345,,,,.e-+x1234567"[next_random(&state) % 32];
    }
}

/* CRC-16 with the polynomial x^16 + x^15 + x^2 + 1, lowest bit first, a bit at a time. */
static uint16_t crc16(uint16_t crc, uint16_t value)
{
    crc ^= value;
    for (int i = 0; i < 16; i++) {
        crc = (uint16_t)(crc & 1 ? crc >> 1 ^ 0xa001 : crc >> 1);
    }
    return crc;
}

static struct item *reversed(struct item *list)
{
    struct item *done = 0;
    while (list != 0) {
        struct item *next = list->next;
        list->next = done;
        done = list;
        list = next;
    }
    return done;
}

static int by_value(const struct item *a, const struct item *b)
{
    return a->value - b->value;
}

static int by_key(const struct item *a, const struct item *b)
{
    return a->key - b->key;
}

/* Merge sort from the bottom up; equal items keep their order. */
static struct item *sorted(struct item *list, int (*compare)(const struct item *, const struct item *))
{
    for (size_t width = 1;; width *= 2) {
        struct item *head = 0;
        struct item **tail = &head;
        size_t merges = 0;
        while (list != 0) {
            struct item *second = list;
            size_t first_left = 0;
            while (first_left < width && second != 0) {
                second = second->next;
                first_left++;
            }
            size_t second_left = width;
            merges++;
            while (first_left > 0 || (second_left > 0 && second != 0)) {
                int takes_first = first_left > 0 && (second_left == 0 || second == 0 || compare(list, second) <= 0);
                struct item **from = takes_first ? &list : &second;
                *tail = *from;
                tail = &(*from)->next;
                *from = (*from)->next;
                takes_first ? first_left-- : second_left--;
            }
            list = second;
        }
        *tail = 0;
        if (merges <= 1) {
            return head;
        }
        list = head;
    }
}

static uint16_t run_list(uint16_t crc)
{
    for (int i = 0; i < ITEMS; i++) {
        items[i].next = i + 1 < ITEMS ? &items[i + 1] : 0;
        items[i].value = input.values[i];
        items[i].key = (int16_t)i;
    }
    struct item *list = items;
    for (int wanted = 0; wanted < 1000; wanted += 20) {
        struct item *found = list;
        while (found != 0 && found->value != wanted) {
            found = found->next;
        }
        crc = crc16(crc, found != 0 ? (uint16_t)found->key : 0xffff);
        list = reversed(list);
    }
    list = sorted(list, by_value);
    for (struct item *item = list; item != 0; item = item->next) {
        crc = crc16(crc, (uint16_t)item->key);
    }
    list = sorted(list, by_key);
    for (struct item *item = list; item != 0; item = item->next) {
        crc = crc16(crc, (uint16_t)item->value);
    }
    return crc;
}

static uint16_t run_matrix(uint16_t crc)
{
    for (int i = 0; i < SIZE; i++) {
        for (int j = 0; j < SIZE; j++) {
            uint32_t sum = 0;
            for (int k = 0; k < SIZE; k++) {
                sum += (uint32_t)(input.left[i][k] * input.right[k][j]);
            }
            product[i][j] = (int32_t)sum;
        }
    }
    for (int i = 0; i < SIZE; i++) {
        for (int j = 0; j < SIZE; j++) {
            /* A field of bits of each element, as filters take it. */
            crc = crc16(crc, (uint16_t)((uint32_t)product[i][j] >> 5 & 0x7fff));
        }
    }
    return crc;
}

enum state { START, SIGN, INTEGER, POINT, FRACTION, EXPONENT, POWER, INVALID, STATES };

static enum state after(enum state state, char c)
{
    int is_digit = c >= '0' && c <= '9';
    switch (state) {
    case START:
        return is_digit ? INTEGER : c == '-' || c == '+' ? SIGN : c == '.' ? POINT : INVALID;
    case SIGN:
        return is_digit ? INTEGER : c == '.' ? POINT : INVALID;
    case INTEGER:
        return is_digit ? INTEGER : c == '.' ? FRACTION : c == 'e' ? EXPONENT : INVALID;
    case POINT:
        return is_digit ? FRACTION : INVALID;
    case FRACTION:
        return is_digit ? FRACTION : c == 'e' ? EXPONENT : INVALID;
    case EXPONENT:
        return is_digit || c == '-' ? POWER : INVALID;
    case POWER:
        return is_digit ? POWER : INVALID;
    default:
        return INVALID;
    }
}

static uint16_t run_states(uint16_t crc)
{
    uint16_t ends[STATES] = {0};
    uint16_t steps[STATES] = {0};
    enum state state = START;
    for (int i = 0; i < TEXT; i++) {
        if (input.text[i] == ',') {
            ends[state]++;
            state = START;
        } else {
            state = after(state, input.text[i]);
            steps[state]++;
        }
    }
    for (int i = 0; i < STATES; i++) {
        crc = crc16(crc16(crc, ends[i]), steps[i]);
    }
    return crc;
}

static uint64_t run(void)
{
    return run_states(run_matrix(run_list(0)));
}

const struct benchmark benchmark = {
    .name = "core", .count = 600, .prepare = prepare, .run = run, .expected = EXPECTED_core, .input = &input, .input_size = sizeof input};
