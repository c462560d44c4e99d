#!/usr/bin/env python3
"""Writes ../data/<extension>.txt: what qemu does with each instruction on chosen operands, and ../data/words/words.txt: how binutils
writes the instruction words of these programs.

    vectors.py            write the files
    vectors.py --check    compare them with what the installed qemu does; exit 1 if a vector differs

Every vector becomes a few lines of assembly that load the operands, execute the instruction and append the results to a
buffer; one program per register width runs in user-mode qemu and writes the buffer to its standard output.
"""
import itertools
import pathlib
import random
import re
import subprocess
import sys
import tempfile

import float_vectors

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
BYTES = {32: 4, 64: 8}
EXTENSIONS = "imac_zicsr_zifencei_zihintpause_zba_zbb_zbc_zbkb_zbkc_zbkx_zbs_zknd_zkne_zknh"
OFF_BY_DEFAULT = ",zbkb=true,zbkc=true,zbkx=true,zknd=true,zkne=true,zknh=true"  # of qemu 7.2
HEAD = """\
# {extension}: results of {qemu}, programs built by
# {compiler}; made by oracle/vectors.py.
# Columns: width, mnemonic, inputs -> outputs. Register and memory values are hexadecimal, immediates and offsets decimal.
{notes}
"""
WORDS_HEAD = """\
# Instruction words as {objdump} writes them (-M no-aliases), of programs that
# {compiler} assembled; made by oracle/vectors.py.
# Columns: width, address and word (hexadecimal), text.
"""
WORDS_PER_MNEMONIC = 5
NOTES = {
    "AluRegister": "rs1 rs2 -> rd",
    "AluImmediate": "rs1 imm -> rd",
    "AluImmediate without imm": "rs1 -> rd",
    "AluRegisterImmediate": "rs1 rs2 imm -> rd",
    "Upper": "imm[31:12] (hexadecimal) -> rd, of auipc rd - pc",
    "Load": "imm memory -> rd; the value lies at rs1 + imm",
    "Store": "imm rs2 -> 8 bytes from rs1 + imm on, cc before",
    "Branch": "rs1 rs2 -> taken, or not",
    "Jump": "imm -> rd - pc, target - pc; - without rd",
    "JumpRegister": "rs1 - base, imm -> rd - pc, target - base; - without rd (both inputs decimal)",
    "FloatUnary": "mode (unless exact) rs1 -> rd flags",
    "FloatBinary": "mode (of those that round) rs1 rs2 -> rd flags",
    "FloatTernary": "mode rs1 rs2 rs3 -> rd flags",
    "FloatCompare": "rs1 rs2 -> rd flags",
    "FloatToInteger": "mode (of those that round) rs1 -> rd flags",
    "IntegerToFloat": "mode (of those that round) rs1 -> rd flags",
    "FloatLoad": "imm memory -> rd, 64 bits; the value lies at rs1 + imm",
    "FloatStore": "imm rs2 -> 8 bytes from rs1 + imm on, cc before",
    "Atomic": "memory rs2 -> rd memory",
    "LoadReserved": "memory -> rd",
    "StoreConditional": "memory rs2 and the reservation (held, none, or other: of another address) -> rd memory",
}


# Instructions that user-mode qemu does not run; they follow the exit, for their words only.
UNREACHED = [
    "mret", "wfi", "ebreak", "fence.i", "fence.tso", "pause", "fence iorw, iorw", "fence r, rw", "fence rw, w", "fence o, i", "fence io, orw",
    *(f"{name} a{n}, {csr}, {operand}" for name, operand in (
        ("csrrw", "t1"), ("csrrs", "x0"), ("csrrc", "s11"), ("csrrwi", 31), ("csrrsi", 1), ("csrrci", 16))
      for n, csr in enumerate(("mstatus", "mtvec", "mscratch", "cycle", "0x7c0"))),
    ".option rvc", "c.ebreak", "c.nop",
]


def disassembled(binary):
    """Address, word and text of some instructions of each mnemonic: the extreme words and some between."""
    found = {}
    for line in run("riscv64-unknown-elf-objdump", "-d", "-M", "no-aliases", binary).splitlines():
        parts = line.split("\t")
        if len(parts) >= 3 and parts[0].endswith(":"):
            word, name = parts[1].strip(), parts[2].strip()
            operands = parts[3].split("#")[0].strip() if len(parts) > 3 else ""
            operands = re.sub(r"([0-9a-f]+) <.*", r"0x\1", operands)  # a target and its label
            if not name.startswith((".", "unimp", "c.unimp")) and (name, operands) != ("c.addi", "zero,0"):
                found.setdefault(name, {})[word] = f"{parts[0].strip()[:-1]} {word} {name} {operands}".strip()
    lines = []
    for words in found.values():
        ordered = sorted(words)
        last = len(ordered) - 1
        chosen = dict.fromkeys(ordered[last * n // (WORDS_PER_MNEMONIC - 1)] for n in range(WORDS_PER_MNEMONIC))
        lines += [words[w] for w in chosen]
    return lines


class Program:
    """An assembly program that appends results of XLEN bits to a buffer."""

    def __init__(self, xlen, extensions=EXTENSIONS):
        self.xlen = xlen
        self.extensions = extensions
        self.lines = []
        self.vectors = []  # extension, shape, text of the inputs, function from results to text
        self.count = 0

    def add(self, extension, shape, mnemonic, inputs, code, outputs, show=None):
        """A vector; each output is the register that holds it after the code."""
        self.lines += code
        for register in outputs:
            self.lines += [f"sx {register}, 0(s11)", f"addi s11, s11, {BYTES[self.xlen]}"]
        first, self.count = self.count, self.count + len(outputs)
        self.vectors.append((extension, shape, f"rv{self.xlen} {mnemonic} {inputs}", first, self.count, show))

    def run(self, folder):
        store = "sd" if self.xlen == 64 else "sw"
        text = "\n".join([
            ".option norelax", ".option norvc",
            f".macro sx register, address", f"{store} \\register, \\address", ".endm",
            ".text", ".globl _start", "_start:", "la s11, results", "la s10, memory", *self.lines,
            "li a0, 1", "la a1, results", f"li a2, {self.count * BYTES[self.xlen]}", "li a7, 64", "ecall",
            "li a0, 0", "li a7, 93", "ecall", *UNREACHED, *(["ctzw a0, a1"] if self.xlen == 64 else []),
            ".bss", ".balign 16", ".space 4096", "memory: .space 4096", f"results: .space {self.count * 8}", ""])
        source, binary = folder / f"rv{self.xlen}.s", folder / f"rv{self.xlen}"
        source.write_text(text)
        march, mabi = f"rv{self.xlen}{self.extensions}", "lp64" if self.xlen == 64 else "ilp32"
        subprocess.run(["riscv64-unknown-elf-gcc", f"-march={march}", f"-mabi={mabi}", "-nostdlib", "-static",
                        "-o", binary, source], check=True)
        self.words = disassembled(binary)
        raw = subprocess.run([f"qemu-riscv{self.xlen}", "-cpu", f"rv{self.xlen}{OFF_BY_DEFAULT}", binary], check=True, stdout=subprocess.PIPE).stdout
        size = BYTES[self.xlen]
        words = [int.from_bytes(raw[i:i + size], "little") for i in range(0, len(raw), size)]
        assert len(words) == self.count, f"{len(words)} results, {self.count} expected"
        files = {}
        for extension, shape, text, first, end, show in self.vectors:
            values = words[first:end]
            answer = show(values) if show else " ".join(f"{v:x}" for v in values)
            files.setdefault(extension, []).append((shape, f"{text} -> {answer}"))
        return files


def signed(value, bits):
    value &= (1 << bits) - 1
    return value - (1 << bits) if value >> (bits - 1) else value


def corners(xlen):
    """Values at which carries, signs and widths change."""
    most = (1 << xlen) - 1
    values = [0, 1, 2, 7, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, most, most - 1, most >> 1, (most >> 1) + 1]
    if xlen == 64:
        values += [0xFFFFFFFF80000000, 0x100000000, 0x123456789ABCDEF0]
    else:
        values += [0x12345678]
    return list(dict.fromkeys(values))


def pairs(xlen, mnemonic, chance):
    most, least = (1 << xlen - 1) - 1, 1 << xlen - 1
    ones = (1 << xlen) - 1
    common = [(0, 0), (0, ones), (1, ones), (ones, ones), (least, ones), (most, 1), (least, least), (most, least), (0x80000000, 0x7FFFFFFF)]
    if mnemonic.startswith(("sll", "srl", "sra")):
        value = least | 0x80000001 | 0x12345678 << (xlen - 32)
        common = [(value, n) for n in (0, 1, 31, 32, 33, 63, 64, 65, ones)] + [(ones, 4)]
    elif mnemonic.startswith(("div", "rem")):
        common = [(7, 2), (7, ones - 1), (ones - 6, 2), (ones - 6, ones - 1), (7, 0), (0, 0), (least, 0), (ones, 0),
                  (least, ones), (least, 1), (ones, least), (0x80000000, ones), (5, 7)]
        if mnemonic.endswith("w"):  # the upper halves must not matter
            common += [(0x5555555580000000, 0xAAAAAAAAFFFFFFFF), (0x100000000, 0x200000000), (0x1234567800000009, 0x8765432100000002)]
    elif mnemonic.endswith("w"):
        common += [(0x7FFFFFFF, 1), (0xFFFFFFFF00000000, 0x100000000), (0x123456787FFFFFFF, 0x8765432180000000)]
    if mnemonic.startswith("mul"):
        common += [(0x80000000, 0x80000000), (0xFFFFFFFF, 0xFFFFFFFF), (most, most), (least, 2), (2, least)]
    values = corners(xlen)
    common += [(chance.choice(values), chance.choice(values)) for _ in range(2)]
    common += [(chance.getrandbits(xlen), chance.getrandbits(xlen)) for _ in range(2)]
    return [(a & ones, b & ones) for a, b in dict.fromkeys(common)]


def immediates(xlen, mnemonic, chance):
    least, ones = 1 << xlen - 1, (1 << xlen) - 1
    if mnemonic.startswith(("sll", "srl", "sra")):
        width = 32 if mnemonic.endswith("w") or xlen == 32 else 64
        value = least | 0x80000001 | 0x12345678 << (xlen - 32)
        return [(value, n) for n in (0, 1, 4, 31)] + ([(value, 32), (value, 63)] if width == 64 else [(ones, 31), (least - 1, 1)])
    pairs = [(0, 0), (0, -1), (0, 2047), (0, -2048), (ones, 1), (ones, -1), (least, -1), (least - 1, 1), (0x7FFFFFFF, 1), (0x80000000, -1),
             (2047, 2047), (2046, 2047), (ones - 2047, -2048), (0x5A5A5A5A, 0x5A5)]
    return pairs + [(chance.getrandbits(xlen), chance.randint(-2048, 2047)) for _ in range(2)]


def alu(program, chance):
    xlen = program.xlen
    wide = xlen == 64
    base = "add sub slt sltu xor or and sll srl sra".split()
    multiply = "mul mulh mulhsu mulhu div divu rem remu".split()
    for extension, names in (("i", base + ("addw subw sllw srlw sraw".split() if wide else [])),
                             ("m", multiply + ("mulw divw divuw remw remuw".split() if wide else []))):
        for name in names:
            for a, b in pairs(xlen, name, chance):
                program.add(extension, "AluRegister", name, f"{a:x} {b:x}",
                            [f"li a0, 0x{a:x}", f"li a1, 0x{b:x}", f"{name} a2, a0, a1"], ["a2"])
    for name in "addi slti sltiu xori ori andi slli srli srai".split() + ("addiw slliw srliw sraiw".split() if wide else []):
        for a, n in immediates(xlen, name, chance):
            program.add("i", "AluImmediate", name, f"{a:x} {n}", [f"li a0, 0x{a:x}", f"{name} a2, a0, {n}"], ["a2"])
    for n in (0, 1, 0x7FFFF, 0x80000, 0xFFFFF, 0x12345):
        program.add("i", "Upper", "lui", f"{n:x}", [f"lui a2, 0x{n:x}"], ["a2"])
        program.add("i", "Upper", "auipc", f"{n:x}", ["la a1, 1f", f"1: auipc a2, 0x{n:x}", "sub a2, a2, a1"], ["a2"])


# Extension: rows with two registers, of both widths, of RV32, of RV64; rows with one register, likewise.
BITS = {
    "zba": ("sh1add sh2add sh3add", "", "add.uw sh1add.uw sh2add.uw sh3add.uw", "", "", ""),
    # ctzw is worked by hand: qemu 7.2 counts on into the upper word
    "zbb": ("andn orn xnor max maxu min minu rol ror", "", "rolw rorw",
            "clz ctz cpop sext.b sext.h zext.h orc.b rev8", "", "clzw cpopw"),
    "zbc": ("clmul clmulh clmulr", "", "", "", "", ""),
    "zbs": ("bclr bext binv bset", "", "", "", "", ""),
    "zbkb": ("pack packh", "", "packw", "brev8", "zip unzip", ""),
    "zbkx": ("xperm4 xperm8", "", "", "", "", ""),
    "zkn": ("", "sha512sum0r sha512sum1r sha512sig0l sha512sig0h sha512sig1l sha512sig1h",
            "aes64ds aes64dsm aes64es aes64esm aes64ks2",
            "sha256sum0 sha256sum1 sha256sig0 sha256sig1", "", "sha512sum0 sha512sum1 sha512sig0 sha512sig1 aes64im"),
}
SHIFTS = "rol ror rolw rorw bclr bext binv bset".split()


def bits(program):
    """Bit manipulation and scalar cryptography."""
    xlen = program.xlen
    chance = random.Random(f"bits {xlen}")  # not the common one, so that the other vectors stay as they are
    least, ones = 1 << xlen - 1, (1 << xlen) - 1
    value = least | 0x80000001 | 0x12345678 << (xlen - 32)
    digits = 0x0123456789ABCDEF & ones
    few = [0, 1, ones, least, least - 1, digits, 0x80000000, 0x00800100, 0x7F80 << xlen - 16, chance.getrandbits(xlen)]
    both = [(0, 0), (ones, 0), (0, ones), (ones, ones), (least, 1), (least - 1, least), (digits, ones // 255 * 3), (0x80000000, 0xFFFFFFFF),
            (value, digits), (digits, chance.getrandbits(xlen)), (chance.getrandbits(xlen), chance.getrandbits(xlen))]
    counts = [(value, n) for n in (0, 1, 31, 32, 63, 64, ones)] + [(0, 31), (ones, 31), (chance.getrandbits(xlen), 13)]

    def add(extension, shape, name, inputs, registers, operands):
        code = [f"li a{n}, 0x{v:x}" for n, v in enumerate(registers)]
        program.add(extension, shape, name, inputs, [*code, f"{name} a2, {operands}"], ["a2"])

    for extension, (two, two32, two64, one, one32, one64) in BITS.items():
        for name in (two + " " + (two64 if xlen == 64 else two32)).split():
            for a, b in dict.fromkeys(counts if name in SHIFTS else both):
                add(extension, "AluRegister", name, f"{a:x} {b:x}", [a, b], "a0, a1")
        for name in (one + " " + (one64 if xlen == 64 else one32)).split():
            for a in dict.fromkeys(few):
                add(extension, "AluImmediate without imm", name, f"{a:x}", [a], "a0")
    short = [(value, n) for n in (0, 1, 31)] + [(0, 31), (ones, 31), (digits, 13)]
    long = short + ([(value, 32), (value, 63), (0, 63)] if xlen == 64 else [])
    shifts = [("zbb", "rori", long), *(("zbs", name, long) for name in "bclri bexti binvi bseti".split())]
    for extension, name, choices in shifts + ([("zbb", "roriw", short), ("zba", "slli.uw", long)] if xlen == 64 else []):
        for a, n in choices:
            add(extension, "AluImmediate", name, f"{a:x} {n}", [a], f"a0, {n}")
    if xlen == 64:
        for n in range(11):
            add("zkn", "AluImmediate", "aes64ks1i", f"{value:x} {n}", [value], f"a0, {n}")
        return
    for name in "aes32dsi aes32dsmi aes32esi aes32esmi".split():
        for n in range(4):
            for a, b in ((0, 0), (0, digits), (value, chance.getrandbits(xlen))):
                add("zkn", "AluRegisterImmediate", name, f"{a:x} {b:x} {n}", [a, b], f"a0, a1, {n}")


def fill(value):
    """Code that fills 16 bytes around s10 - or another address in a0 - with a byte."""
    return [f"li t0, 0x{value * 0x01010101:08x}"] + [f"sw t0, {n}(a0)" for n in (-4, 0, 4, 8)]


def window(xlen):
    """Code and registers that give 8 bytes from the address in a0 on, though they may be misaligned."""
    code = ["sx x0, 64(s10)", "sx x0, 68(s10)"]
    for n in range(8):
        code += [f"lbu t0, {n}(a0)", f"sb t0, {64 + n}(s10)"]
    return (code + ["ld a2, 64(s10)"], ["a2"]) if xlen == 64 else (code + ["lw a2, 64(s10)", "lw a3, 68(s10)"], ["a2", "a3"])


def join(values):
    """One number from the words that are shown as one."""
    return f"{values[0] if len(values) == 1 else values[1] << 32 | values[0]:x}"


OFFSETS = (0, 3, -2048, 2047, -1)


def memory(program, chance):
    xlen = program.xlen
    loads = [("lb", 1), ("lbu", 1), ("lh", 2), ("lhu", 2), ("lw", 4)] + ([("lwu", 4), ("ld", 8)] if xlen == 64 else [])
    for name, size in loads:
        ones = (1 << 8 * size) - 1
        values = [0, 1, ones >> 1, (ones >> 1) + 1, ones, chance.getrandbits(8 * size)]
        for value, offset in zip(values, itertools.cycle(OFFSETS)):
            put = [step for n in range(size) for step in (f"li t0, {value >> 8 * n & 255}", f"sb t0, {n}(a0)")]
            program.add("i", "Load", name, f"{offset} {value:x}",
                        ["mv a0, s10", *fill(0xCC), *put, f"li t1, {offset}", "sub a1, a0, t1", f"{name} a2, {offset}(a1)"], ["a2"])
    for name in ["sb", "sh", "sw"] + (["sd"] if xlen == 64 else []):
        ones = (1 << xlen) - 1
        values = [0, 1, ones, 1 << xlen - 1, 0x1122334455667788 & ones, chance.getrandbits(xlen)]
        for value, offset in zip(values, itertools.cycle(OFFSETS)):
            code, registers = window(xlen)
            program.add("i", "Store", name, f"{offset} {value:x}",
                        ["mv a0, s10", *fill(0xCC), f"li t1, {offset}", "sub a1, a0, t1", f"li t2, 0x{value:x}",
                         f"{name} t2, {offset}(a1)", *code], registers, join)


def branches(program, chance):
    xlen = program.xlen
    least, ones = 1 << xlen - 1, (1 << xlen) - 1
    choices = [(0, 0), (1, 0), (0, 1), (ones, 0), (0, ones), (ones, ones), (least, least - 1), (least - 1, least), (0x7FFFFFFF, 0x80000000),
               (0x80000000, 0x7FFFFFFF)]
    for name in "beq bne blt bge bltu bgeu".split():
        for a, b in choices:
            program.add("i", "Branch", name, f"{a:x} {b:x}",
                        [f"li a0, 0x{a:x}", f"li a1, 0x{b:x}", "li a2, 1", f"{name} a0, a1, 1f", "li a2, 0", "1:"], ["a2"], taken)


def taken(values):
    return "taken" if values[0] else "not"


def jump(name, distance, compressed, links):
    """Code that jumps a distance, which may be a megabyte: the way in and out is by jr."""
    site = ["1:", ".option rvc" if compressed else ".option norvc", f"{name} 3f" if distance > 0 else f"{name} 3b", ".option norvc"]
    target = ["3: auipc a2, 0", "jr s9"]  # 8 bytes
    if distance > 0:
        code = [*site, f".space {distance - (2 if compressed else 4)}", *target]
    else:
        code = [*target, f".space {-distance - 8}", *site]
    way = ["la s9, 4f", "la a4, 1f", "jr a4", ".balign 4", *code, ".balign 4", "4: sub a2, a2, a4"]
    return (way + ["sub a3, ra, a4"], ["a3", "a2"]) if links else (way, ["a2"])


def jumps(program):
    xlen = program.xlen
    bits = xlen

    def show(values):
        return " ".join(str(signed(v, bits)) for v in values) if len(values) == 2 else f"- {signed(values[0], bits)}"

    for distance in (8, 2048, 1048574, -16, -2048, -1048576):
        code, registers = jump("jal ra,", distance, False, True)
        program.add("i", "Jump", "jal", distance, code, registers, show)
    for distance in (8, 1024, 2044, -16, -1024, -2048):
        code, registers = jump("c.j", distance, True, False)
        program.add("zca", "Jump", "c.j", distance, code, registers, show)
        if xlen == 32:
            code, registers = jump("c.jal", distance, True, True)
            program.add("zca", "Jump", "c.jal", distance, code, registers, show)
    # A sled of 2-byte additions: how many ran tells where it was entered, to the halfword.
    sled = [".option rvc", "3:", *["c.addi a2, 1"] * 16, ".option norvc",
            "li t0, 16", "sub a2, t0, a2", "slli a2, a2, 1", "addi a2, a2, -16"]
    for a, n in ((0, 0), (8, 0), (9, 0), (8, 1), (7, 1), (11, 0), (-2047, 2047), (2040, -2048), (2, 1)):
        program.add("i", "JumpRegister", "jalr", f"{a} {n}",
                    ["la a0, 3f + 16", f"li t0, {a}", "add a0, a0, t0", "li a2, 0", "la a4, 1f", f"1: jalr ra, {n}(a0)", *sled,
                     "sub a3, ra, a4"], ["a3", "a2"], show)
    for name, links in (("c.jr", False), ("c.jalr", True)):
        for a in (0, 9, -15, 10):
            program.add("zca", "JumpRegister", name, f"{a} 0",
                        ["la a0, 3f + 16", f"addi a0, a0, {a}", "li a2, 0", "la a4, 1f", ".option rvc", f"1: {name} a0", *sled,
                         "sub a3, ra, a4"], ["a3", "a2"] if links else ["a2"], show)


def atomics(program, chance):
    xlen = program.xlen
    for suffix, size in (("w", 4), ("d", 8)) if xlen == 64 else (("w", 4),):
        load, store = ("ld", "sd") if size == 8 else ("lw", "sw")
        unsigned = "lwu" if size == 4 and xlen == 64 else load
        bits = 8 * size
        least, ones = 1 << bits - 1, (1 << bits) - 1
        choices = [(0, 0), (1, ones), (ones, 1), (least, least - 1), (least - 1, least), (ones, least), (least, ones),
                   (chance.getrandbits(bits), chance.getrandbits(bits))]
        upper = [(5, 0x123456780000000A), (0x80000000, 0xFFFFFFFF00000001)] if size == 4 and xlen == 64 else []
        for name in "amoswap amoadd amoxor amoand amoor amomin amomax amominu amomaxu".split():
            for m, b in choices + upper:
                program.add("zaamo", "Atomic", f"{name}.{suffix}", f"{m:x} {b:x}",
                            [f"li t0, 0x{m:x}", f"{store} t0, 0(s10)", f"li a1, 0x{b:x}", f"{name}.{suffix} a2, a1, (s10)",
                             f"{unsigned} a3, 0(s10)"], ["a2", "a3"])
        for m in (0, 1, least - 1, least, ones):
            program.add("zalrsc", "LoadReserved", f"lr.{suffix}", f"{m:x}",
                        [f"li t0, 0x{m:x}", f"{store} t0, 0(s10)", f"lr.{suffix} a2, (s10)"], ["a2"])
        for m, b, how in ((0, ones, "held"), (ones, 1, "held"), (least, least - 1, "held"),
                          (0, ones, "none"), (7, 8, "none"), (7, 8, "other")):
            drop = f"sc.{suffix} x0, x0, (t1)"  # any sc ends the reservation
            reserve = {"held": [f"lr.{suffix} x0, (s10)"], "none": [f"lr.{suffix} x0, (t1)", drop], "other": [f"lr.{suffix} x0, (t1)"]}[how]
            program.add("zalrsc", "StoreConditional", f"sc.{suffix}", f"{m:x} {b:x} {how}",
                        ["addi t1, s10, 256", f"li t0, 0x{m:x}", f"{store} t0, 0(s10)", *reserve, f"li a1, 0x{b:x}",
                         f"sc.{suffix} a2, a1, (s10)", f"{unsigned} a3, 0(s10)"], ["a2", "a3"])


def compressed(program, chance):
    xlen = program.xlen
    wide = xlen == 64
    least, ones = 1 << xlen - 1, (1 << xlen) - 1

    def add(shape, name, inputs, code, outputs, show=None):
        code = [".option norvc" if c == "norvc" else c for step in code
                for c in ([".option rvc", step, "norvc"] if step.startswith("c.") else [step])]
        program.add("zca", shape, name, inputs, code, outputs, show)

    some = [0, 1, least, least - 1, ones, 0x7FFFFFFF, 0x80000000, chance.getrandbits(xlen)]
    for name in "c.sub c.xor c.or c.and".split() + ("c.subw c.addw".split() if wide else []) + ["c.add"]:
        for a, b in zip(some, [ones, ones, 1, ones, least, 0xFFFFFFFF & ones, 0x80000000, chance.getrandbits(xlen)]):
            add("AluRegister", name, f"{a:x} {b:x}", [f"li a0, 0x{a:x}", f"li a1, 0x{b:x}", f"{name} a0, a1"], ["a0"])
    for b in some:
        add("AluRegister", "c.mv", f"0 {b:x}", [f"li a1, 0x{b:x}", "c.mv a0, a1"], ["a0"])
    for name in ["c.addi", "c.andi"] + (["c.addiw"] if wide else []):
        for a, n in zip(some, (1, -1, -1, 1, 31, 1, -32, 17)):
            add("AluImmediate", name, f"{a:x} {n}", [f"li a0, 0x{a:x}", f"{name} a0, {n}"], ["a0"])
    for n in (0, 1, -1, 31, -32):
        add("AluImmediate", "c.li", f"0 {n}", [f"c.li a0, {n}"], ["a0"])
    for name in "c.slli c.srli c.srai".split():
        for a in (ones, least | 0x12345678):
            for n in (1, 15, 31) + ((32, 63) if wide else ()):
                add("AluImmediate", name, f"{a:x} {n}", [f"li a0, 0x{a:x}", f"{name} a0, {n}"], ["a0"])
    for n in (4, 8, 512, 1020):
        add("AluImmediate", "c.addi4spn", f"1000 {n}", ["li sp, 0x1000", f"c.addi4spn a0, sp, {n}"], ["a0"])
    for a, n in ((0x1000, 16), (0x1000, -512), (0x1000, 496), (0, -16)):
        add("AluImmediate", "c.addi16sp", f"{a:x} {n}", [f"li sp, 0x{a:x}", f"c.addi16sp sp, {n}"], ["sp"])
    for n in range(3):
        add("AluImmediate", "c.nop", "0 0", ["c.nop"], ["x0"])
    for n in (1, 0x1F, 0xFFFE0, 0xFFFFF):
        add("Upper", "c.lui", f"{n:x}", [f"c.lui a2, 0x{n:x}"], ["a2"])
    sizes = [("c.lw", "c.sw", 4)] + ([("c.ld", "c.sd", 8)] if wide else [])
    for load, store, size in sizes:
        for base, suffix, most in (("a1", "", 31 * size), ("sp", "sp", 63 * size)):
            top = 1 << 8 * size - 1
            for value, offset in ((0, 0), (top, size), (2 * top - 1, most), (top - 1, most & ~(most >> 1))):
                offset -= offset % size
                place = ["mv a0, s10", *fill(0xCC), f"addi {base}, s10, -{offset}"]
                plain = store[2:]
                add("Load", load + suffix, f"{offset} {value:x}",
                    [*place, f"li t0, 0x{value:x}", f"{plain} t0, 0(s10)", f"{load}{suffix} a2, {offset}({base})"], ["a2"])
                code, registers = window(xlen)
                value = value | (0x55 << 32 if wide and size == 4 else 0)
                add("Store", store + suffix, f"{offset} {value:x}",
                    [*place, f"li a5, 0x{value:x}", f"{store}{suffix} a5, {offset}({base})", *code], registers, join)
    for name in ("c.beqz", "c.bnez"):
        for a in (0, 1, ones, least):
            add("Branch", name, f"{a:x} 0", [f"li a0, 0x{a:x}", "li a2, 1", f"{name} a0, 1f", "li a2, 0", "1:"], ["a2"], taken)


def run(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def version_of(tool):
    return run(tool, "--version").splitlines()[0]


def main():
    merged, words = {}, []
    with tempfile.TemporaryDirectory() as folder:
        for xlen in (32, 64):
            chance = random.Random(20240411 + xlen)
            program = Program(xlen)
            alu(program, chance)
            bits(program)
            memory(program, chance)
            branches(program, chance)
            jumps(program)
            atomics(program, chance)
            compressed(program, chance)
            for extension, lines in program.run(pathlib.Path(folder)).items():
                merged.setdefault(extension, []).extend(lines)
            floats = Program(xlen, EXTENSIONS.replace("imac", "imafdc"))
            float_vectors.floats(floats, fill, window, join)
            for extension, lines in floats.run(pathlib.Path(folder)).items():
                merged.setdefault(extension, []).extend(lines)
            words += [f"rv{xlen} {line}" for line in program.words]
    compiler = version_of("riscv64-unknown-elf-gcc")
    qemu = f"qemu-riscv32 and qemu-riscv64, {version_of('qemu-riscv64').split(' ', 1)[1]}"
    head = WORDS_HEAD.format(objdump=version_of("riscv64-unknown-elf-objdump"), compiler=compiler)
    files = {DATA / "words" / "words.txt": head + text_of(words)}
    for extension, lines in merged.items():
        notes = "\n".join(f"# {shape}: {NOTES[shape]}" for shape in dict.fromkeys(shape for shape, _ in lines))
        head = HEAD.format(extension=extension, qemu=qemu, compiler=compiler, notes=notes)
        files[DATA / f"{extension}.txt"] = head + text_of(line for _, line in lines)
    if "--check" not in sys.argv:
        for path, text in files.items():
            path.parent.mkdir(exist_ok=True)
            path.write_text(text)
        return 0
    # Addresses in words.txt depend on the linker; a test asks the installed objdump itself.
    differing = [f"{path.name}: {line}" for path, text in files.items() if path.parent == DATA
                 for line in vectors_in(text) ^ vectors_in(path.read_text())]
    print(*differing, sep="\n", end="\n" if differing else "")
    return 1 if differing else 0


def text_of(lines):
    return "".join(f"{line}\n" for line in dict.fromkeys(lines))


def vectors_in(text):
    return {line for line in text.splitlines() if not line.startswith("#")}


if __name__ == "__main__":
    sys.exit(main())
