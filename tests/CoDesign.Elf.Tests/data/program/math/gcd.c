#include "gcd.h"

int gcd(int left, int right)
{
    while (right != 0)
    {
        int rest = remainder_of(left, right);
        left = right;
        right = rest;
    }
    return left;
}
