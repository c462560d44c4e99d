/*
 * System calls of Linux on RISC-V, as far as the workloads need them. Results are the kernel's: >= 0, or -errno.
 * Numbers: include/uapi/asm-generic/unistd.h of Linux; they are the same on RV32 and RV64.
 */
#ifndef COMMON_SYSTEM_H
#define COMMON_SYSTEM_H

#include <stddef.h>

#define SYSTEM_ENOENT 2

/* Opens for reading; a relative path starts at the current directory. */
long system_open(const char *path);

long system_read(int descriptor, void *buffer, size_t size);
long system_write(int descriptor, const void *buffer, size_t size);
long system_close(int descriptor);
__attribute__((__noreturn__)) void system_exit(int code);

#endif
