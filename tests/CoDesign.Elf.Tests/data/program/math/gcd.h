int gcd(int left, int right);

static inline int remainder_of(int left, int right)
{
    while (left >= right)
    {
        left -= right;
    }
    return left;
}
