#!/usr/bin/env python3
"""Builds image.bin (256 KiB) and smoke/image.bin (16 KiB), and writes what they hash to into workload.yaml.

The image is a flash with two slots: the wallet's ELF for each ISA. (Not firmware-check's own ELF: an image cannot hold the
program whose expected output holds the image's hash.) The same ELFs give the same bytes.

  offset  size  all numbers little endian
       0     4  magic "CDFW"
       4     4  version of the format: 1
       8     4  size of the image in bytes
      12     4  number of slots
      16    64  per slot: name, 24 bytes, filled up with zeroes; offset, 4; length, 4; SHA-256 of the content, 32
    4096        the slots' contents, each at a multiple of 4096; everything else is 0xff, as in erased flash
"""

import hashlib
import pathlib
import re
import struct

PAGE = 4096
HERE = pathlib.Path(__file__).resolve().parent


def build(slots, size):
    image = bytearray(b"\xff" * size)
    header = struct.pack("<4sIII", b"CDFW", 1, size, len(slots))
    offset = PAGE
    for name, content in slots:
        assert offset + len(content) <= size, f"{name} does not fit into {size} bytes"
        image[offset:offset + len(content)] = content
        header += struct.pack("<24sII32s", name.encode(), offset, len(content), hashlib.sha256(content).digest())
        offset += -(-len(content) // PAGE) * PAGE
    image[:len(header)] = header
    return bytes(image)


def main():
    wallet = HERE.parent / "wallet"
    rv32 = (wallet / "wallet.rv32imc.elf").read_bytes()
    rv64 = (wallet / "wallet.rv64imac.elf").read_bytes()
    images = {
        HERE / "image.bin": build([("wallet.rv32imc", rv32), ("wallet.rv64imac", rv64)], 256 * 1024),
        # For tests: the first 12 KiB of one ELF, headers and code.
        HERE / "smoke" / "image.bin": build([("wallet.rv32imc.start", rv32[:12 * 1024])], 16 * 1024),
    }
    for path, image in images.items():
        path.write_bytes(image)

    # The hashes come from hashlib, not from the program that is tested with them.
    hashes = {len(image): hashlib.sha256(image).hexdigest() for image in images.values()}
    yaml = HERE / "workload.yaml"
    text = yaml.read_text()

    def replace(match):
        return match[1] + hashes[int(match[2])]

    text, count = re.subn(r"(image: (\d+) bytes\s+sha256: )[0-9a-f]{64}", replace, text)
    assert count == len(images)
    yaml.write_text(text)


main()
