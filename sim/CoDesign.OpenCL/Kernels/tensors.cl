// Tensors. Every floating-point operation is rounded for itself and in the order of CoDesign.Compute.
#pragma OPENCL FP_CONTRACT OFF

#define ROWS 4

// A column of up to four rows per work item; each sum takes its products in the order of k.
#define MULTIPLY(NAME, T) \
kernel void NAME(global const T *left, global const T *right, global T *result, uint m, uint k, uint n) \
{ \
    uint column = get_global_id(0), row = get_global_id(1) * ROWS; \
    if (column >= n) { return; } \
    uint last = m - 1; \
    global const T *a = left + (ulong)row * k; \
    global const T *b = left + (ulong)min(row + 1, last) * k; \
    global const T *c = left + (ulong)min(row + 2, last) * k; \
    global const T *d = left + (ulong)min(row + 3, last) * k; \
    global const T *factors = right + column; \
    T sa = 0, sb = 0, sc = 0, sd = 0; \
    for (uint i = 0; i < k; i++) \
    { \
        T factor = factors[(ulong)i * n]; \
        T pa = a[i] * factor, pb = b[i] * factor, pc = c[i] * factor, pd = d[i] * factor; \
        sa = sa + pa; \
        sb = sb + pb; \
        sc = sc + pc; \
        sd = sd + pd; \
    } \
    global T *target = result + (ulong)row * n + column; \
    target[0] = sa; \
    if (row + 1 < m) { target[n] = sb; } \
    if (row + 2 < m) { target[2 * (ulong)n] = sc; } \
    if (row + 3 < m) { target[3 * (ulong)n] = sd; } \
}

// Unsigned, because sums wrap.
MULTIPLY(multiply_integers, uint)
MULTIPLY(multiply_singles, float)

// S. Moshier, Cephes Mathematical Library 2.2, single precision, expf.c and tanhf.c.
float power_of_two(int power) { return as_float((power + 127) << 23); }

float exponential(float x)
{
    float n = floor(x * 1.44269504f + 0.5f);
    float r = x - n * 0.693359375f;
    r = r - n * -2.12194440e-4f;
    float p = 1.9875691500e-4f;
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    float sum = p * (r * r) + r;
    sum = sum + 1.0f;
    if (x > 88.72283f) { return INFINITY; }
    if (x < -87.33654f) { return 0.0f; }
    if (isnan(x)) { return x; }
    int whole = (int)n, first = whole >> 1;
    return sum * power_of_two(first) * power_of_two(whole - first);
}

float hyperbolic_tangent(float x)
{
    float magnitude = fabs(x);
    if (!(magnitude < 0.625f))
    {
        float large = 1.0f - 2.0f / (exponential(magnitude + magnitude) + 1.0f);
        return isnan(x) ? x : copysign(large, x);
    }
    float square = x * x;
    float p = -5.70498872745e-3f;
    p = p * square + 2.06390887954e-2f;
    p = p * square + -5.37397155531e-2f;
    p = p * square + 1.33314422036e-1f;
    p = p * square + -3.33332819422e-1f;
    return p * square * x + x;
}

kernel void gelu(global float *values)
{
    float x = values[get_global_id(0)];
    float cube = x * x * x;
    float inner = 0.79788456f * (x + 0.044715f * cube);
    values[get_global_id(0)] = 0.5f * x * (1.0f + hyperbolic_tangent(inner));
}

// Element i goes to partial sum i mod 16; these are added in halves.
float halves(float *partials)
{
    for (int length = 8; length > 0; length /= 2)
    {
        for (int i = 0; i < length; i++) { partials[i] = partials[i] + partials[i + length]; }
    }
    return partials[0];
}

float row_sum(global const float *row, uint columns)
{
    float partials[16];
    for (int i = 0; i < 16; i++) { partials[i] = 0.0f; }
    for (uint i = 0; i < columns; i++) { partials[i & 15] = partials[i & 15] + row[i]; }
    return halves(partials);
}

kernel void softmax(global float *values, uint columns)
{
    global float *row = values + (ulong)get_global_id(0) * columns;
    float largest = row[0];
    for (uint i = 0; i < columns; i++)
    {
        float value = row[i];
        // A number that is none stays.
        largest = isnan(largest) || largest > value ? largest : value;
    }
    for (uint i = 0; i < columns; i++) { row[i] = exponential(row[i] - largest); }
    float sum = row_sum(row, columns);
    for (uint i = 0; i < columns; i++) { row[i] = row[i] / sum; }
}

kernel void normalise(global float *values, global const float *gamma, global const float *beta, uint columns, float epsilon)
{
    global float *row = values + (ulong)get_global_id(0) * columns;
    float mean = row_sum(row, columns) / (float)columns;
    float partials[16];
    for (int i = 0; i < 16; i++) { partials[i] = 0.0f; }
    for (uint i = 0; i < columns; i++)
    {
        float difference = row[i] - mean;
        row[i] = difference;
        float square = difference * difference;
        partials[i & 15] = partials[i & 15] + square;
    }
    float root = sqrt(halves(partials) / (float)columns + epsilon);
    for (uint i = 0; i < columns; i++)
    {
        float scaled = row[i] / root * gamma[i];
        row[i] = scaled + beta[i];
    }
}

// What a device must do as the host does: products that are rounded before they are added, denormals, division, root.
kernel void probe(global const float *inputs, global float *results)
{
    uint i = get_global_id(0);
    float a = inputs[3 * i], b = inputs[3 * i + 1], c = inputs[3 * i + 2];
    float product = a * b;
    results[5 * i] = product + c;
    results[5 * i + 1] = product;
    results[5 * i + 2] = a / b;
    results[5 * i + 3] = sqrt(a);
    results[5 * i + 4] = a * b - c;
}
