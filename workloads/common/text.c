#include "text.h"

#include "system.h"

enum { STANDARD_OUTPUT = 1 };

static char line[512];
static size_t line_length;

static void flush(void)
{
    size_t written = 0;
    while (written < line_length) {
        long count = system_write(STANDARD_OUTPUT, line + written, line_length - written);
        if (count <= 0) {
            break; /* nobody is left to tell */
        }
        written += (size_t)count;
    }
    line_length = 0;
}

static void print_character(char character)
{
    line[line_length++] = character;
    if (character == '\n' || line_length == sizeof line) {
        flush();
    }
}

void print_text(const char *text)
{
    while (*text != 0) {
        print_character(*text++);
    }
}

void print_hex(const void *bytes, size_t size)
{
    const uint8_t *byte = bytes;
    for (size_t i = 0; i < size; i++) {
        print_character("0123456789abcdef"[byte[i] >> 4]);
        print_character("0123456789abcdef"[byte[i] & 15]);
    }
}

void print_decimal(uint64_t value)
{
    /* Long division by 10 in 16-bit digits: RV32 has no 64-bit division, and this program has no library. */
    uint16_t parts[4] = {(uint16_t)(value >> 48), (uint16_t)(value >> 32), (uint16_t)(value >> 16), (uint16_t)value};
    char digits[20]; /* 2^64 - 1 has 20 digits */
    size_t first = sizeof digits;
    do {
        uint32_t remainder = 0;
        for (size_t i = 0; i < 4; i++) {
            uint32_t dividend = remainder << 16 | parts[i];
            parts[i] = (uint16_t)(dividend / 10);
            remainder = dividend % 10;
        }
        digits[--first] = (char)('0' + remainder);
    } while ((parts[0] | parts[1] | parts[2] | parts[3]) != 0);
    while (first < sizeof digits) {
        print_character(digits[first++]);
    }
}

void fail(const char *name, const char *reason)
{
    print_text(name);
    print_text(": ");
    print_text(reason);
    print_text("\n");
    system_exit(2);
}

size_t read_file(const char *name, void *buffer, size_t capacity)
{
    long descriptor = system_open(name);
    if (descriptor < 0) {
        fail(name, descriptor == -SYSTEM_ENOENT ? "file not found" : "cannot be opened");
    }

    size_t length = 0;
    for (;;) {
        uint8_t surplus; /* one byte more than fits tells a full buffer from a file that is too large */
        long count = length < capacity ? system_read((int)descriptor, (uint8_t *)buffer + length, capacity - length)
                                       : system_read((int)descriptor, &surplus, 1);
        if (count < 0) {
            fail(name, "cannot be read");
        }
        if (count == 0) {
            break;
        }
        if (length == capacity) {
            fail(name, "file is too large");
        }
        length += (size_t)count;
    }
    system_close((int)descriptor);
    return length;
}
