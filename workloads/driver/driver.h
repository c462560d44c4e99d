/* What the simulator tells the region driver about the chip, as a device tree would: written into `cd_driver` before the
 * first instruction runs. All fields have fixed sizes, so the layout is the same on RV32 and RV64. */
#ifndef CD_DRIVER_H
#define CD_DRIVER_H

#include <stdint.h>

#define CD_DRIVER_MAGIC   0x31524443u /* "CDR1": the same as the descriptor's, the two are versioned together */
#define CD_MAX_MODULES    8u
#define CD_MAX_GRANTS     6u
#define CD_MAX_JOBS       8u   /* per module */
#define CD_MAX_STAGED_OUT 4u   /* outputs of one job that are copied back */

struct cd_range { uint64_t base, size; };

struct cd_module {
    uint64_t mmio;                       /* register window */
    uint64_t ring;                       /* slots of CD_SLOT_BYTES */
    uint64_t staging;                    /* memory that core and module share, for buffers that the module may not reach */
    uint64_t staging_bytes;              /* 0: no staging */
    uint32_t ring_entries;               /* power of two, at most CD_MAX_JOBS */
    uint32_t interrupt;                  /* bit of mip, 0: poll */
    uint32_t force_staged;               /* copy even what the module could reach */
    uint32_t n_grants;
    struct cd_range grants[CD_MAX_GRANTS]; /* what the module may read and write */

    /* State of the driver; zero at start. */
    uint32_t is_ready;
    uint32_t tail;
    uint64_t staging_used;
    uint32_t jobs_in_flight;
    uint32_t reserved;
};

struct cd_driver_state {
    uint32_t magic;
    uint32_t n_modules;
    struct cd_range window;              /* program addresses that are another name for main memory … */
    uint64_t window_target;              /* … which begins here */
    struct cd_module modules[CD_MAX_MODULES];
};

/* Requests, in a1. */
#define CD_REQUEST_CALL   0u
#define CD_REQUEST_SUBMIT 1u
#define CD_REQUEST_WAIT   2u

#endif
