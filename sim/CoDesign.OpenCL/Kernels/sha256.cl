// SHA-224 and SHA-256 (FIPS 180-4), a padded message per work item.

__constant uint round_constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
};

uint swap_bytes(uint x) { return (rotate(x, 8U) & 0x00ff00ffU) | (rotate(x, 24U) & 0xff00ff00U); }

kernel void sha256(global const uint *blocks, ulong blocks_per_message, global const uint *initial, global uint *digests)
{
    global const uint *block = blocks + get_global_id(0) * blocks_per_message * 16;
    uint h[8], w[16];
    for (int i = 0; i < 8; i++) { h[i] = initial[i]; }
    for (ulong number = 0; number < blocks_per_message; number++, block += 16)
    {
        uint a = h[0], b = h[1], c = h[2], d = h[3], e = h[4], f = h[5], g = h[6], last = h[7];
        for (int i = 0; i < 16; i++) { w[i] = swap_bytes(block[i]); }
        for (int round = 0; round < 64; round++)
        {
            uint word = w[round & 15];
            uint sum1 = rotate(e, 26U) ^ rotate(e, 21U) ^ rotate(e, 7U), sum0 = rotate(a, 30U) ^ rotate(a, 19U) ^ rotate(a, 10U);
            uint t1 = last + sum1 + bitselect(g, f, e) + round_constants[round] + word;
            uint t2 = sum0 + ((a & b) | (c & (a | b)));
            last = g; g = f; f = e; e = d + t1; d = c; c = b; b = a; a = t1 + t2;
            uint x = w[(round + 1) & 15], y = w[(round + 14) & 15];
            w[round & 15] = word + (rotate(x, 25U) ^ rotate(x, 14U) ^ (x >> 3)) + w[(round + 9) & 15] + (rotate(y, 15U) ^ rotate(y, 13U) ^ (y >> 10));
        }
        h[0] += a; h[1] += b; h[2] += c; h[3] += d; h[4] += e; h[5] += f; h[6] += g; h[7] += last;
    }
    for (int i = 0; i < 8; i++) { digests[get_global_id(0) * 8 + i] = swap_bytes(h[i]); }
}
