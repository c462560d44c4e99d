#!/usr/bin/env python3
"""Checks a workload.yaml against what lies beside it, and keeps its hashes up to date.

  workload.py check workload.yaml                    hashes; every ELF and size in QEMU user mode: exit code and standard output
  workload.py check-rebuild workload.yaml            the sources, built in another folder, give the committed bytes
  workload.py hashes workload.yaml --compiler LINE   writes the hashes of all files, and the compiler's version line

Needs python3-yaml and, for check, qemu-riscv32 and qemu-riscv64.
"""

import argparse
import hashlib
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

EMULATORS = {"rv32": "qemu-riscv32", "rv64": "qemu-riscv64"}
# Every file of a workload.yaml stands in this form, on one line.
FILE = re.compile(r"\{file: (?P<file>[^,}\s]+), sha256: (?P<hash>[^}\s]*)\}")


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def load(path):
    import yaml  # here, so that `hashes` works without it

    return yaml.safe_load(path.read_text())


def wrong_hashes(path):
    for match in FILE.finditer(path.read_text()):
        file = path.parent / match["file"]
        if not file.is_file():
            yield f"{match['file']}: file not found"
        elif sha256(file) != match["hash"]:
            yield f"{match['file']}: sha256 differs; if the change is meant: make yaml-hashes"


def run(emulator, elf, files):
    with tempfile.TemporaryDirectory() as folder:
        for name, file in files.items():
            shutil.copy(file, pathlib.Path(folder) / name)
        result = subprocess.run([emulator, elf], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
    return result.returncode, result.stdout.decode(errors="replace")


def check(path):
    workload = load(path)
    problems = list(wrong_hashes(path))
    inputs = {name: entry["file"] for name, entry in workload.get("inputs", {}).items()}
    sizes = {"default": (inputs, workload["expect"])}
    for name, size in workload.get("sizes", {}).items():
        replaced = {guest: entry["file"] for guest, entry in size.get("inputs", {}).items()}
        sizes[name] = (inputs | replaced, size.get("expect", workload["expect"]))

    for isa, entry in workload["elves"].items():
        emulator = EMULATORS[isa[:4]]
        if shutil.which(emulator) is None:
            sys.exit(f"{emulator} is not installed (Debian: qemu-user)")
        for size, (files, expect) in sizes.items():
            files = {name: path.parent / file for name, file in files.items()}
            code, output = run(emulator, (path.parent / entry["file"]).resolve(), files)
            if code != expect["exit_code"]:
                problems.append(f"{isa}, size {size}: exit code {code}, expected {expect['exit_code']}")
            if output != expect["stdout"]:
                problems.append(f"{isa}, size {size}: output differs\n--- expected\n{expect['stdout']}--- actual\n{output}")
    return problems


def check_rebuild(path):
    workload = load(path)
    version = subprocess.run(["riscv64-unknown-elf-gcc", "--version"], capture_output=True, text=True, check=True)
    version = version.stdout.splitlines()[0]
    if version != workload["compiler"]:
        print(f"{path}: not rebuilt: compiler is '{version}', the ELFs come from '{workload['compiler']}'")
        return []

    root = path.resolve().parent.parent
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "elsewhere" / root.name
        shutil.copytree(root, copy, ignore=shutil.ignore_patterns("*.elf", "*.bin", "build"))
        subprocess.run(["make", "-s", "-C", copy / path.resolve().parent.name, "all"], check=True)
        for entry in workload["elves"].values():
            if sha256(copy / path.resolve().parent.name / entry["file"]) != sha256(path.parent / entry["file"]):
                problems.append(f"{entry['file']}: the sources give other bytes")
    return problems


def write_hashes(path, compiler):
    def replace(match):
        return f"{{file: {match['file']}, sha256: {sha256(path.parent / match['file'])}}}"

    text = FILE.sub(replace, path.read_text())
    text = re.sub(r"^compiler: .*$", lambda _: f"compiler: {compiler}", text, flags=re.MULTILINE)
    path.write_text(text)
    return []


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=["check", "check-rebuild", "hashes"])
    parser.add_argument("workload", type=pathlib.Path)
    parser.add_argument("--compiler")
    arguments = parser.parse_args()
    if arguments.action == "check":
        problems = check(arguments.workload)
    elif arguments.action == "check-rebuild":
        problems = check_rebuild(arguments.workload)
    else:
        problems = write_hashes(arguments.workload, arguments.compiler)
    name = arguments.workload.resolve().parent.name
    for problem in problems:
        print(f"{name}: {problem}")
    if not problems:
        print(f"{name}: {arguments.action}: ok")
    sys.exit(1 if problems else 0)


main()
