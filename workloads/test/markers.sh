#!/bin/sh
# codesign.h: compiles cleanly as C11 and C++17, for the host and both ISAs, at -O0 and -O2; runs as a plain program; and
# its markers are the instructions of the contract. Run from workloads/.
set -eu

cross=${CROSS:-riscv64-unknown-elf-}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
flags='-Wall -Wextra -Wpedantic -Wshadow -Werror -Iinclude'

for language in c:c11 c++:c++17; do
    for level in -O0 -O2; do
        ${CC:-gcc} -x "${language%:*}" "-std=${language#*:}" $level $flags test/codesign_header.c -o "$out/host"
        "$out/host" || { echo "FAILED $language $level host: line $?"; exit 1; }
        for isa in 'qemu-riscv32 -march=rv32imc -mabi=ilp32' 'qemu-riscv64 -march=rv64imac -mabi=lp64 -mcmodel=medany'; do
            target="$cross"gcc\ ${isa#* }\ -ffreestanding
            $target -x "${language%:*}" "-std=${language#*:}" $level $flags -c test/codesign_header.c -o "$out/test.o"
            $target -nostdlib -static -msmall-data-limit=0 -Icommon common/start.S common/memory.c "$out/test.o" -o "$out/test"
            ${isa%% *} "$out/test" || { echo "FAILED $language $level $isa: line $?"; exit 1; }

            # slti x0, a0, imm: imm[11:0] rs1=01010 010 rd=00000 0010011. Every marker must occur, and no other slti x0.
            markers=$("$cross"objdump -d "$out/test.o" | sed -n 's/.*\t\(...52013\) .*/\1/p' | sort -u | tr '\n' ' ')
            expected='0c052013 0c152013 0c252013 0c352013 0c452013 0c552013 0c652013 0c752013 '
            [ "$markers" = "$expected" ] || { echo "FAILED $language $level $isa: markers $markers"; exit 1; }
        done
    done
done
echo "codesign.h: ok"
