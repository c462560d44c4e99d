"""Vectors of floating point for vectors.py: results and flags, operands as the bits of the registers."""
import random

MODES = ["rne", "rtz", "rdn", "rup", "rmm"]
BOX = 0xFFFFFFFF00000000
SINGLE = [0x00000000, 0x80000000, 0x3F800000, 0xBF800000, 0x40490FDB, 0x3F800001, 0x4B800001, 0x00000001, 0x807FFFFF, 0x00800000,
          0x7F7FFFFF, 0x7F800000, 0xFF800000, 0x7FC00000, 0x7F800001, 0xCF000000, 0x4F000000]
DOUBLE = [0x0000000000000000, 0x8000000000000000, 0x3FF0000000000000, 0xBFF0000000000000, 0x400921FB54442D18, 0x3FF0000000000001,
          0x4340000000000001, 0x0000000000000001, 0x800FFFFFFFFFFFFF, 0x0010000000000000, 0x7FEFFFFFFFFFFFFF, 0x7FF0000000000000,
          0xFFF0000000000000, 0x7FF8000000000000, 0x7FF0000000000001, 0xC1E0000000000000, 0x43E0000000000000, 0x36A0000000000001]
PER_ROW = 9


def load(register, value, xlen):
    """Code that puts 64 bits into a floating-point register."""
    if xlen == 64:
        return [f"li t0, 0x{value:x}", f"fmv.d.x {register}, t0"]
    return [f"li t0, 0x{value & 0xFFFFFFFF:x}", "sw t0, 128(s10)", f"li t0, 0x{value >> 32:x}", "sw t0, 132(s10)", f"fld {register}, 128(s10)"]


def take(xlen):
    """Code and registers that give the 64 bits of fa2."""
    return (["fmv.x.d a2, fa2"], ["a2"]) if xlen == 64 else (["fsd fa2, 128(s10)", "lw a2, 128(s10)", "lw a3, 132(s10)"], ["a2", "a3"])


def show(values):
    """The result, whose words are one number, and the flags."""
    *result, flags = values
    return f"{result[0] if len(result) == 1 else result[1] << 32 | result[0]:x} {flags:x}"


def arithmetic(program, chance):
    xlen = program.xlen
    for extension, suffix, corners in (("f", "s", [BOX | v for v in SINGLE]), ("d", "d", DOUBLE)):
        # A register without NaN box holds no single-precision number.
        unboxed = [0x3F800000, 0x123456783F800000] if suffix == "s" else []

        def operand():
            small = (chance.getrandbits(32) | BOX) if suffix == "s" else chance.getrandbits(64)
            return chance.choice(corners + corners + unboxed + [small] * 8)

        def add(shape, name, modes, count, to_integer=False, code=None):
            for _ in range(PER_ROW):
                mode = chance.choice(modes) if modes else None
                values = [operand() for _ in range(count)]
                registers = ["fa0", "fa1", "fa3"][:count]
                text = ", ".join(["a2" if to_integer else "fa2", *registers, *([mode] if mode else [])])
                code, outputs = ([], ["a2"]) if to_integer else take(xlen)
                program.add(extension, shape, name, " ".join([*([mode] if mode else []), *(f"{v:x}" for v in values)]),
                            [step for r, v in zip(registers, values) for step in load(r, v, xlen)]
                            + ["csrw fflags, x0", f"{name} {text}", *code, "frflags a4"], [*outputs, "a4"], show)

        for name in "fadd fsub fmul fdiv".split():
            add("FloatBinary", f"{name}.{suffix}", MODES, 2)
        for name in "fsgnj fsgnjn fsgnjx fmin fmax".split():
            add("FloatBinary", f"{name}.{suffix}", None, 2)
        for name in "feq flt fle".split():
            add("FloatCompare", f"{name}.{suffix}", None, 2, to_integer=True)
        for name in "fmadd fmsub fnmadd fnmsub".split():
            add("FloatTernary", f"{name}.{suffix}", MODES, 3)
        add("FloatUnary", f"fsqrt.{suffix}", MODES, 1)
        add("FloatToInteger", f"fclass.{suffix}", None, 1, to_integer=True)
        for width in ["w", "wu"] + (["l", "lu"] if xlen == 64 else []):
            add("FloatToInteger", f"fcvt.{width}.{suffix}", MODES, 1, to_integer=True)
        if suffix == "s":
            add("FloatToInteger", "fmv.x.w", None, 1, to_integer=True)
        elif xlen == 64:
            add("FloatToInteger", "fmv.x.d", None, 1, to_integer=True)
    convert(program, chance)


def convert(program, chance):
    """Between formats, and from integers."""
    xlen = program.xlen
    ones, least = (1 << xlen) - 1, 1 << xlen - 1
    for name, modes, corners in (("fcvt.s.d", MODES, DOUBLE), ("fcvt.d.s", None, [BOX | v for v in SINGLE] + [0x3F800000])):
        for value in chance.sample(corners, PER_ROW):
            mode = chance.choice(modes) if modes else None
            code, outputs = take(xlen)
            program.add("d", "FloatUnary", name, f"{mode + ' ' if mode else ''}{value:x}",
                        [*load("fa0", value, xlen), "csrw fflags, x0", f"{name} fa2, fa0{', ' + mode if mode else ''}", *code, "frflags a4"], [*outputs, "a4"], show)
    wide = ["fcvt.s.l", "fcvt.s.lu", "fcvt.d.l", "fcvt.d.lu", "fmv.d.x"] if xlen == 64 else []
    for name in ["fcvt.s.w", "fcvt.s.wu", "fmv.w.x", "fcvt.d.w", "fcvt.d.wu", *wide]:
        extension = "d" if ".d" in name else "f"
        for value in [0, 1, ones, least, least - 1, 0x7FFFFFFF, 0x80000000, 0x1000001, chance.getrandbits(xlen)]:
            # A double holds every 32-bit integer: no mode is written.
            mode = chance.choice(MODES) if name.startswith("fcvt.s") or name.startswith("fcvt.d.l") else None
            code, outputs = take(xlen)
            program.add(extension, "IntegerToFloat", name, f"{mode + ' ' if mode else ''}{value:x}",
                        [f"li a0, 0x{value:x}", "csrw fflags, x0", f"{name} fa2, a0{', ' + mode if mode else ''}", *code, "frflags a4"], [*outputs, "a4"], show)


def memory(program, chance, fill, window, join):
    xlen = program.xlen
    single = [("f", "flw", "fsw", 4, "a1", "", 0)] + ([("zcf", "c.flw", "c.fsw", 4, "a1", "", 124), ("zcf", "c.flw", "c.fsw", 4, "sp", "sp", 252)] if xlen == 32 else [])
    double = [("d", "fld", "fsd", 8, "a1", "", 0), ("zcd", "c.fld", "c.fsd", 8, "a1", "", 248), ("zcd", "c.fld", "c.fsd", 8, "sp", "sp", 504)]
    for extension, get, put, size, base, suffix, most in single + double:
        is_short = most > 0
        offsets = [0, size, most, most & ~(most >> 1)] if is_short else [0, 4, -2048, 2040]
        for offset in offsets:
            offset -= offset % size if is_short else 0
            value = chance.getrandbits(8 * size)
            words = [f"li t0, 0x{value >> 32 * n & 0xFFFFFFFF:x}; sw t0, {4 * n}(a0)" for n in range(size // 4)]
            place = ["mv a0, s10", *fill(0xCC), f"li t1, {offset}", f"sub {base}, a0, t1"]
            around = (lambda step: [".option rvc", step, ".option norvc"]) if is_short else (lambda step: [step])
            code, outputs = take(xlen)
            program.add(extension, "FloatLoad", get + suffix, f"{offset} {value:x}", [*place, *words, *around(f"{get}{suffix} fa2, {offset}({base})"), *code], outputs, join)
            bits = chance.getrandbits(64)
            code, outputs = window(xlen)
            program.add(extension, "FloatStore", put + suffix, f"{offset} {bits:x}",
                        [*place, *load("fa5", bits, xlen), *around(f"{put}{suffix} fa5, {offset}({base})"), *code], outputs, join)


def floats(program, fill, window, join):
    """Every row of F and D and every short form of Zcf and Zcd."""
    chance = random.Random(f"floats {program.xlen}")
    arithmetic(program, chance)
    memory(program, chance, fill, window, join)
