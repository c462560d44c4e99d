#include "math/gcd.h"

int add_words(int left, int right);

int numbers[6] = {12, 18, 30, 42, 54, 66};
static const int limits[2] = {3, 5};
int total;

// Two names for one function: the global one is the better name.
static __attribute__((noinline, used)) int sum_limits(void)
{
    return add_words(limits[0], limits[1]);
}

int limit(void) __attribute__((alias("sum_limits")));

static int *const selected[2] = {&numbers[1], &total};

int main(void)
{
    int common = numbers[0];
    for (int i = 1; i < 6; i++)
    {
        common = gcd(common, numbers[i]);
    }
    total = common + limit();
    *selected[0] = total;
    return 0;
}

// Nobody calls this: the linker drops it and leaves its lines at address 0.
int dropped(int value)
{
    int result = value;
    while (result > 10)
    {
        result -= 3;
    }
    return result;
}
