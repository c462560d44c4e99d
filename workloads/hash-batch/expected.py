#!/usr/bin/env python3
"""What hash-batch must print, computed with Python's hashlib and hmac.

expected.py COUNT BYTES    prints it
expected.py workload.yaml  compares it with every size there
"""
import hashlib
import hmac
import sys


def text(count, each):
    state = 1

    def take(size):
        nonlocal state
        result = bytearray()
        for _ in range(size):
            state = (state * 69069 + 1) % 2**32
            result.append(state >> 24)
        return bytes(result)

    messages = take(count * each)
    key = take(32)
    digests = [hashlib.sha256(messages[i * each:(i + 1) * each]).digest() for i in range(count)]
    code = hmac.new(key, b"".join(digests), hashlib.sha256).hexdigest()
    return f"messages: {count} x {each}\nlast: {digests[-1].hex()}\ncode: {code}\n"


def main():
    if sys.argv[1].isdigit():
        print(text(int(sys.argv[1]), int(sys.argv[2])), end="")
        return
    import yaml

    with open(sys.argv[1], encoding="utf-8") as file:
        workload = yaml.safe_load(file)
    cases = [workload["expect"], *(s["expect"] for s in workload["sizes"].values())]
    for case in cases:
        words = case["stdout"].split()
        if case["stdout"] != text(int(words[1]), int(words[3])):
            sys.exit(f"{words[1]} messages of {words[3]} bytes: expected\n{text(int(words[1]), int(words[3]))}")
    print(f"hash-batch: {len(cases)} results are those of Python: ok")


if __name__ == "__main__":
    main()
