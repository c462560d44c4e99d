#!/usr/bin/env python3
"""Runs the committed ELFs in QEMU on inputs other than the committed ones: good, odd and bad. One line per failure.

The wallets are compared with crypto/test/reference.py; firmware-check with OpenSSL's signatures.
"""

import pathlib
import random
import subprocess
import sys
import tempfile

WORKLOADS = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(WORKLOADS / "crypto" / "test"))
from reference import wallet_output  # noqa: E402

ISAS = {"rv32imc": "qemu-riscv32", "rv64imac": "qemu-riscv64"}
random.seed(1)
failures = []
runs = 0


def run(name, isa, files):
    global runs
    runs += 1
    with tempfile.TemporaryDirectory() as folder:
        for file, content in files.items():
            (pathlib.Path(folder) / file).write_bytes(content)
        elf = WORKLOADS / name / f"{name}.{isa}.elf"
        result = subprocess.run([ISAS[isa], elf], cwd=folder, capture_output=True, timeout=60)
        return result.returncode, result.stdout.decode()


def expect(what, actual, expected):
    if actual != expected:
        failures.append(f"{what}\n  expected {expected}\n  actual   {actual}")


# ---- wallet

WORD = "abandon "
TWELVE = WORD * 11 + "about"
MNEMONICS = {
    "no line end": TWELVE,
    "LF": TWELVE + "\n",
    "CRLF": TWELVE + "\r\n",
    "one byte": "a",
    "LF only after one byte": "a\n",
    **{f"{n} bytes{name}": "x" * n + end for n in (127, 128, 129) for name, end in (("", ""), (", LF", "\n"), (", CRLF", "\r\n"))},
    "24 words, LF": WORD * 23 + "art\n",
}


def transaction(**changes):
    fields = dict(nonce="9", gas_price="20000000000", gas_limit="21000", to="0x" + "35" * 20, value="10", data="0x", chain_id="1")
    fields |= changes
    return "".join(f"{name} = {value}\n" for name, value in fields.items())


TRANSACTIONS = {
    "zeroes": transaction(nonce="0", gas_price="0", gas_limit="0", value="0"),
    "contract, data": transaction(to="0x", data="0x" + bytes(range(200)).hex()),
    "one data byte": transaction(data="0x7f"),
    "most data": transaction(data="0x" + random.randbytes(1024).hex(), value=hex(2**256 - 1)),
    "large chain": transaction(chain_id=str(2**63 - 37)),
    "1 byte below a block": transaction(data="0x" + "00" * 83),
    "a whole block": transaction(data="0x" + "00" * 84),
}


def check_wallets():
    for isa in ISAS:
        for what, mnemonic in MNEMONICS.items():
            text = transaction()
            actual = run("wallet", isa, {"mnemonic.txt": mnemonic.encode(), "transaction.txt": text.encode()})
            expect(f"wallet {isa}, mnemonic: {what}", actual, (0, wallet_output(mnemonic, text)))
        for what, text in TRANSACTIONS.items():
            expected = (0, wallet_output(TWELVE, text))
            for name in "wallet", "wallet-leaky":
                actual = run(name, isa, {"mnemonic.txt": TWELVE.encode(), "transaction.txt": text.encode()})
                expect(f"{name} {isa}, transaction: {what}", actual, expected)

        good = {"mnemonic.txt": TWELVE.encode(), "transaction.txt": transaction().encode()}
        for what, changes, message in [
            ("no mnemonic", {"mnemonic.txt": None}, "mnemonic.txt: file not found"),
            ("empty mnemonic", {"mnemonic.txt": b""}, "mnemonic.txt: file is empty"),
            ("long mnemonic", {"mnemonic.txt": b"x" * 257}, "mnemonic.txt: file is too large"),
            ("no transaction", {"transaction.txt": None}, "transaction.txt: file not found"),
            ("long transaction", {"transaction.txt": b"#" * 4097}, "transaction.txt: file is too large"),
            ("bad line", {"transaction.txt": b"\nnonsense = 1\n"},
             "transaction.txt:2: unknown key: nonce, gas_price, gas_limit, to, value, data, chain_id are known"),
        ]:
            files = {name: content for name, content in (good | changes).items() if content is not None}
            expect(f"wallet {isa}, {what}", run("wallet", isa, files), (2, message + "\n"))


# ---- firmware-check

def check_firmware():
    folder = WORKLOADS / "firmware-check"
    good = {name: (folder / "smoke" / name).read_bytes() for name in ("image.bin", "image.sig", "image.pub")}
    image = good["image.bin"]
    with tempfile.TemporaryDirectory() as other:
        other = pathlib.Path(other)
        subprocess.run(["openssl", "ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", other / "key"], check=True)
        (other / "megabyte").write_bytes(random.randbytes(1 << 20))
        (other / "byte").write_bytes(b"x")
        signature = {}
        for file in "megabyte", "byte":
            signature[file] = subprocess.run(
                ["openssl", "dgst", "-sha256", "-sign", other / "key", other / file], check=True, capture_output=True).stdout
        key = subprocess.run(
            ["openssl", "ec", "-in", other / "key", "-pubout", "-outform", "DER"], check=True, capture_output=True).stdout
        others = {file: {"image.bin": (other / file).read_bytes(), "image.sig": signature[file], "image.pub": key}
                  for file in signature}

    off_curve = good["image.pub"][:-1] + bytes([good["image.pub"][-1] ^ 1])
    not_a_key = "image.pub: is not a P-256 public key (DER SubjectPublicKeyInfo or 65-byte point)"
    for isa in ISAS:
        for what, changes, code, last_line in [
            ("as it is", {}, 0, "signature: valid"),
            ("raw public key", {"image.pub": good["image.pub"][-65:]}, 0, "signature: valid"),
            ("largest image", others["megabyte"], 0, "signature: valid"),
            ("smallest image", others["byte"], 0, "signature: valid"),
            ("changed image", {"image.bin": image[:-1] + bytes([image[-1] ^ 1])}, 1, "signature: invalid"),
            ("shorter image", {"image.bin": image[:-1]}, 1, "signature: invalid"),
            ("other key", {"image.pub": key}, 1, "signature: invalid"),
            ("other signature", {"image.sig": others["byte"]["image.sig"]}, 1, "signature: invalid"),
            ("no image", {"image.bin": None}, 2, "image.bin: file not found"),
            ("empty image", {"image.bin": b""}, 2, "image.bin: file is empty"),
            ("large image", {"image.bin": bytes((1 << 20) + 1)}, 2, "image.bin: file is too large"),
            ("no signature", {"image.sig": None}, 2, "image.sig: file not found"),
            ("cut signature", {"image.sig": good["image.sig"][:-1]}, 2, "image.sig: is not an ECDSA signature in DER"),
            ("key off the curve", {"image.pub": off_curve}, 2, not_a_key),
            ("cut key", {"image.pub": good["image.pub"][:-1]}, 2, not_a_key),
            ("large key", {"image.pub": bytes(257)}, 2, "image.pub: file is too large"),
        ]:
            files = {name: content for name, content in (good | changes).items() if content is not None}
            actual_code, output = run("firmware-check", isa, files)
            expect(f"firmware-check {isa}, {what}", (actual_code, output.splitlines()[-1]), (code, last_line))


check_wallets()
check_firmware()
for failure in failures:
    print(f"FAILED {failure}")
print(f"{runs} runs, {len(failures)} failures")
sys.exit(1 if failures else 0)
