/* The region driver: the firmware that stands between a region marker and a module.
 *
 * It is ordinary code that the simulated core executes: each load, store, poll and copy costs what it costs on the chip,
 * passes the same trust boundary as any other access, and shows up in the profile. It does what a driver on silicon does:
 * check the caller's descriptor, make the buffers reachable (directly, or by copying through staging memory), write a
 * descriptor into the module's ring, ring the doorbell, wait for the completion, copy results back.
 */
#include <stdint.h>
#include "../include/codesign.h"
#include "../include/codesign_module.h"
#include "driver.h"

struct cd_driver_state cd_driver __attribute__((section(".config"), aligned(8)));

/* A job between submission and completion: where its staged outputs must go. */
struct job {
    uint64_t descriptor;                 /* the caller's; 0: free */
    uint32_t sequence;                   /* value of HEAD after its completion, counted from 1 */
    uint32_t n_out;
    uint64_t slot;
    struct { uint64_t from, to, bytes; } out[CD_MAX_STAGED_OUT];
};

/* A job has the index of its slot, so that a slot is free when its job is, in whatever order the program waits. */
static struct job jobs[CD_MAX_MODULES][CD_MAX_JOBS];

#define POINTER(address) ((void *)(uintptr_t)(address))

static inline uint32_t mmio_read(const struct cd_module *m, uint32_t reg)
{
    return *(volatile uint32_t *)POINTER(m->mmio + reg);
}

static inline void mmio_write(const struct cd_module *m, uint32_t reg, uint32_t value)
{
    *(volatile uint32_t *)POINTER(m->mmio + reg) = value;
}

/* Word copy where both sides allow it: module memory is far away, so the number of accesses is what counts. */
static inline __attribute__((always_inline)) void copy(uint64_t to, uint64_t from, uint64_t bytes)
{
    /* The simulator sees at these places how long copies take; they are no instructions. */
    __asm__ volatile("cd_copy_begin_%=:" ::);
    if (((to | from) % sizeof(uintptr_t)) == 0) {
        volatile uintptr_t *d = POINTER(to);
        const volatile uintptr_t *s = POINTER(from);
        while (bytes >= sizeof(uintptr_t)) {
            *d++ = *s++;
            bytes -= sizeof(uintptr_t);
        }
        to = (uint64_t)(uintptr_t)d;
        from = (uint64_t)(uintptr_t)s;
    }
    volatile uint8_t *d = POINTER(to);
    const volatile uint8_t *s = POINTER(from);
    while (bytes--)
        *d++ = *s++;
    __asm__ volatile("cd_copy_end_%=:" ::);
}

/* Programs may be linked below main memory and reach it through a window; the bus knows main memory only. */
static uint64_t bus_address(uint64_t address)
{
    if (address - cd_driver.window.base < cd_driver.window.size)
        return cd_driver.window_target + (address - cd_driver.window.base);
    return address;
}

static int is_granted(const struct cd_module *m, uint64_t address, uint64_t bytes)
{
    for (uint32_t i = 0; i < m->n_grants; i++) {
        uint64_t offset = address - m->grants[i].base;
        if (offset < m->grants[i].size && bytes <= m->grants[i].size - offset)
            return 1;
    }
    return 0;
}

/* Finds a place that the module can reach. Returns 0 if there is none. */
static uint64_t reachable(struct cd_module *m, uint64_t address, uint64_t bytes, int copy_in)
{
    uint64_t bus = bus_address(address);
    if (!m->force_staged && is_granted(m, bus, bytes))
        return bus;
    uint64_t padded = (bytes + 7u) & ~(uint64_t)7;
    if (padded < bytes || padded > m->staging_bytes - m->staging_used)
        return 0;
    uint64_t staged = m->staging + m->staging_used;
    m->staging_used += padded;
    if (copy_in)
        copy(staged, address, bytes);
    return staged;
}

static void start(struct cd_module *m)
{
    mmio_write(m, CD_REG_RING_BASE_LO, (uint32_t)m->ring);
    mmio_write(m, CD_REG_RING_BASE_HI, (uint32_t)(m->ring >> 32));
    mmio_write(m, CD_REG_RING_ENTRIES, m->ring_entries);
    mmio_write(m, CD_REG_CONTROL, CD_CONTROL_ENABLE | (m->interrupt ? CD_CONTROL_INTERRUPT : 0));
    m->tail = mmio_read(m, CD_REG_TAIL);
    m->is_ready = 1;
}

/* Writes the module's own descriptor into the ring and rings the doorbell. Returns a status code. */
static uint32_t submit(struct cd_module *m, struct job *j, cd_descriptor *d)
{
    uint32_t n_in = d->n_in, n_out = d->n_out, n_param = d->n_param;
    if (d->version != CD_VERSION || sizeof(cd_descriptor) + 8u * n_param + 16u * (n_in + n_out) > CD_SLOT_BYTES)
        return CD_STATUS_MALFORMED;
    if (m->jobs_in_flight == 0)
        m->staging_used = 0;

    uint64_t slot = m->ring + (uint64_t)(m->tail & (m->ring_entries - 1)) * CD_SLOT_BYTES;
    volatile uint32_t *header = POINTER(slot);
    header[0] = CD_MAGIC;
    header[1] = CD_VERSION | n_in << 16;
    header[2] = n_out | n_param << 16;
    header[3] = d->op;
    header[4] = CD_STATUS_PENDING;
    header[5] = m->tail + 1;
    header[6] = 0;
    header[7] = 0;

    const uint64_t *from = (const uint64_t *)(d + 1);
    volatile uint64_t *to = POINTER(slot + sizeof(cd_descriptor));
    for (uint32_t i = 0; i < n_param; i++)
        *to++ = *from++;
    const cd_buf *buffer = (const cd_buf *)from;
    j->n_out = 0;
    for (uint32_t i = 0; i < n_in + n_out; i++, buffer++) {
        int is_input = i < n_in;
        /* An empty or wrapping buffer goes on as it is: the module refuses it, and the audit records that. */
        uint64_t place = buffer->length == 0 || buffer->address + buffer->length < buffer->address
            ? buffer->address
            : reachable(m, buffer->address, buffer->length, is_input);
        if (place == 0)
            return CD_STATUS_REFUSED;
        *to++ = place;
        *to++ = buffer->length;
        if (!is_input && place != bus_address(buffer->address)) {
            if (j->n_out == CD_MAX_STAGED_OUT)
                return CD_STATUS_REFUSED;
            j->out[j->n_out].from = place;
            j->out[j->n_out].to = buffer->address;
            j->out[j->n_out].bytes = buffer->length;
            j->n_out++;
        }
    }

    j->descriptor = (uint64_t)(uintptr_t)d;
    j->slot = slot;
    j->sequence = ++m->tail;
    m->jobs_in_flight++;
    __asm__ volatile("fence" ::: "memory");
    mmio_write(m, CD_REG_TAIL, m->tail);
    return CD_STATUS_PENDING;
}

static int is_complete(const struct cd_module *m, const struct job *j)
{
    return (int32_t)(mmio_read(m, CD_REG_HEAD) - j->sequence) >= 0;
}

static uint32_t complete(struct cd_module *m, struct job *j)
{
    if (m->interrupt) {
        uintptr_t bit = (uintptr_t)1 << m->interrupt;
        __asm__ volatile("csrs mie, %0" :: "r"(bit));
        for (;;) {
            uintptr_t pending;
            __asm__ volatile("csrr %0, mip" : "=r"(pending));
            if (pending & bit)
                mmio_write(m, CD_REG_STATUS, CD_STATE_INTERRUPT);
            /* One interrupt may stand for several jobs, and an earlier wait may have cleared that of this one. */
            if (is_complete(m, j))
                break;
            __asm__ volatile("wfi" ::: "memory");
        }
    } else {
        while (!is_complete(m, j)) {
        }
    }
    __asm__ volatile("fence" ::: "memory");

    /* The job is free before the copies: one that faults must not take it along. */
    uint32_t status = ((volatile uint32_t *)POINTER(j->slot))[4];
    j->descriptor = 0;
    m->jobs_in_flight--;
    if (status == CD_STATUS_DONE)
        for (uint32_t i = 0; i < j->n_out; i++)
            copy(j->out[i].to, j->out[i].from, j->out[i].bytes);
    return status;
}

static struct job *next_job(const struct cd_module *m, uint32_t module)
{
    struct job *j = &jobs[module][m->tail & (m->ring_entries - 1)];
    return j->descriptor == 0 ? j : 0;
}

static struct job *job_of(uint32_t module, const cd_descriptor *d)
{
    for (uint32_t i = 0; i < CD_MAX_JOBS; i++)
        if (jobs[module][i].descriptor == (uint64_t)(uintptr_t)d)
            return &jobs[module][i];
    return 0;
}

/* Returns the value of a1: 1 if the request succeeded. */
uint32_t cd_driver_request(cd_descriptor *d, uint32_t request, uint32_t module)
{
    struct cd_module *m = &cd_driver.modules[module];
    if (!m->is_ready)
        start(m);

    struct job *j = request == CD_REQUEST_WAIT ? job_of(module, d) : next_job(m, module);
    if (!j) {
        d->status = request == CD_REQUEST_WAIT ? CD_STATUS_NONE : CD_STATUS_BUSY;
        return 0;
    }
    uint32_t status = CD_STATUS_PENDING;
    if (request != CD_REQUEST_WAIT) {
        status = submit(m, j, d);
        d->job = status == CD_STATUS_PENDING ? j->sequence : 0;
        if (request == CD_REQUEST_SUBMIT) {
            d->status = status;
            return status == CD_STATUS_PENDING;
        }
    }
    if (status == CD_STATUS_PENDING)
        status = complete(m, j);
    d->status = status;
    return status == CD_STATUS_DONE;
}
