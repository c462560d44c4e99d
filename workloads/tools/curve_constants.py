#!/usr/bin/env python3
"""Writes crypto/curve_secp256k1.c and crypto/curve_p256.c: parameters in Montgomery form, comb of the generator.

Parameters: SEC 2 version 2.0, section 2.4.1 (secp256k1); FIPS 186-4, appendix D.1.2.3 (P-256).
crypto/test recomputes the combs with the C code from the generators alone.
"""

import pathlib

CURVES = {
    "secp256k1": dict(
        p=2**256 - 2**32 - 977,
        n=0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141,
        a=0,
        b=7,
        g=(0x79BE667EF9DCBBAC55A06295CE870B07029BFCDB2DCE28D959F2815B16F81798,
           0x483ADA7726A3C4655DA4FBFC0E1108A8FD17B448A68554199C47D08FFB10D4B8)),
    "p256": dict(
        p=2**256 - 2**224 + 2**192 + 2**96 - 1,
        n=0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551,
        a=-3,
        b=0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B,
        g=(0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
           0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5)),
}


def add(left, right, a, p):
    """Affine addition; None is the neutral element."""
    if left is None or right is None:
        return left or right
    (x1, y1), (x2, y2) = left, right
    if x1 == x2:
        if (y1 + y2) % p == 0:
            return None
        slope = (3 * x1 * x1 + a) * pow(2 * y1, -1, p) % p
    else:
        slope = (y2 - y1) * pow(x2 - x1, -1, p) % p
    x = (slope * slope - x1 - x2) % p
    return x, (slope * (x1 - x) - y1) % p


def number(value):
    words = [f"0x{value >> shift & 0xFFFFFFFF:08x}u" for shift in range(224, -1, -32)]
    return f"NUMBER({', '.join(words)})"


def field(m):
    return [
        "{",
        f"    .modulus = {number(m)},",
        f"    .one = {number(2**256 % m)},",
        f"    .square = {number(2**512 % m)},",
        f"    .inverse = 0x{-pow(m, -1, 2**64) % 2**64:016x}u,",
        "},",
    ]


def source(name, c):
    p, a, g = c["p"], c["a"], c["g"]
    assert (g[1] ** 2 - g[0] ** 3 - a * g[0] - c["b"]) % p == 0
    teeth = [g]
    for _ in range(3):
        tooth = teeth[-1]
        for _ in range(64):
            tooth = add(tooth, tooth, a, p)
        teeth.append(tooth)
    lines = ["/* Written by tools/curve_constants.py: change it there. */", '#include "curve.h"']
    lines += ["", f"const struct curve curve_{name} = {{"]
    for key in "p", "n":
        block = field(c[key])
        lines += [f"    .{key} = {block[0]}"] + ["    " + line for line in block[1:]]
    lines += [f"    .a_is_minus_3 = {int(a == -3)},"]
    lines += [f"    .b = {number(c['b'] * 2**256 % p)},"]
    lines += [f"    .b3 = {number(3 * c['b'] * 2**256 % p)},"]
    lines += ["    .comb = {"]
    for digit in range(1, 16):
        point = None
        for i in range(4):
            if digit >> i & 1:
                point = add(point, teeth[i], a, p)
        lines += ["        {"]
        lines += [f"            {number(coordinate * 2**256 % p)}," for coordinate in point]
        lines += ["        },"]
    lines += ["    },", "};"]
    return "\n".join(lines) + "\n"


def main():
    folder = pathlib.Path(__file__).resolve().parent.parent / "crypto"
    for name, parameters in CURVES.items():
        (folder / f"curve_{name}.c").write_text(source(name, parameters))


main()
