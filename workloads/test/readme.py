#!/usr/bin/env python3
"""The example of README.md, as printed there: extracts its blocks into a folder hello/ of a copy, and runs its commands."""

import pathlib
import re
import shutil
import subprocess
import tempfile

WORKLOADS = pathlib.Path(__file__).resolve().parent.parent

blocks = dict(re.findall(r"```(c|make|yaml|sh)\n(.*?)```", (WORKLOADS / "README.md").read_text(), re.DOTALL))
with tempfile.TemporaryDirectory() as folder:
    copy = pathlib.Path(folder) / "workloads"
    shutil.copytree(WORKLOADS, copy, ignore=shutil.ignore_patterns("*.elf", "*.bin", "build"))
    hello = copy / "hello"
    hello.mkdir()
    for kind, file in {"c": "main.c", "make": "Makefile", "yaml": "workload.yaml"}.items():
        (hello / file).write_text(blocks[kind])
    subprocess.run(["sh", "-e", "-c", blocks["sh"]], cwd=hello, check=True, stdout=subprocess.DEVNULL)
print("README.md: ok")
