// One layer of butterflies in place; pairs are half apart, twiddles of the layer stand from place half on. Follows fields.cl.

kernel void decimate_in_frequency(global F *values, global const F *twiddles, uint half_length)
{
    uint index = get_global_id(0), twiddle = index & (half_length - 1), upper = 2 * index - twiddle;
    F a = values[upper], b = values[upper + half_length];
    values[upper] = f_add(a, b);
    values[upper + half_length] = f_mul(f_sub(a, b), twiddles[half_length + twiddle]);
}

kernel void decimate_in_time(global F *values, global const F *twiddles, uint half_length)
{
    uint index = get_global_id(0), twiddle = index & (half_length - 1), upper = 2 * index - twiddle;
    F a = values[upper], b = f_mul(values[upper + half_length], twiddles[half_length + twiddle]);
    values[upper] = f_add(a, b);
    values[upper + half_length] = f_sub(a, b);
}
