# Rules for one workload. Its Makefile sets NAME and SOURCES (paths from the workload's folder), perhaps INCLUDES (further
# folders for headers) and CRYPTO (files of ../crypto), and includes this file. README.md shows a complete one.
#
#   make                <NAME>.rv32imc.elf and <NAME>.rv64imac.elf
#   make check          run the ELFs that are there in QEMU, for every size of workload.yaml; compare output and exit code
#   make check-rebuild  build again elsewhere and compare byte by byte (same compiler version as in workload.yaml only)
#   make yaml-hashes    write hashes and compiler version into workload.yaml

CROSS ?= riscv64-unknown-elf-
CC = $(CROSS)gcc
PYTHON ?= python3

# Functions, inlined calls and lines. `make DEBUG=-g` adds variables, for a debugger, and doubles the size.
DEBUG ?= -g1

WORKLOADS := $(realpath $(dir $(lastword $(MAKEFILE_LIST))))
HERE := $(realpath $(CURDIR))

# Everything compiles from the folder above workloads/, so that an ELF names its sources as they are found from there,
# for example workloads/wallet/main.c. No absolute path and no time gets into an ELF: the same sources and compiler give
# the same bytes in every folder. The compiler's own headers appear as gcc/stdint.h.
BASE := $(realpath $(WORKLOADS)/..)
export SOURCE_DATE_EPOCH := 0

FLAGS = -std=c11 -O2 $(DEBUG) -ffreestanding -nostdlib -static -msmall-data-limit=0 -Wall -Wextra -Werror \
        -ffile-prefix-map=$(BASE)=. -fdebug-prefix-map=$(BASE)=. \
        -ffile-prefix-map=$(realpath $(shell $(CC) -print-file-name=include))=gcc \
        $(if $(filter $(BASE)/%,$(HERE)),,-ffile-prefix-map=$(HERE)=.) \
        -Wl,--build-id=none -Wl,--fatal-warnings \
        $(addprefix -I,$(patsubst $(BASE)/%,%,$(realpath $(WORKLOADS)/include $(WORKLOADS)/common $(WORKLOADS)/crypto . $(INCLUDES))))

rv32imc = -march=rv32imc -mabi=ilp32
rv64imac = -march=rv64imac -mabi=lp64 -mcmodel=medany
ISAS = rv32imc rv64imac

COMMON = start.S system.c memory.c text.c
INPUTS = $(realpath $(addprefix $(WORKLOADS)/common/,$(COMMON)) $(SOURCES) $(addprefix $(WORKLOADS)/crypto/,$(CRYPTO)))
HEADERS = $(wildcard $(WORKLOADS)/include/*.h $(WORKLOADS)/common/*.h $(WORKLOADS)/crypto/*.h $(WORKLOADS)/*/*.h)
ELVES = $(ISAS:%=$(NAME).%.elf)

all: $(ELVES)

# One call compiles and links: no object files to manage, and a few seconds are cheap.
$(ELVES): $(NAME).%.elf: $(INPUTS) $(HEADERS) $(WORKLOADS)/rules.mk Makefile
	cd $(BASE) && $(CC) $($*) $(FLAGS) $(patsubst $(BASE)/%,%,$(INPUTS)) -o $(HERE)/$@

check:
	$(PYTHON) $(WORKLOADS)/tools/workload.py check workload.yaml

check-rebuild:
	$(PYTHON) $(WORKLOADS)/tools/workload.py check-rebuild workload.yaml

yaml-hashes: all
	$(PYTHON) $(WORKLOADS)/tools/workload.py hashes workload.yaml --compiler "$$($(CC) --version | head -n 1)"

clean:
	rm -f $(ELVES)

.PHONY: all check check-rebuild yaml-hashes clean
