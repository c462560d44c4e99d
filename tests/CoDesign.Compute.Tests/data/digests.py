#!/usr/bin/env python3
"""Writes digests.txt: what Python's hashlib (OpenSSL) says about messages of 0 to 300 bytes.

Byte i of the message of n bytes is (31 i + n) mod 256. The first eight bytes of each digest are listed; the last line has the
digest of all whole digests one after another, so that a difference in any byte shows.

hashlib has no Keccak-256. It is computed here from FIPS 202 with the padding of the Keccak submission; the same code with
the padding of SHA-3 must agree with hashlib first. Nor has it BLAKE3, which is computed here from its paper and must agree with the
authors' vectors (blake3.txt) first.

    python3 digests.py > digests.txt
"""

import hashlib
import pathlib
import struct

MASK = (1 << 64) - 1


def turn(lane, count):
    count %= 64
    return ((lane << count) | (lane >> (64 - count))) & MASK


def permute(a):  # a[x][y]; FIPS 202, section 3.2
    register = 1
    for _ in range(24):
        c = [a[x][0] ^ a[x][1] ^ a[x][2] ^ a[x][3] ^ a[x][4] for x in range(5)]
        a = [[a[x][y] ^ c[(x - 1) % 5] ^ turn(c[(x + 1) % 5], 1) for y in range(5)] for x in range(5)]
        x, y = 1, 0
        for t in range(24):
            a[x][y] = turn(a[x][y], (t + 1) * (t + 2) // 2)
            x, y = y, (2 * x + 3 * y) % 5
        a = [[a[(x + 3 * y) % 5][x] for y in range(5)] for x in range(5)]
        a = [[a[x][y] ^ (~a[(x + 1) % 5][y] & MASK & a[(x + 2) % 5][y]) for y in range(5)] for x in range(5)]
        for j in range(7):
            if register & 1:
                a[0][0] ^= 1 << (2**j - 1)
            register <<= 1
            register ^= 0x171 if register & 0x100 else 0
    return a


def sponge(message, rate, suffix, length):
    padded = bytearray(message) + bytes([suffix]) + bytes(-(len(message) + 1) % rate)
    padded[-1] ^= 0x80
    a = [[0] * 5 for _ in range(5)]
    for start in range(0, len(padded), rate):
        for lane in range(rate // 8):
            a[lane % 5][lane // 5] ^= int.from_bytes(padded[start + 8 * lane : start + 8 * lane + 8], "little")
        a = permute(a)
    return b"".join(a[lane % 5][lane // 5].to_bytes(8, "little") for lane in range(25))[:length]


def fixed(name):
    return lambda message: hashlib.new(name, message).digest()


def keccak(message):
    assert sponge(message, 136, 0x06, 32) == hashlib.sha3_256(message).digest()
    return sponge(message, 136, 0x01, 32)


INITIAL = [0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19]
ORDER = [2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8]


def compress(h, block, counter, flags):  # BLAKE3, section 2.2; all sixteen words
    m = list(struct.unpack("<16I", block.ljust(64, b"\0")))
    v = h + INITIAL[:4] + [counter & 0xFFFFFFFF, counter >> 32, len(block), flags]
    for _ in range(7):
        for i in range(8):
            a, b, c, d = (i, i + 4, i + 8, i + 12) if i < 4 else (i % 4, (i + 1) % 4 + 4, (i + 2) % 4 + 8, (i + 3) % 4 + 12)
            for word, first, second in ((m[2 * i], 16, 12), (m[2 * i + 1], 8, 7)):
                v[a] = (v[a] + v[b] + word) & 0xFFFFFFFF
                v[d] ^= v[a]
                v[d] = (v[d] >> first | v[d] << (32 - first)) & 0xFFFFFFFF
                v[c] = (v[c] + v[d]) & 0xFFFFFFFF
                v[b] ^= v[c]
                v[b] = (v[b] >> second | v[b] << (32 - second)) & 0xFFFFFFFF
        m = [m[i] for i in ORDER]
    return [v[i] ^ v[i + 8] for i in range(8)] + [v[i + 8] ^ h[i] for i in range(8)]


def node(message, chunk, root):  # sections 2.1 and 2.4; the words of the subtree
    if len(message) <= 1024:
        h = INITIAL
        blocks = [message[i : i + 64] for i in range(0, len(message), 64)] or [b""]
        for i, block in enumerate(blocks):
            flags = (1 if i == 0 else 0) | (2 | root if i == len(blocks) - 1 else 0)
            h = compress(h, block, chunk, flags)[: None if flags & 8 else 8]
        return h
    left = 1024 << (((len(message) - 1) // 1024).bit_length() - 1)
    words = node(message[:left], chunk, 0)[:8] + node(message[left:], chunk + left // 1024, 0)[:8]
    return compress(INITIAL, struct.pack("<16I", *words), 0, 4 | root)


def blake3(message):
    return struct.pack("<8I", *node(message, 0, 8)[:8])


for case in pathlib.Path(__file__).with_name("blake3.txt").read_text().splitlines():
    if case[0] != "#":
        length, digest = case.split()[:2]
        assert blake3(bytes(i % 251 for i in range(int(length)))).hex() == digest[:64], length

FUNCTIONS = {
    "SHA-224": fixed("sha224"),
    "SHA-256": fixed("sha256"),
    "SHA-384": fixed("sha384"),
    "SHA-512": fixed("sha512"),
    "SHA-512/256": fixed("sha512_256"),
    "SHA3-224": fixed("sha3_224"),
    "SHA3-256": fixed("sha3_256"),
    "SHA3-384": fixed("sha3_384"),
    "SHA3-512": fixed("sha3_512"),
    "SHAKE128": lambda message: hashlib.shake_128(message).digest(32),
    "SHAKE256": lambda message: hashlib.shake_256(message).digest(64),
    "Keccak-256": keccak,
    "BLAKE2s-256": fixed("blake2s"),
    "BLAKE3": blake3,
}

print("# python3 digests.py (Python 3.11, OpenSSL 3.0)")
for name, function in FUNCTIONS.items():
    print(name)
    whole = b""
    line = []
    for length in range(301):
        digest = function(bytes((31 * i + length) & 0xFF for i in range(length)))
        whole += digest
        line.append(digest[:8].hex())
        if len(line) == 7 or length == 300:
            print(*line)
            line = []
    print("all", function(whole).hex())
