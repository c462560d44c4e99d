// Poseidon2, a state per work item. WIDTH, FULL_ROUNDS, PARTIAL_ROUNDS, POWER and CIRCULANT come with the build. Follows fields.cl.

F power(F x)
{
    F square = f_square(x), fourth = f_square(square);
#if POWER == 5
    return f_mul(fourth, x);
#else
    return f_mul(f_mul(fourth, square), x);
#endif
}

#if WIDTH == 3
void mix_full(F *x)
{
    F sum = f_add(f_add(x[0], x[1]), x[2]);
    for (int i = 0; i < WIDTH; i++) { x[i] = f_add(x[i], sum); }
}
#else
void mix_four(F *x)
{
    F ab = f_add(x[0], x[1]), cd = f_add(x[2], x[3]);
#if CIRCULANT
    F all = f_add(ab, cd), b = f_add(all, x[1]), d = f_add(all, x[3]);
    F x1 = f_add(b, f_double(x[2])), x3 = f_add(d, f_double(x[0]));
    x[0] = f_add(b, ab);
    x[1] = x1;
    x[2] = f_add(d, cd);
    x[3] = x3;
#else
    F e = f_add(f_double(x[1]), cd), f = f_add(f_double(x[3]), ab);
    F fourth = f_add(f_double(f_double(cd)), f), second = f_add(f_double(f_double(ab)), e);
    x[0] = f_add(f, second);
    x[1] = second;
    x[2] = f_add(e, fourth);
    x[3] = fourth;
#endif
}

void mix_full(F *x)
{
    F sums[4];
    for (int i = 0; i < 4; i++) { sums[i] = f_zero(); }
    for (int i = 0; i < WIDTH; i += 4)
    {
        mix_four(x + i);
        for (int j = 0; j < 4; j++) { sums[j] = f_add(sums[j], x[i + j]); }
    }
    for (int i = 0; i < WIDTH; i++) { x[i] = f_add(x[i], sums[i & 3]); }
}
#endif

kernel void permute(global F *states, global const F *constants, global const F *diagonal)
{
    global F *state = states + (ulong)get_global_id(0) * WIDTH;
    F x[WIDTH];
    for (int i = 0; i < WIDTH; i++) { x[i] = state[i]; }
    mix_full(x);
    for (int round = 0; round < FULL_ROUNDS + PARTIAL_ROUNDS; round++)
    {
        if (round >= FULL_ROUNDS / 2 && round < FULL_ROUNDS / 2 + PARTIAL_ROUNDS)
        {
            x[0] = power(f_add(x[0], *constants++));
            F sum = x[0];
            for (int i = 1; i < WIDTH; i++) { sum = f_add(sum, x[i]); }
            for (int i = 0; i < WIDTH; i++) { x[i] = f_add(f_mul(x[i], diagonal[i]), sum); }
        }
        else
        {
            for (int i = 0; i < WIDTH; i++) { x[i] = power(f_add(x[i], *constants++)); }
            mix_full(x);
        }
    }
    for (int i = 0; i < WIDTH; i++) { state[i] = x[i]; }
}
