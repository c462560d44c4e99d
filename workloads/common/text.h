/* Files in, text out. Output collects in a line buffer and is written at each newline: end every line with one. */
#ifndef COMMON_TEXT_H
#define COMMON_TEXT_H

#include <stddef.h>
#include <stdint.h>

void *memcpy(void *restrict target, const void *restrict source, size_t size);
void *memmove(void *target, const void *source, size_t size);
void *memset(void *target, int value, size_t size);
int memcmp(const void *left, const void *right, size_t size);
size_t strlen(const char *text);

void print_text(const char *text);
void print_hex(const void *bytes, size_t size);
void print_decimal(uint64_t value);

/*
 * Reads a whole file into buffer. The result is its length in bytes; on failure it prints "<name>: <reason>" and leaves
 * the program with exit code 2 (bad input). A file of more than capacity bytes is a failure.
 */
size_t read_file(const char *name, void *buffer, size_t capacity);

/* Prints "<name>: <reason>" and leaves the program with exit code 2. */
__attribute__((__noreturn__)) void fail(const char *name, const char *reason);

#endif
