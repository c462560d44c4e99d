/* Nothing but a line of output: what starting and stopping costs. */
#include "bench.h"

static uint64_t run(void)
{
    print_string("hello, world\n");
    return 0;
}

const struct benchmark benchmark = {.name = "hello", .count = 1, .run = run, .expected = 0};
