#!/usr/bin/env python3
"""What prover-kernels must print, computed with Python's unlimited integers and hashlib.

The points are the multiples 1, 2, ... of the generator, so the sum is one multiple of it.

expected.py TRANSFORM POINTS LEAVES   prints it (binary logarithms)
expected.py workload.yaml             compares it with every size there
"""
import hashlib
import sys

GOLDILOCKS = 2**64 - 2**32 + 1
BASE = 21888242871839275222246405745257275088696311157297823662689037894645226208583
ORDER = 21888242871839275222246405745257275088548364400416034343698204186575808495617


def transform(values, root):
    if len(values) == 1:
        return values
    square = root * root % GOLDILOCKS
    even, odd = transform(values[0::2], square), transform(values[1::2], square)
    half = len(even)
    result = [0] * len(values)
    power = 1
    for i in range(half):
        term = power * odd[i] % GOLDILOCKS
        result[i], result[i + half] = (even[i] + term) % GOLDILOCKS, (even[i] - term) % GOLDILOCKS
        power = power * root % GOLDILOCKS
    return result


def value(coefficients, x):
    total = 0
    for c in reversed(coefficients):
        total = (total * x + c) % GOLDILOCKS
    return total


def add(a, b):
    if a is None or b is None:
        return a or b
    (x1, y1), (x2, y2) = a, b
    if x1 == x2 and (y1 + y2) % BASE == 0:
        return None
    slope = 3 * x1 * x1 * pow(2 * y1, -1, BASE) if x1 == x2 else (y2 - y1) * pow(x2 - x1, -1, BASE)
    x = (slope * slope - x1 - x2) % BASE
    return x, (slope * (x1 - x) - y1) % BASE


def times(scalar, point):
    result = None
    for bit in bin(scalar)[2:]:
        result = add(result, result)
        if bit == "1":
            result = add(result, point)
    return result


def text(ntt, msm, tree):
    state = 1

    def take(size):
        nonlocal state
        result = bytearray()
        for _ in range(size):
            state = (state * 69069 + 1) % 2**32
            result.append(state >> 24)
        return bytes(result)

    length = 2**ntt
    data = take(8 * length)
    coefficients = [int.from_bytes(data[8 * i:8 * i + 8], "little") >> 1 for i in range(length)]
    root = pow(7, (GOLDILOCKS - 1) // length, GOLDILOCKS)
    values = transform(coefficients, root)
    for place in {1, length // 3, length - 1}:
        assert values[place] == value(coefficients, pow(root, place, GOLDILOCKS))
    digest = hashlib.sha256(b"".join(v.to_bytes(8, "little") for v in values)).hexdigest()

    data = take(32 * 2**msm)
    scalars = [int.from_bytes(data[32 * i:32 * i + 32], "little") % 2**253 for i in range(2**msm)]
    total = sum((i + 1) * s for i, s in enumerate(scalars)) % ORDER
    x, y = times(total, (1, 2)) or (0, 0)
    point = (x.to_bytes(32, "little") + y.to_bytes(32, "little")).hex()

    data = take(64 * 2**tree)
    layer = [hashlib.sha256(data[64 * i:64 * i + 64]).digest() for i in range(2**tree)]
    while len(layer) > 1:
        layer = [hashlib.sha256(layer[i] + layer[i + 1]).digest() for i in range(0, len(layer), 2)]
    return f"ntt: 2^{ntt} {digest}\nmsm: 2^{msm} {point}\ntree: 2^{tree} {layer[0].hex()}\n"


def main():
    if sys.argv[1].isdigit():
        print(text(*map(int, sys.argv[1:4])), end="")
        return
    import yaml

    with open(sys.argv[1], encoding="utf-8") as file:
        workload = yaml.safe_load(file)
    cases = [workload["expect"], *(s["expect"] for s in workload["sizes"].values())]
    for case in cases:
        sizes = [int(word[2:]) for word in case["stdout"].split() if word.startswith("2^")]
        if case["stdout"] != text(*sizes):
            sys.exit(f"sizes {sizes}: expected\n{text(*sizes)}")
    print(f"prover-kernels: {len(cases)} results are those of Python: ok")


if __name__ == "__main__":
    main()
