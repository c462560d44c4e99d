#!/usr/bin/env python3
"""The answers of the benchmarks, computed without their code: integers of any size, hashlib, Python's lists, sort and floats.

  expected.py          the answers as a header, which the Makefile keeps as expected.h
  expected.py check    whether expected.h has them
"""

import hashlib
import math
import pathlib
import struct
import sys

MASK = 2**64 - 1


class Random:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) & MASK
        return self.state >> 32


def fnv(values):
    hash = 0xCBF29CE484222325
    for value in values:
        for byte in value.to_bytes(8, "little"):
            hash = (hash ^ byte) * 0x100000001B3 & MASK
    return hash


def signed(value, bits):
    value &= (1 << bits) - 1
    return value - (1 << bits) if value >> (bits - 1) else value


def sha256():
    random = Random(1)
    return int.from_bytes(hashlib.sha256(bytes(random.next() & 255 for _ in range(65536))).digest()[:8], "big")


def montgomery():
    p = 2**256 - 2**32 - 977
    random = Random(2)
    x = 0
    for i in range(4):
        high = random.next()
        x |= (high << 32 | random.next()) << (64 * i)
    n = 2**1000
    # 1000 times x -> x^2 / R
    x = pow(x, n, p) * pow(pow(2, 256, p), -(n - 1), p) % p
    return fnv((x >> (64 * i)) & MASK for i in range(4))


def chase(nodes):
    random = Random(3)
    order = list(range(nodes))
    for i in range(nodes - 1, 0, -1):
        j = random.next() % i
        order[i], order[j] = order[j], order[i]
    values = [random.next() for _ in range(nodes)]
    node = total = 0
    for _ in range(2**20):
        node = order[node]
        total = (total + (values[node] ^ total >> 7)) & MASK
    return (total + node) & MASK


def memcpy():
    size = 2**18
    random = Random(4)
    source = bytes(random.next() & 255 for _ in range(size + 64))
    target = bytearray(size + 64)

    def copy(to, start, length):
        target[to : to + length] = source[start : start + length]

    copy(0, 0, size)
    for i in range(1, 5):
        copy(i, 3 * i, size)
    for at in range(0, size, 64):
        copy(at, size - at, 64)
    at, length = 0, 1
    while at + length <= size:
        copy(at, at, length)
        copy(at, at + 7, length)
        copy(at, at + 8, length)
        at, length = at + length, length % 61 + 1
    return fnv(int.from_bytes(target[i : i + 8], "little") for i in range(0, size, 512))


def nbody():
    random = Random(5)
    x, v, mass = [], [], []
    for _ in range(5):
        x.append([0.0] * 3)
        v.append([0.0] * 3)
        for k in range(3):
            x[-1][k] = signed(random.next(), 32) / 2.0**29
            v[-1][k] = signed(random.next(), 32) / 2.0**31
        mass.append((random.next() | 0x10000000) / 2.0**32)
    for _ in range(1000):
        for i in range(5):
            for j in range(i + 1, 5):
                d = [x[i][k] - x[j][k] for k in range(3)]
                square = 0.01
                for k in range(3):
                    square = square + d[k] * d[k]
                force = 0.001 / (square * math.sqrt(square))
                for k in range(3):
                    v[i][k] = v[i][k] - d[k] * mass[j] * force
                    v[j][k] = v[j][k] + d[k] * mass[i] * force
        for i in range(5):
            for k in range(3):
                x[i][k] = x[i][k] + v[i][k] * 0.001
    return fnv(struct.unpack("<Q", struct.pack("<d", x[i][k]))[0] for i in range(5) for k in range(3))


def core():
    # CRC-16 as the remainder of a polynomial division: all words in one go, lowest bits first.
    words = []
    random = Random(6)
    values = [random.next() % 1000 for _ in range(200)]
    keys = list(range(200))
    order = list(keys)
    for wanted in range(0, 1000, 20):
        found = [key for key in order if values[key] == wanted]
        words.append(found[0] if found else 0xFFFF)
        order.reverse()
    words += sorted(order, key=lambda key: values[key])
    words += values

    random = Random(7)
    left = [[0] * 16 for _ in range(16)]
    right = [[0] * 16 for _ in range(16)]
    for i in range(16):
        for j in range(16):
            left[i][j] = signed(random.next(), 16)
            right[i][j] = signed(random.next(), 16)
    for row in left:
        for column in zip(*right):
            words.append(sum(a * b for a, b in zip(row, column)) >> 5 & 0x7FFF)

    import re

    random = Random(8)
    text = "".join("0123456789012345,,,,.e-+x1234567"[random.next() % 32] for _ in range(2000))
    # The state after a prefix of a number, by what the prefix looks like.
    shapes = [r"", r"[-+]", r"[-+]?\d+", r"[-+]?\.", r"[-+]?(\d+\.\d*|\.\d+)", r"[-+]?(\d+(\.\d*)?|\.\d+)e", r"[-+]?(\d+(\.\d*)?|\.\d+)e(-|\d)\d*"]

    def state(prefix):
        return next((i for i, shape in enumerate(shapes) if re.fullmatch(shape, prefix)), 7)

    ends, steps = [0] * 8, [0] * 8
    parts = text.split(",")
    for part in parts:
        for length in range(1, len(part) + 1):
            steps[state(part[:length])] += 1
    for part in parts[:-1]:
        ends[state(part)] += 1
    for pair in zip(ends, steps):
        words += pair

    # x^16 + x^15 + x^2 + 1; the message, reflected, times x^16, modulo that.
    message = 0
    for word in words:
        message = message << 16 | int(f"{word:016b}"[::-1], 2)
    message <<= 16
    for bit in range(message.bit_length() - 1, 15, -1):
        if message >> bit & 1:
            message ^= 0x18005 << (bit - 16)
    return int(f"{message:016b}"[::-1], 2)


def interpreter():
    random = Random(9)
    program = [random.next() for _ in range(4096)]
    r = [i * 0x0123456789ABCDEF & MASK for i in range(8)]
    memory = list(range(1024))
    for _ in range(20):
        at = 0
        while at < 4096:
            word = program[at]
            at += 1
            o, d, s, n = word >> 28, word >> 25 & 7, word >> 22 & 7, word & 0xFFFF
            a, b = r[d], r[s]
            if o == 10:
                memory[(b + n) % 1024] = a
            elif o == 12:
                at += n >> 14 if (a ^ b ^ n) & 1 else 0
            elif o == 13:
                if a >> (n & 31) & 1:
                    r[d], r[s] = b, a
            elif o == 15:
                for _ in range(n & 3):
                    r[d] = (r[d] * 5 + r[s]) & MASK
            else:
                rotation = b % 64
                r[d] = MASK & {
                    0: lambda: a + b,
                    1: lambda: a - (b ^ n),
                    2: lambda: a ^ (b + n),
                    3: lambda: (a & b) + n * 0x9E3779B97F4A7C15,
                    4: lambda: (a | b) - n,
                    5: lambda: a * (b | 1),
                    6: lambda: (a << rotation & MASK | a >> (64 - rotation)) + n,
                    7: lambda: a >> (n & 15) ^ b,
                    8: lambda: a + (n << (b & 31)),
                    9: lambda: a ^ memory[b % 1024],
                    11: lambda: a + n if a < b else a ^ (b << 1),
                    14: lambda: b ^ n if signed(a, 64) > signed(b, 64) else a,
                }[o]()
    return fnv(r)


def header():
    answers = {
        "core": core(),
        "sha256": sha256(),
        "montgomery": montgomery(),
        "chase_in": chase(256),
        "chase_out": chase(131072),
        "interpreter": interpreter(),
        "nbody": nbody(),
        "memcpy": memcpy(),
    }
    lines = ["/* Written by expected.py. */"]
    lines += [f"#define EXPECTED_{name} 0x{value:016x}u" for name, value in answers.items()]
    return "\n".join(lines) + "\n"


if sys.argv[1:] == ["check"]:
    file = pathlib.Path(__file__).with_name("expected.h")
    sys.exit(0 if file.read_text() == header() else f"{file} does not have what {sys.argv[0]} computes")
sys.stdout.write(header())
