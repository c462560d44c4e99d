/*
 * A static-pie without a library: linked at 0, it runs wherever it is loaded. It applies its relocations itself, as the start code of a
 * C library would; a loader that has done so already did the same.
 */
#include <elf.h>
#include <stdint.h>

extern const Elf64_Dyn _DYNAMIC[] __attribute__((__visibility__("hidden")));
extern char __ehdr_start[] __attribute__((__visibility__("hidden")));

static const char *const words[] = {"pointers ", "in data ", "point ", "where ", "they ", "should\n"};
static const char *const *volatile table = words;

static long call(long number, long first, const void *second, long third)
{
    register long a0 __asm__("a0") = first;
    register const void *a1 __asm__("a1") = second;
    register long a2 __asm__("a2") = third;
    register long a7 __asm__("a7") = number;
    __asm__ volatile("ecall" : "+r"(a0) : "r"(a1), "r"(a2), "r"(a7) : "memory");
    return a0;
}

void start(void)
{
    uintptr_t base = (uintptr_t)__ehdr_start;
    const Elf64_Rela *relocation = 0;
    uint64_t size = 0;
    for (const Elf64_Dyn *entry = _DYNAMIC; entry->d_tag != DT_NULL; entry++) {
        if (entry->d_tag == DT_RELA) {
            relocation = (const Elf64_Rela *)(base + entry->d_un.d_ptr);
        } else if (entry->d_tag == DT_RELASZ) {
            size = entry->d_un.d_val;
        }
    }
    for (; size >= sizeof *relocation; size -= sizeof *relocation, relocation++) {
        if (ELF64_R_TYPE(relocation->r_info) == R_RISCV_RELATIVE) {
            *(uintptr_t *)(base + relocation->r_offset) = base + (uintptr_t)relocation->r_addend;
        }
    }

    for (int i = 0; i < 6; i++) {
        long length = 0;
        while (table[i][length] != 0) {
            length++;
        }
        call(64, 1, table[i], length);
    }
    call(93, 9, 0, 0);
}

__asm__(".globl _start\n_start: .option push\n.option norelax\nlla gp, __global_pointer$\n.option pop\nandi sp, sp, -16\ncall start\n");
