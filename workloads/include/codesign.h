/*
 * codesign.h - marks the regions of a guest program that a simulated chip may run on an accelerator.
 *
 * C11 and C++17, freestanding, no library needed (CD_SCRUB calls memset, which every freestanding C program provides).
 *
 *     uint8_t digest[32];
 *     cd_buf in[] = {{CD_PTR(message), length}};       what the region reads
 *     cd_buf out[] = {{CD_PTR(digest), sizeof digest}}; what the region writes
 *     CD_REGION("sha256", CD_OP_SHA256, in, out) { sha256(digest, message, length); }
 *
 * The program never names a module: the chip and the run configuration decide who takes a region. On a simulator that
 * took it, all outputs are complete and the body is skipped. Everywhere else (another simulator, QEMU, silicon, a chip
 * without such a module, a policy that forbids the transfer) the body runs. The output is the same in every case, so the
 * body must compute exactly what the op is defined to compute.
 *
 * How it works. A marker is the HINT instruction `slti x0, a0, imm`: it writes no register, and the unprivileged ISA
 * leaves this encoding space to custom use, so that it does nothing wherever it is not known. a0 holds the address of a
 * descriptor, a1 is set to 0 before. A simulator writes nothing but a1, the descriptor's status and job, and (if it took
 * the region) the out buffers. The caller sees the effect of the marker through a "memory" clobber: buffers need not be
 * volatile.
 *
 * imm     marker                    descriptor                                            a1 = 1 afterwards means
 * 0x0C0   region call               op, params, in, out                                   all outputs are complete
 * 0x0C1   submit                    op, params, in, out                                   the job is accepted (job, status)
 * 0x0C2   wait                      the submitted one                                     all outputs are complete
 * 0x0C3   region of interest begin  op NONE                                               never
 * 0x0C4   region of interest end    op NONE                                               never
 * 0x0C5   label                     op NONE, name = tag, in[0] = the labelled bytes       never
 * 0x0C6   scrub                     op NONE, in[0] = the bytes that were just zeroed      never
 * 0x0C7   region end                that of the region, after the software body has run   never
 *
 * The software path of a region is the instructions between its 0x0C0 (or 0x0C2) and its 0x0C7.
 */
#ifndef CODESIGN_H
#define CODESIGN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
#define CD_STATIC_ASSERT_(condition, text) static_assert(condition, text)
#else
#define CD_STATIC_ASSERT_(condition, text) _Static_assert(condition, text)
#endif

/* ---- Operations -------------------------------------------------------------------------------------------------- */

/*
 * Hash ops: the message is the concatenation of all in buffers, in order. Optional param[0] = message length in bytes, at
 * most the total length of the in buffers: only the first param[0] bytes are hashed, so that a buffer may be handed over
 * rounded up to the width of the bus (all of it is then readable by the unit). One out buffer of exactly the digest
 * length.
 *
 * COPY: one in and one out buffer of the same length, no params.
 */
#define CD_OP_NONE 0x0000u      /* only markers that are not regions */
#define CD_OP_COPY 0x0001u
#define CD_OP_SHA256 0x0101u    /* FIPS 180-4, digest 32 bytes */
#define CD_OP_SHA384 0x0102u    /* FIPS 180-4, digest 48 bytes */
#define CD_OP_SHA512 0x0103u    /* FIPS 180-4, digest 64 bytes */
#define CD_OP_SHA3_224 0x0111u  /* FIPS 202, digest 28 bytes */
#define CD_OP_SHA3_256 0x0112u  /* FIPS 202, digest 32 bytes */
#define CD_OP_SHA3_384 0x0113u  /* FIPS 202, digest 48 bytes */
#define CD_OP_SHA3_512 0x0114u  /* FIPS 202, digest 64 bytes */
#define CD_OP_KECCAK256 0x0118u /* Keccak submission: rate 136, padding 0x01 instead of 0x06; digest 32 bytes (Ethereum) */

/* ---- Status ------------------------------------------------------------------------------------------------------ */

#define CD_STATUS_NONE 0u      /* no simulator looked at the descriptor */
#define CD_STATUS_DONE 1u      /* all outputs are complete */
#define CD_STATUS_REFUSED 2u   /* no module offers the op */
#define CD_STATUS_MALFORMED 3u /* version, op, counts, lengths or addresses are wrong */
#define CD_STATUS_DENIED 4u    /* the policy or the IOPMP forbids the transfer */
#define CD_STATUS_BUS_ERROR 5u
#define CD_STATUS_BUSY 6u      /* submit only: no free queue entry */
#define CD_STATUS_PENDING 7u   /* submit only: accepted and not complete */
#define CD_STATUS_FAULT 8u     /* the module itself has failed */
/* ---- Descriptor -------------------------------------------------------------------------------------------------- */

#define CD_MAGIC 0x31524443u /* the bytes "CDR1" */
#define CD_VERSION 1u

/* One buffer: guest address and length in bytes. The same 16 bytes on RV32 and RV64. */
typedef struct cd_buf {
    uint64_t address;
    uint64_t length;
} cd_buf;

/*
 * The fixed part. It is followed by uint64_t param[n_param], cd_buf in[n_in], cd_buf out[n_out] without gaps. 8-byte
 * aligned, little endian. May alias: it is a view of an array of words, whose length depends on the counts.
 */
typedef struct __attribute__((__may_alias__)) cd_descriptor {
    uint32_t magic;        /* CD_MAGIC: without it the marker has no effect */
    uint16_t version;      /* CD_VERSION */
    uint16_t n_in;
    uint16_t n_out;
    uint16_t n_param;
    uint32_t op;           /* CD_OP_... */
    uint32_t status;       /* CD_STATUS_..., written by the simulator */
    uint32_t job;          /* id of a submitted job, written by the simulator */
    uint64_t name_address; /* guest address of the zero-terminated region name or tag */
} cd_descriptor;

CD_STATIC_ASSERT_(offsetof(cd_descriptor, magic) == 0, "ABI");
CD_STATIC_ASSERT_(offsetof(cd_descriptor, version) == 4, "ABI");
CD_STATIC_ASSERT_(offsetof(cd_descriptor, n_in) == 6, "ABI");
CD_STATIC_ASSERT_(offsetof(cd_descriptor, n_out) == 8, "ABI");
CD_STATIC_ASSERT_(offsetof(cd_descriptor, n_param) == 10, "ABI");
CD_STATIC_ASSERT_(offsetof(cd_descriptor, op) == 12, "ABI");
CD_STATIC_ASSERT_(offsetof(cd_descriptor, status) == 16, "ABI");
CD_STATIC_ASSERT_(offsetof(cd_descriptor, job) == 20, "ABI");
CD_STATIC_ASSERT_(offsetof(cd_descriptor, name_address) == 24, "ABI");
CD_STATIC_ASSERT_(sizeof(cd_descriptor) == 32, "ABI: param starts at offset 32");
CD_STATIC_ASSERT_(offsetof(cd_buf, address) == 0 && offsetof(cd_buf, length) == 8 && sizeof(cd_buf) == 16, "ABI");

/* The address of an object, as a buffer has it. */
#define CD_PTR(pointer) ((uint64_t)(uintptr_t)(pointer))

/* Elements of an array. Buffer lists are arrays, never pointers: their length is taken from their type. */
#define CD_COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* 64-bit words of a descriptor with these counts. */
#define CD_WORDS(n_param, n_in, n_out) (sizeof(cd_descriptor) / 8 + (n_param) + 2 * ((n_in) + (n_out)))

static inline __attribute__((__always_inline__)) void cd_fill_(
    uint64_t *words, const char *name, uint32_t op, const uint64_t *param, size_t n_param,
    const cd_buf *in, size_t n_in, const cd_buf *out, size_t n_out)
{
    cd_descriptor *descriptor = (cd_descriptor *)words;
    descriptor->magic = CD_MAGIC;
    descriptor->version = CD_VERSION;
    descriptor->n_in = (uint16_t)n_in;
    descriptor->n_out = (uint16_t)n_out;
    descriptor->n_param = (uint16_t)n_param;
    descriptor->op = op;
    descriptor->status = CD_STATUS_NONE;
    descriptor->job = 0;
    descriptor->name_address = CD_PTR(name);

    uint64_t *next = words + sizeof(cd_descriptor) / 8;
    for (size_t i = 0; i < n_param; i++) {
        *next++ = param[i];
    }
    for (size_t i = 0; i < n_in; i++) {
        *next++ = in[i].address;
        *next++ = in[i].length;
    }
    for (size_t i = 0; i < n_out; i++) {
        *next++ = out[i].address;
        *next++ = out[i].length;
    }
}

/*
 * One marker; its value is a1 != 0. A macro and not an inline function, so that .debug_line gives the marker the line of
 * the region in the user's source. `.insn` because an assembler may know another name for this HINT.
 * A host build (unit tests) has no markers: every region takes its software path.
 */
#ifdef __riscv
#define CD_MARKER_(imm, words)                                                                                       \
    __extension__({                                                                                                  \
        register uintptr_t cd_a0_ __asm__("a0") = (uintptr_t)(words);                                                \
        register uintptr_t cd_a1_ __asm__("a1") = 0;                                                                 \
        __asm__ volatile(".insn i 0x13, 2, x0, %1, " #imm : "+r"(cd_a1_) : "r"(cd_a0_) : "memory");                  \
        cd_a1_ != 0;                                                                                                 \
    })
#else
#define CD_MARKER_(imm, words)                                                                                       \
    __extension__({                                                                                                  \
        __asm__ volatile("" : : "r"(words) : "memory");                                                              \
        0;                                                                                                           \
    })
#endif

/* ---- Synchronous regions ----------------------------------------------------------------------------------------- */

/*
 * CD_REGION(name, op, in, out) { software body }
 *
 * name: string literal, the key under which a run configuration binds the region and reports list it. in, out: arrays of
 * cd_buf. The body runs once or not at all. Leaving it by break, return or goto is legal and skips the end marker, so
 * that the software path is not timed.
 */
#define CD_REGION(name, op, in, out) CD_REGION_(name, op, (const uint64_t *)0, 0, in, out)

/* The same with parameters: param is an array of uint64_t; what each means is defined by the op. */
#define CD_REGION_P(name, op, param, in, out) CD_REGION_(name, op, param, CD_COUNT(param), in, out)

#define CD_REGION_(name, op, param, n_param, in, out)                                                                \
    for (uint64_t cd_words_[CD_WORDS(n_param, CD_COUNT(in), CD_COUNT(out))],                                         \
         cd_body_ = (cd_fill_(cd_words_, name, op, param, n_param, in, CD_COUNT(in), out, CD_COUNT(out)),            \
                     !CD_MARKER_(0x0C0, cd_words_));                                                                 \
         cd_body_; cd_body_ = ((void)CD_MARKER_(0x0C7, cd_words_), 0))

/* Inside a region's body: why the software path runs (CD_STATUS_...). */
#define CD_REGION_STATUS() (((const cd_descriptor *)cd_words_)->status)

/* ---- Asynchronous jobs ------------------------------------------------------------------------------------------- */

/*
 * cd_job job;
 * CD_SUBMIT(&job, "sha256", CD_OP_SHA256, in, out);      nonzero if accepted; the core may go on with other work
 * ...
 * if (!CD_WAIT(&job)) { sha256(digest, message, length); }
 *
 * CD_WAIT returns 1 when the job's outputs are complete and 0 when the software path must run (not accepted, denied, or
 * failed). Between submit and wait the job, its buffers and its name must stay valid, in must not change and out must not
 * be read. Each submitted job is waited for once. A job has room for CD_JOB_WORDS words; more is a compile-time error.
 */
#define CD_JOB_WORDS 32

typedef struct cd_job {
    uint64_t words[CD_JOB_WORDS];
} cd_job;

#define CD_SUBMIT(job, name, op, in, out) CD_SUBMIT_(job, name, op, (const uint64_t *)0, 0, in, out)
#define CD_SUBMIT_P(job, name, op, param, in, out) CD_SUBMIT_(job, name, op, param, CD_COUNT(param), in, out)
#define CD_SUBMIT_(job, name, op, param, n_param, in, out)                                                           \
    ((void)sizeof(char[CD_WORDS(n_param, CD_COUNT(in), CD_COUNT(out)) <= CD_JOB_WORDS ? 1 : -1]),                    \
     cd_fill_((job)->words, name, op, param, n_param, in, CD_COUNT(in), out, CD_COUNT(out)),                         \
     CD_MARKER_(0x0C1, (job)->words))

#define CD_WAIT(job) CD_MARKER_(0x0C2, (job)->words)

/* CD_WAIT_REGION(&job) { software body }: waits; if the job is not complete, runs the body and marks its end. */
#define CD_WAIT_REGION(job)                                                                                          \
    for (int cd_body_ = !CD_MARKER_(0x0C2, (job)->words); cd_body_;                                                  \
         cd_body_ = ((void)CD_MARKER_(0x0C7, (job)->words), 0))

#define CD_JOB_STATUS(job) (((const cd_descriptor *)(job)->words)->status)

/* ---- Other markers ----------------------------------------------------------------------------------------------- */

#define CD_PLAIN_MARKER_(imm, name, pointer, size)                                                                   \
    do {                                                                                                             \
        cd_buf cd_in_[] = {{CD_PTR(pointer), (uint64_t)(size)}};                                                     \
        uint64_t cd_words_[CD_WORDS(0, 1, 0)];                                                                       \
        cd_fill_(cd_words_, name, CD_OP_NONE, (const uint64_t *)0, 0, cd_in_, 1, (const cd_buf *)0, 0);              \
        (void)CD_MARKER_(imm, cd_words_);                                                                            \
    } while (0)

#define CD_ROI_MARKER_(imm)                                                                                          \
    do {                                                                                                             \
        uint64_t cd_words_[CD_WORDS(0, 0, 0)];                                                                       \
        cd_fill_(cd_words_, "roi", CD_OP_NONE, (const uint64_t *)0, 0, (const cd_buf *)0, 0, (const cd_buf *)0, 0);  \
        (void)CD_MARKER_(imm, cd_words_);                                                                            \
    } while (0)

/* Statistics cover what runs between these two. Without any, they cover the whole program. */
#define CD_ROI_BEGIN() CD_ROI_MARKER_(0x0C3)
#define CD_ROI_END() CD_ROI_MARKER_(0x0C4)

/* From here on these bytes carry the tag as well. Adds a tag, never removes one. The tag is declared in workload.yaml. */
#define CD_LABEL(tag, pointer, size) CD_PLAIN_MARKER_(0x0C5, tag, pointer, size)

/*
 * Zeroes the bytes (the compiler cannot remove it) and tells a simulator that this was meant to erase them. It is the
 * stores of zero that replace the labels; the marker by itself changes none. Each argument is evaluated once.
 */
#define CD_SCRUB(pointer, size)                                                                                      \
    do {                                                                                                             \
        void *cd_scrub_pointer_ = (pointer);                                                                         \
        size_t cd_scrub_size_ = (size);                                                                              \
        __builtin_memset(cd_scrub_pointer_, 0, cd_scrub_size_);                                                      \
        CD_PLAIN_MARKER_(0x0C6, "scrub", cd_scrub_pointer_, cd_scrub_size_);                                         \
    } while (0)

#endif
