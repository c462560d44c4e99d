#!/usr/bin/env python3
"""What gemm must print, computed with Python's unlimited integers from the definition of the layer.

expected.py SIZE           prints it
expected.py workload.yaml  compares it with every size there
"""
import sys

BATCH = 16
MULTIPLIER = 1518500250


def layer(size):
    state = 1

    def take():
        nonlocal state
        state = (state * 69069 + 1) % 2**32
        return state

    def byte():
        value = take() >> 24
        return value - 256 if value > 127 else value

    x = [[byte() for _ in range(size)] for _ in range(BATCH)]
    columns = list(zip(*[[byte() for _ in range(size)] for _ in range(size)]))
    bias = []
    for _ in range(size):
        value = take() >> 16
        bias.append(value - 2**16 if value >= 2**15 else value)
    shift = 38 + (size.bit_length() - 1) // 2
    result = []
    for row in x:
        for column, offset in zip(columns, bias):
            total = max(0, sum(a * b for a, b in zip(row, column)) + offset)
            scaled = (total * MULTIPLIER + 2 ** (shift - 1)) >> shift
            result.append(min(127, max(-128, scaled)) % 256)
    return bytes(result)


def text(size):
    result = layer(size)
    digest = 2166136261
    for value in result:
        digest = (digest ^ value) * 16777619 % 2**32
    return f"layer: {BATCH} x {size} x {size}\nfirst: {result[:16].hex()}\nfnv1a: {digest}\n"


def main():
    if sys.argv[1].isdigit():
        print(text(int(sys.argv[1])), end="")
        return
    import yaml

    with open(sys.argv[1], encoding="utf-8") as file:
        workload = yaml.safe_load(file)
    cases = [workload["expect"], *(s["expect"] for s in workload["sizes"].values())]
    for case in cases:
        size = int(case["stdout"].split()[3])
        if case["stdout"] != text(size):
            sys.exit(f"size {size}: expected\n{text(size)}")
    print(f"gemm: {len(cases)} results are those of Python: ok")


if __name__ == "__main__":
    main()
