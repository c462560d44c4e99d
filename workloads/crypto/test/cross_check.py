#!/usr/bin/env python3
"""Compares crypto/ with independent implementations on random inputs, and the wallet's expected output with a reference.

Hashes, HMAC, PBKDF2: Python's hashlib and hmac. ECDSA: OpenSSL's command line in both directions. The rest: reference.py.

  cross_check.py TOOL     TOOL: a build of tool.c
"""

import hashlib
import hmac
import pathlib
import random
import subprocess
import sys
import tempfile

from reference import CURVES, bip32, keccak256, nonce, number, public_key, sign, wallet_output

random.seed(1)  # the same inputs in every run

# ---- OpenSSL

def openssl(*arguments, data=None):
    return subprocess.run(["openssl", *map(str, arguments)], input=data, capture_output=True)


def to_der(signature):
    def integer(value):
        value = value.lstrip(b"\x00") or b"\x00"
        value = b"\x00" + value if value[0] >= 0x80 else value
        return bytes([2, len(value)]) + value

    body = integer(signature[:32]) + integer(signature[32:64])
    return bytes([0x30, len(body)]) + body


# ---- Checks

class Tool:
    def __init__(self, path):
        self.process = subprocess.Popen([path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.checks = 0

    def ask(self, command, *arguments, answers=1):
        words = [a if isinstance(a, str) else a.hex() or "-" for a in arguments]
        self.process.stdin.write(" ".join([command, *words]) + "\n")
        self.process.stdin.flush()
        lines = [bytes.fromhex(self.process.stdout.readline()) for _ in range(answers)]
        return lines[0] if answers == 1 else lines

    def expect(self, expected, command, *arguments, answers=1):
        actual = self.ask(command, *arguments, answers=answers)
        self.checks += 1
        if actual != expected:
            sys.exit(f"FAILED {command} {arguments}\nexpected {expected}\nactual   {actual}")


def main():
    tool = Tool(sys.argv[1])

    for length in [*range(0, 300), 1000, 1359, 2047]:
        message = random.randbytes(length)
        tool.expect(hashlib.sha256(message).digest(), "sha256", message)
        tool.expect(hashlib.sha512(message).digest(), "sha512", message)
        tool.expect(hashlib.sha3_256(message).digest(), "sha3", message)
        tool.expect(keccak256(message), "keccak", message)
    for length in [0, 1, 63, 64, 65, 127, 128, 129, 200]:
        key, message = random.randbytes(length), random.randbytes(random.randrange(300))
        tool.expect(hmac.new(key, message, "sha256").digest(), "hmac256", key, message)
        tool.expect(hmac.new(key, message, "sha512").digest(), "hmac512", key, message)
        salt = random.randbytes(random.randrange(124))
        tool.expect(hashlib.pbkdf2_hmac("sha512", key, salt, 7), "pbkdf2", key, salt, b"\x07")

    # Field arithmetic where carries happen: operands near 0, m and powers of the limbs, in the form the limbs see.
    for name, c in CURVES.items():
        for which, m in enumerate((c["p"], c["n"])):
            edges = {0, 1, 2, m - 1, m - 2, m >> 1, (m >> 1) + 1, 2**256 - m, 2**255, m - 2**32, m - 2**64, m - 2**128}
            edges |= {2**i - d for i in range(32, 257, 32) for d in (0, 1) if 2**i - d < m}
            edges |= {(m - 1) & ~(2**32 - 1 << i) for i in range(0, 256, 32)}
            edges |= {random.randrange(m) for _ in range(4)}
            to_normal = pow(2**256, -1, m)
            for a in sorted(edges):
                for b in sorted(edges):
                    results = a * b * to_normal, a + b, a - b
                    expected = b"".join(number(result * to_normal % m) for result in results)
                    tool.expect(expected, "field", name, bytes([which]), number(a), number(b))

    for name, c in CURVES.items():
        n = c["n"]
        edges = [number(d) for d in (1, 2, 3, n - 1, n - 2, 2**64, 2**128, 2**192, 2**255)]
        for key in edges + [number(random.randrange(1, n)) for _ in range(12)]:
            tool.expect(public_key(key, c), "public", name, key)
            digest = random.choice([random.randbytes(32), b"\xff" * 32, bytes(32), number(n), number(n - 1)])
            tool.expect(sign(digest, key, c, low=False), "sign", name, digest, key)
            tool.expect(sign(digest, key, c, low=True), "sign-low", name, digest, key)

    # Nonces out of range happen with probability 2^-32 or less; an order of 0x90... rejects 44 % of the candidates.
    order = 0x90 << 248 | 1
    for _ in range(100):
        key, digest = number(random.randrange(1, order)), number(random.randrange(order))
        tool.expect(nonce(order, key, digest), "nonce", number(order), key, digest)

    for _ in range(3):
        seed = random.randbytes(random.choice([16, 32, 64]))
        path = [random.randrange(2**32) for _ in range(4)]
        encoded = b"".join(index.to_bytes(4, "big") for index in path)
        tool.expect(list(bip32(seed, path)), "path", seed, encoded, answers=2)

    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for name, c in CURVES.items():
            for _ in range(10):
                pem, pub, signature_file, message_file = (folder / f for f in ("key", "pub", "signature", "message"))
                openssl("ecparam", "-name", c["openssl"], "-genkey", "-noout", "-out", pem)
                openssl("ec", "-in", pem, "-pubout", "-out", pub)
                private = openssl("ec", "-in", pem, "-outform", "DER").stdout
                key = private[7:39]  # SEC 1, C.4: SEQUENCE, version, OCTET STRING of 32 bytes
                point = openssl("ec", "-in", pem, "-pubout", "-outform", "DER").stdout[-64:]
                tool.expect(point, "public", name, key)
                message = random.randbytes(random.randrange(1, 2000))
                digest = hashlib.sha256(message).digest()
                message_file.write_bytes(message)

                theirs = openssl("dgst", "-sha256", "-sign", pem, message_file).stdout
                tool.expect(b"\x01", "verify", name, theirs, digest, point)
                tool.expect(b"\x00", "verify", name, theirs, hashlib.sha256(digest).digest(), point)

                signature_file.write_bytes(to_der(tool.ask("sign", name, digest, key)))
                verdict = openssl("dgst", "-sha256", "-verify", pub, "-signature", signature_file, message_file)
                tool.checks += 1
                if verdict.returncode != 0:
                    sys.exit(f"FAILED openssl rejects a signature of ours: {key.hex()}")

    # The wallets' expected output, from their input files.
    import yaml

    workloads = pathlib.Path(__file__).resolve().parents[2]
    for name in "wallet", "wallet-leaky":
        folder = workloads / name
        reference = wallet_output((folder / "mnemonic.txt").read_text(), (folder / "transaction.txt").read_text())
        tool.checks += 1
        if yaml.safe_load((folder / "workload.yaml").read_text())["expect"]["stdout"] != reference:
            sys.exit(f"FAILED {name}/workload.yaml: expect.stdout should be\n{reference}")
    print(f"{tool.checks} cross-checks passed")


main()
