/*
 * The functions that the compiler may call in a freestanding program. Without the pragma it would recognise these loops
 * and turn them into calls of themselves.
 *
 * memcmp stops at the first difference: for public data only. Secrets are compared with the masks of crypto/bytes.h.
 */
#pragma GCC optimize("no-tree-loop-distribute-patterns")

#include <stddef.h>
#include <stdint.h>

#include "text.h"

typedef uintptr_t __attribute__((__may_alias__)) word;

#define WORD sizeof(word)

void *memcpy(void *restrict target, const void *restrict source, size_t size)
{
    unsigned char *to = target;
    const unsigned char *from = source;
    if ((((uintptr_t)to | (uintptr_t)from) & (WORD - 1)) == 0) {
        for (; size >= WORD; size -= WORD, to += WORD, from += WORD) {
            *(word *)to = *(const word *)from;
        }
    }
    while (size-- > 0) {
        *to++ = *from++;
    }
    return target;
}

void *memmove(void *target, const void *source, size_t size)
{
    unsigned char *to = target;
    const unsigned char *from = source;
    if ((uintptr_t)to - (uintptr_t)from >= size) {
        /* Also true for to < from, where the difference wraps: copying upwards never overwrites what is still needed. */
        while (size-- > 0) {
            *to++ = *from++;
        }
    } else {
        while (size-- > 0) {
            to[size] = from[size];
        }
    }
    return target;
}

void *memset(void *target, int value, size_t size)
{
    unsigned char *to = target;
    for (; size > 0 && ((uintptr_t)to & (WORD - 1)) != 0; size--) {
        *to++ = (unsigned char)value;
    }
    word pattern = (word)-1 / 0xff * (unsigned char)value;
    for (; size >= WORD; size -= WORD, to += WORD) {
        *(word *)to = pattern;
    }
    while (size-- > 0) {
        *to++ = (unsigned char)value;
    }
    return target;
}

int memcmp(const void *left, const void *right, size_t size)
{
    const unsigned char *a = left;
    const unsigned char *b = right;
    for (; size > 0; size--, a++, b++) {
        if (*a != *b) {
            return *a < *b ? -1 : 1;
        }
    }
    return 0;
}

size_t strlen(const char *text)
{
    size_t length = 0;
    while (text[length] != 0) {
        length++;
    }
    return length;
}
