# Entry: a label without type or size, as start-up code often has it.
    .section .text.start, "ax"
    .globl _start
_start:
    la      sp, stack_top
    call    main
    .globl halt
halt:
    j       halt

# A function with type and size.
    .globl add_words
    .type add_words, @function
add_words:
    add     a0, a0, a1
    ret
    .size add_words, . - add_words
