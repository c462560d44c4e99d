// Sponges over keccak-f[1600] (FIPS 202), a padded message per work item.

__constant ulong round_constants[24] = {
    0x0000000000000001UL, 0x0000000000008082UL, 0x800000000000808aUL, 0x8000000080008000UL,
    0x000000000000808bUL, 0x0000000080000001UL, 0x8000000080008081UL, 0x8000000000008009UL,
    0x000000000000008aUL, 0x0000000000000088UL, 0x0000000080008009UL, 0x000000008000000aUL,
    0x000000008000808bUL, 0x800000000000008bUL, 0x8000000000008089UL, 0x8000000000008003UL,
    0x8000000000008002UL, 0x8000000000000080UL, 0x000000000000800aUL, 0x800000008000000aUL,
    0x8000000080008081UL, 0x8000000000008080UL, 0x0000000080000001UL, 0x8000000080008008UL
};

// Offsets of rho and places of pi along the one long cycle of pi.
__constant uint offsets[24] = { 1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44 };
__constant uint places[24] = { 10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1 };

void keccak_f(ulong *a)
{
    for (int round = 0; round < 24; round++)
    {
        ulong c[5];
        #pragma unroll
        for (int x = 0; x < 5; x++) { c[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20]; }
        #pragma unroll
        for (int x = 0; x < 5; x++)
        {
            ulong d = c[(x + 4) % 5] ^ rotate(c[(x + 1) % 5], 1UL);
            #pragma unroll
            for (int y = 0; y < 25; y += 5) { a[x + y] ^= d; }
        }
        ulong carried = a[1];
        #pragma unroll
        for (int i = 0; i < 24; i++)
        {
            ulong next = a[places[i]];
            a[places[i]] = rotate(carried, (ulong)offsets[i]);
            carried = next;
        }
        #pragma unroll
        for (int y = 0; y < 25; y += 5)
        {
            #pragma unroll
            for (int x = 0; x < 5; x++) { c[x] = a[y + x]; }
            #pragma unroll
            for (int x = 0; x < 5; x++) { a[y + x] = c[x] ^ (~c[(x + 1) % 5] & c[(x + 2) % 5]); }
        }
        a[0] ^= round_constants[round];
    }
}

kernel void keccak(global const ulong *blocks, ulong blocks_per_message, uint rate, uint digest_lanes, global ulong *digests)
{
    global const ulong *block = blocks + get_global_id(0) * blocks_per_message * rate;
    global ulong *digest = digests + get_global_id(0) * digest_lanes;
    ulong a[25];
    for (int i = 0; i < 25; i++) { a[i] = 0; }
    for (ulong number = 0; number < blocks_per_message; number++, block += rate)
    {
        for (int i = 0; i < 25; i++) { a[i] ^= i < rate ? block[i] : 0; }
        keccak_f(a);
    }
    for (uint lane = 0; lane < digest_lanes; lane++)
    {
        if (lane != 0 && lane % rate == 0) { keccak_f(a); }
        digest[lane] = a[lane % rate];
    }
}
