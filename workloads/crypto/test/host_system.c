/* common/system.h on the host's libc, for native builds of tests. */
#include "system.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

long system_open(const char *path)
{
    int descriptor = open(path, O_RDONLY);
    return descriptor >= 0 ? descriptor : -errno;
}

long system_read(int descriptor, void *buffer, size_t size)
{
    return read(descriptor, buffer, size);
}

long system_write(int descriptor, const void *buffer, size_t size)
{
    return write(descriptor, buffer, size);
}

long system_close(int descriptor)
{
    return close(descriptor);
}

void system_exit(int code)
{
    exit(code);
}
