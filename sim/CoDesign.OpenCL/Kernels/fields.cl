// Finite fields: type F with f_add, f_sub, f_mul on elements as CoDesign.Compute keeps them. FIELD says which one.

#if FIELD == GOLDILOCKS

// 2^64 - 2^32 + 1; with e = 2^32 - 1, 2^64 = e and 2^96 = -1.
typedef ulong F;
#define PRIME 0xffffffff00000001UL
#define EPSILON 0xffffffffUL

F f_zero(void) { return 0; }
F f_add(F a, F b) { ulong c = PRIME - b; return a - c + (PRIME & -(ulong)(a < c)); }
F f_sub(F a, F b) { return a - b + (PRIME & -(ulong)(a < b)); }
F f_mul(F a, F b)
{
    ulong low = a * b, high = mul_hi(a, b), top = high >> 32;
    ulong difference = low - top;
    difference -= EPSILON & -(ulong)(low < top);
    ulong product = (high & EPSILON) * EPSILON, sum = difference + product;
    sum += EPSILON & -(ulong)(sum < product);
    return sum >= PRIME ? sum - PRIME : sum;
}

#elif FIELD == BABY_BEAR

// 15 x 2^27 + 1 in Montgomery form; (1 + x)(1 - x) = 1 modulo 2^32 for x = 15 x 2^27.
typedef uint F;
#define PRIME 0x78000001U
#define INVERTED 0x88000001U

F f_zero(void) { return 0; }
F f_add(F a, F b) { return min(a + b, a + b - PRIME); }
F f_sub(F a, F b) { return min(a - b, a - b + PRIME); }
F f_mul(F a, F b)
{
    uint difference = mul_hi(a, b) - mul_hi(a * b * INVERTED, PRIME);
    return min(difference, difference + PRIME);
}

#elif FIELD == MERSENNE_31

// 2^31 - 1.
typedef uint F;
#define PRIME 0x7fffffffU

F f_zero(void) { return 0; }
F f_add(F a, F b) { return min(a + b, a + b - PRIME); }
F f_sub(F a, F b) { return min(a - b, a - b + PRIME); }
F f_mul(F a, F b)
{
    ulong product = (ulong)a * b;
    uint sum = (uint)(product >> 31) + (uint)(product & PRIME);
    return min(sum, sum - PRIME);
}

#else

// A prime of WORDS words in Montgomery form. MODULUS, ONE (the radix modulo the prime) and NEGATED_INVERSE come with the build.
typedef struct { ulong w[WORDS]; } F;
__constant ulong modulus[WORDS] = MODULUS;
__constant ulong one[WORDS] = ONE;

F f_zero(void) { F r; for (int i = 0; i < WORDS; i++) { r.w[i] = 0; } return r; }
F f_one(void) { F r; for (int i = 0; i < WORDS; i++) { r.w[i] = one[i]; } return r; }
bool f_is_zero(F a) { ulong any = 0; for (int i = 0; i < WORDS; i++) { any |= a.w[i]; } return any == 0; }

// Less the prime, if it is not less than the prime; carry is the word above.
F f_reduce(F a, ulong carry)
{
    F r;
    ulong borrow = 0;
    for (int i = 0; i < WORDS; i++)
    {
        ulong d = a.w[i] - modulus[i], next = (ulong)(a.w[i] < modulus[i]) | (ulong)(d < borrow);
        r.w[i] = d - borrow;
        borrow = next;
    }
    return carry >= borrow ? r : a;
}

F f_add(F a, F b)
{
    F r;
    ulong carry = 0;
    for (int i = 0; i < WORDS; i++)
    {
        ulong s = a.w[i] + b.w[i], t = s + carry;
        carry = (ulong)(s < a.w[i]) | (ulong)(t < s);
        r.w[i] = t;
    }
    return f_reduce(r, carry);
}

F f_sub(F a, F b)
{
    F r;
    ulong borrow = 0, carry = 0;
    for (int i = 0; i < WORDS; i++)
    {
        ulong d = a.w[i] - b.w[i], next = (ulong)(a.w[i] < b.w[i]) | (ulong)(d < borrow);
        r.w[i] = d - borrow;
        borrow = next;
    }
    ulong mask = -borrow;
    for (int i = 0; i < WORDS; i++)
    {
        ulong m = modulus[i] & mask, s = r.w[i] + m, t = s + carry;
        carry = (ulong)(s < m) | (ulong)(t < s);
        r.w[i] = t;
    }
    return r;
}

F f_mul(F a, F b)
{
    ulong t[WORDS + 2];
    for (int i = 0; i < WORDS + 2; i++) { t[i] = 0; }
    for (int i = 0; i < WORDS; i++)
    {
        ulong carry = 0;
        for (int j = 0; j < WORDS; j++)
        {
            ulong low = a.w[j] * b.w[i], high = mul_hi(a.w[j], b.w[i]);
            low += t[j];
            high += low < t[j];
            low += carry;
            high += low < carry;
            t[j] = low;
            carry = high;
        }
        t[WORDS] += carry;
        t[WORDS + 1] = t[WORDS] < carry;
        ulong m = t[0] * NEGATED_INVERSE;
        ulong low = m * modulus[0], high = mul_hi(m, modulus[0]);
        carry = high + (ulong)(low + t[0] < low);
        for (int j = 1; j < WORDS; j++)
        {
            low = m * modulus[j];
            high = mul_hi(m, modulus[j]);
            low += t[j];
            high += low < t[j];
            low += carry;
            high += low < carry;
            t[j - 1] = low;
            carry = high;
        }
        ulong sum = t[WORDS] + carry;
        t[WORDS - 1] = sum;
        t[WORDS] = t[WORDS + 1] + (ulong)(sum < carry);
    }
    F r;
    for (int i = 0; i < WORDS; i++) { r.w[i] = t[i]; }
    return f_reduce(r, t[WORDS]);
}

#endif

F f_double(F a) { return f_add(a, a); }
F f_square(F a) { return f_mul(a, a); }
