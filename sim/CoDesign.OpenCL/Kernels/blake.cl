// BLAKE2s-256 (RFC 7693) and BLAKE3, a message with zeros to the end of its last block per work item.

#define MIX(a, b, c, d, x, y) \
    a += b + x; d = rotate(d ^ a, 16U); c += d; b = rotate(b ^ c, 20U); \
    a += b + y; d = rotate(d ^ a, 24U); c += d; b = rotate(b ^ c, 25U);

void mix_round(uint *v, const uint *m, __constant uchar *order)
{
    MIX(v[0], v[4], v[8], v[12], m[order[0]], m[order[1]])
    MIX(v[1], v[5], v[9], v[13], m[order[2]], m[order[3]])
    MIX(v[2], v[6], v[10], v[14], m[order[4]], m[order[5]])
    MIX(v[3], v[7], v[11], v[15], m[order[6]], m[order[7]])
    MIX(v[0], v[5], v[10], v[15], m[order[8]], m[order[9]])
    MIX(v[1], v[6], v[11], v[12], m[order[10]], m[order[11]])
    MIX(v[2], v[7], v[8], v[13], m[order[12]], m[order[13]])
    MIX(v[3], v[4], v[9], v[14], m[order[14]], m[order[15]])
}

__constant uint initial[8] = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19 };

__constant uchar orders_2s[160] = {
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
    14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3,
    11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4,
    7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8,
    9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13,
    2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9,
    12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11,
    13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10,
    6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5,
    10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0
};

__constant uchar orders_3[112] = {
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
    2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8,
    3, 4, 10, 12, 13, 2, 7, 14, 6, 5, 9, 0, 11, 15, 8, 1,
    10, 7, 12, 9, 14, 3, 13, 15, 4, 0, 11, 2, 5, 8, 1, 6,
    12, 13, 9, 11, 15, 10, 14, 8, 7, 2, 5, 3, 0, 1, 6, 4,
    9, 14, 11, 5, 8, 12, 15, 1, 13, 3, 0, 10, 2, 6, 4, 7,
    11, 15, 5, 0, 1, 9, 8, 6, 14, 10, 2, 12, 3, 4, 7, 13
};

kernel void blake2s(global const uint *blocks, ulong message_bytes, ulong blocks_per_message, global uint *digests)
{
    global const uint *block = blocks + get_global_id(0) * blocks_per_message * 16;
    uint h[8], m[16], v[16];
    for (int i = 0; i < 8; i++) { h[i] = initial[i]; }
    h[0] ^= 0x01010020;
    for (ulong number = 1; number <= blocks_per_message; number++, block += 16)
    {
        bool is_last = number == blocks_per_message;
        ulong bytes = is_last ? message_bytes : number * 64;
        for (int i = 0; i < 16; i++) { m[i] = block[i]; }
        for (int i = 0; i < 8; i++) { v[i] = h[i]; v[i + 8] = initial[i]; }
        v[12] ^= (uint)bytes;
        v[13] ^= (uint)(bytes >> 32);
        v[14] ^= is_last ? 0xffffffffU : 0U;
        for (int round = 0; round < 10; round++) { mix_round(v, m, orders_2s + 16 * round); }
        for (int i = 0; i < 8; i++) { h[i] ^= v[i] ^ v[i + 8]; }
    }
    for (int i = 0; i < 8; i++) { digests[get_global_id(0) * 8 + i] = h[i]; }
}

#define CHUNK_START 1U
#define CHUNK_END 2U
#define PARENT 4U
#define ROOT 8U

// The first eight words of the output; the result may be the hash value that goes in.
void compress3(const uint *hash, const uint *m, ulong counter, uint length, uint flags, uint *result)
{
    uint v[16];
    for (int i = 0; i < 8; i++) { v[i] = hash[i]; }
    for (int i = 0; i < 4; i++) { v[i + 8] = initial[i]; }
    v[12] = (uint)counter;
    v[13] = (uint)(counter >> 32);
    v[14] = length;
    v[15] = flags;
    for (int round = 0; round < 7; round++) { mix_round(v, m, orders_3 + 16 * round); }
    for (int i = 0; i < 8; i++) { result[i] = v[i] ^ v[i + 8]; }
}

// 32 bytes of digest. At most 2^DEPTH chunks.
#define DEPTH 32

kernel void blake3(global const uint *blocks, ulong message_bytes, ulong blocks_per_message, global uint *digests)
{
    global const uint *block = blocks + get_global_id(0) * blocks_per_message * 16;
    uint stack[DEPTH * 8], key[8], h[8], m[16];
    int depth = 0;
    for (int i = 0; i < 8; i++) { key[i] = initial[i]; }
    ulong chunks = (blocks_per_message + 15) / 16, left = message_bytes;
    for (ulong chunk = 0; chunk < chunks; chunk++)
    {
        bool is_last = chunk + 1 == chunks;
        ulong count = is_last ? blocks_per_message - chunk * 16 : 16;
        for (int i = 0; i < 8; i++) { h[i] = key[i]; }
        for (ulong number = 0; number < count; number++, block += 16)
        {
            uint length = (uint)min(left, 64UL);
            left -= length;
            uint flags = (number == 0 ? CHUNK_START : 0) | (number + 1 == count ? CHUNK_END | (chunks == 1 ? ROOT : 0) : 0);
            for (int i = 0; i < 16; i++) { m[i] = block[i]; }
            compress3(h, m, chunk, length, flags, h);
        }
        // Joins what is complete: as many subtrees as the number of chunks has zeros at its end; all of them at the end.
        for (ulong rest = chunk + 1; is_last ? depth > 0 : (rest & 1) == 0; rest >>= 1)
        {
            depth--;
            for (int i = 0; i < 8; i++) { m[i] = stack[depth * 8 + i]; m[i + 8] = h[i]; }
            compress3(key, m, 0, 64, PARENT | (is_last && depth == 0 ? ROOT : 0), h);
        }
        for (int i = 0; i < 8; i++) { stack[depth * 8 + i] = h[i]; }
        depth++;
    }
    for (int i = 0; i < 8; i++) { digests[get_global_id(0) * 8 + i] = h[i]; }
}
