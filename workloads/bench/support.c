#include "bench.h"
#include "codesign.h"

enum { CALL_WRITE = 64, CALL_EXIT = 93, STANDARD_OUTPUT = 1 };

extern volatile uint64_t tohost;

static int is_bare;
static char line[160];
static size_t line_length;

static long call(long number, long first, const void *second, size_t third)
{
    register long a0 __asm__("a0") = first;
    register const void *a1 __asm__("a1") = second;
    register size_t a2 __asm__("a2") = third;
    register long a7 __asm__("a7") = number;
    __asm__ volatile("ecall" : "+r"(a0) : "r"(a1), "r"(a2), "r"(a7) : "memory");
    return a0;
}

static void to_host(uint64_t command)
{
    while (tohost != 0) {
    }
    tohost = command;
}

static void flush(void)
{
    if (is_bare) {
        /* Device 1, command 1: a character for the console. */
        for (size_t i = 0; i < line_length; i++) {
            to_host((uint64_t)1 << 56 | (uint64_t)1 << 48 | (uint8_t)line[i]);
        }
    } else {
        call(CALL_WRITE, STANDARD_OUTPUT, line, line_length);
    }
    line_length = 0;
}

void print_string(const char *text)
{
    while (*text != 0) {
        line[line_length++] = *text;
        if (*text++ == '\n' || line_length == sizeof line) {
            flush();
        }
    }
}

static void print_number(uint64_t value, unsigned base, int digits)
{
    char text[21];
    size_t first = sizeof text;
    text[--first] = 0;
    do {
        text[--first] = "0123456789abcdef"[value % base];
        value /= base;
    } while (value != 0 || (int)(sizeof text - 1 - first) < digits);
    print_string(text + first);
}

static __attribute__((__noreturn__)) void leave(int code)
{
    for (;;) {
        if (is_bare) {
            to_host((uint64_t)code << 1 | 1);
        } else {
            call(CALL_EXIT, code, 0, 0);
        }
    }
}

static uint64_t number_of(const char *text)
{
    uint64_t value = 0;
    while (*text >= '0' && *text <= '9') {
        value = value * 10 + (uint64_t)(*text++ - '0');
    }
    return value;
}

void bench_start(long argument_count, char **arguments, int bare)
{
    is_bare = bare;
    uint64_t count = argument_count > 1 ? number_of(arguments[1]) : 0;
    count = count != 0 ? count : benchmark.count;
    uint64_t result = benchmark.expected;
    if (benchmark.prepare != 0) {
        benchmark.prepare();
    }
    if (argument_count > 2 && arguments[2][0] == 's' && benchmark.input != 0) {
        CD_LABEL("secret", benchmark.input, benchmark.input_size);
    }
    for (uint64_t i = 0; i < count && result == benchmark.expected; i++) {
        result = benchmark.run();
    }

    print_string(benchmark.name);
    print_string(": ");
    print_number(result, 16, 16);
    print_string(result == benchmark.expected ? " as expected\n" : " is wrong\n");
    leave(result == benchmark.expected ? 0 : 1);
}
