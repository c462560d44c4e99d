"""What the tests compare with: ECDSA, RFC 6979, Keccak-256, BIP-32, RLP and the wallet's output, from the standards, in the
plainest way; hashes, HMAC and PBKDF2 are Python's. Slow, and not constant-time: for tests only.
"""

import hashlib
import hmac

CURVES = {
    "k": dict(openssl="secp256k1", p=2**256 - 2**32 - 977, a=0,
              n=0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141,
              g=(0x79BE667EF9DCBBAC55A06295CE870B07029BFCDB2DCE28D959F2815B16F81798,
                 0x483ADA7726A3C4655DA4FBFC0E1108A8FD17B448A68554199C47D08FFB10D4B8)),
    "p": dict(openssl="prime256v1", p=2**256 - 2**224 + 2**192 + 2**96 - 1, a=-3,
              n=0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551,
              g=(0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
                 0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5)),
}


def add(left, right, c):
    if left is None or right is None:
        return left or right
    p = c["p"]
    (x1, y1), (x2, y2) = left, right
    if x1 == x2 and (y1 + y2) % p == 0:
        return None
    if left == right:
        slope = (3 * x1 * x1 + c["a"]) * pow(2 * y1, -1, p) % p
    else:
        slope = (y2 - y1) * pow(x2 - x1, -1, p) % p
    x = (slope * slope - x1 - x2) % p
    return x, (slope * (x1 - x) - y1) % p


def multiply(k, point, c):
    result = None
    while k:
        if k & 1:
            result = add(result, point, c)
        point = add(point, point, c)
        k >>= 1
    return result


def number(value):
    return value.to_bytes(32, "big")


def nonce(order, key, reduced_hash, candidates=4):
    """RFC 6979, section 3.2, for 256 bits and SHA-256; zeroes after that many candidates, as crypto/ecdsa.h says."""
    def mac(k, data):
        return hmac.new(k, data, hashlib.sha256).digest()

    v, k = b"\x01" * 32, b"\x00" * 32
    for separator in b"\x00", b"\x01":
        k = mac(k, v + separator + key + reduced_hash)
        v = mac(k, v)
    for _ in range(candidates):
        v = mac(k, v)
        if 0 < int.from_bytes(v, "big") < order:
            return v
        k = mac(k, v + b"\x00")
        v = mac(k, v)
    return bytes(32)


def sign(digest, key, c, low):
    e, d, n = int.from_bytes(digest, "big"), int.from_bytes(key, "big"), c["n"]
    k = int.from_bytes(nonce(n, key, number(e % n)), "big")
    x, y = multiply(k, c["g"], c)
    r, parity = x % n, y & 1
    s = (e + r * d) * pow(k, -1, n) % n
    if low and s > n // 2:
        s, parity = n - s, parity ^ 1
    return number(r) + number(s) + bytes([parity])


def public_key(key, c):
    x, y = multiply(int.from_bytes(key, "big"), c["g"], c)
    return number(x) + number(y)


def keccak256(message):
    """FIPS 202's algorithms with the original padding; lanes as a[x][y]."""
    rate = 136
    message = bytearray(message) + b"\x01"
    message += b"\x00" * (-len(message) % rate)
    message[-1] |= 0x80
    mask = 2**64 - 1
    rotate = lambda v, n: (v << n | v >> (64 - n)) & mask if n else v
    offset = [[0] * 5 for _ in range(5)]
    x, y = 1, 0
    for t in range(24):
        offset[x][y] = (t + 1) * (t + 2) // 2 % 64
        x, y = y, (2 * x + 3 * y) % 5
    a = [[0] * 5 for _ in range(5)]
    for start in range(0, len(message), rate):
        for i in range(rate // 8):
            a[i % 5][i // 5] ^= int.from_bytes(message[start + 8 * i:start + 8 * i + 8], "little")
        register = 1
        for _ in range(24):
            c = [a[x][0] ^ a[x][1] ^ a[x][2] ^ a[x][3] ^ a[x][4] for x in range(5)]
            a = [[a[x][y] ^ c[x - 1] ^ rotate(c[(x + 1) % 5], 1) for y in range(5)] for x in range(5)]
            b = [[0] * 5 for _ in range(5)]
            for x in range(5):
                for y in range(5):
                    b[y][(2 * x + 3 * y) % 5] = rotate(a[x][y], offset[x][y])
            a = [[b[x][y] ^ (~b[(x + 1) % 5][y] & mask & b[(x + 2) % 5][y]) for y in range(5)] for x in range(5)]
            for j in range(7):
                a[0][0] ^= (register & 1) << (2**j - 1)
                register = register << 1 ^ (0x171 if register & 0x80 else 0)
    return b"".join(a[i][0].to_bytes(8, "little") for i in range(4))


def bip32(seed, path):
    c = CURVES["k"]
    mac = lambda k, data: hmac.new(k, data, hashlib.sha512).digest()
    both = mac(b"Bitcoin seed", seed)
    key, chain = both[:32], both[32:]
    for index in path:
        if index >= 2**31:
            data = b"\x00" + key
        else:
            point = public_key(key, c)
            data = bytes([2 + point[63] % 2]) + point[:32]
        both = mac(chain, data + index.to_bytes(4, "big"))
        key = number((int.from_bytes(both[:32], "big") + int.from_bytes(key, "big")) % c["n"])
        chain = both[32:]
    return chain, key


def rlp(items):
    def head(kind, size):
        if size <= 55:
            return bytes([kind + size])
        length = size.to_bytes((size.bit_length() + 7) // 8, "big")
        return bytes([kind + 55 + len(length)]) + length

    def item(value):
        if isinstance(value, int):
            value = value.to_bytes((value.bit_length() + 7) // 8, "big")
        return value if len(value) == 1 and value[0] < 0x80 else head(0x80, len(value)) + value

    body = b"".join(map(item, items))
    return head(0xC0, len(body)) + body


def wallet_output(mnemonic, transaction):
    fields = {}
    for line in transaction.splitlines():
        line = line.split("#")[0].strip()
        if line:
            name, value = (part.strip() for part in line.split("="))
            fields[name] = bytes.fromhex(value[2:]) if name in ("to", "data") else int(value, 0)
    seed = hashlib.pbkdf2_hmac("sha512", mnemonic.rstrip("\r\n").encode(), b"mnemonic", 2048)
    key = bip32(seed, [44 + 2**31, 60 + 2**31, 2**31, 0, 0])[1]
    address = keccak256(public_key(key, CURVES["k"]))[12:].hex()
    case = keccak256(address.encode()).hex()
    address = "".join(a.upper() if int(h, 16) >= 8 else a for a, h in zip(address, case))
    items = [fields[name] for name in ("nonce", "gas_price", "gas_limit", "to", "value", "data")]
    digest = keccak256(rlp(items + [fields["chain_id"], 0, 0]))
    signature = sign(digest, key, CURVES["k"], low=True)
    r, s = signature[:32], signature[32:64]
    v = 35 + 2 * fields["chain_id"] + signature[64]
    raw = rlp(items + [v, int.from_bytes(r, "big"), int.from_bytes(s, "big")])
    return (f"address: 0x{address}\nhash: 0x{digest.hex()}\nr: 0x{r.hex()}\ns: 0x{s.hex()}\nv: {v}\n"
            f"raw: 0x{raw.hex()}\n")
