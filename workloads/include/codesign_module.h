/* Registers of a module and its descriptor ring, as firmware sees them.
 *
 * A module has one 4 KiB window of 32-bit registers and masters the bus by itself. Jobs are descriptors (codesign.h,
 * "CDR1") in a ring of fixed slots in memory. Firmware writes a descriptor into slot TAIL mod ENTRIES and then writes
 * TAIL + 1 to the register: the doorbell. The module fetches the descriptor once (later changes have no effect), reads the
 * inputs, writes the outputs, writes the descriptor's status, counts HEAD up, and raises its interrupt if that is enabled.
 *
 * All registers are 32 bits wide and little endian. Reserved bits read as 0 and ignore writes.
 */
#ifndef CODESIGN_MODULE_H
#define CODESIGN_MODULE_H

#define CD_REG_ID           0x000u /* read: CD_MODULE_ID */
#define CD_REG_VERSION      0x004u /* read: CD_MODULE_VERSION */
#define CD_REG_CONTROL      0x008u /* read, write: CD_CONTROL_... */
#define CD_REG_STATUS       0x00Cu /* read: CD_STATE_...; write 1 to CD_STATE_INTERRUPT clears it */
#define CD_REG_ERROR        0x010u /* read: status code of the last job or doorbell that failed; any write clears it */
#define CD_REG_RING_BASE_LO 0x014u /* read, write: address of slot 0, 8-byte aligned */
#define CD_REG_RING_BASE_HI 0x018u
#define CD_REG_RING_ENTRIES 0x01Cu /* read, write: slots, a power of two from 1 to 256 */
#define CD_REG_HEAD         0x020u /* read: jobs completed, modulo 2^32 */
#define CD_REG_TAIL         0x024u /* read, write: jobs submitted, modulo 2^32; a write is the doorbell; not past HEAD + ENTRIES */

#define CD_MODULE_ID        0x314D4443u /* "CDM1" */
#define CD_MODULE_VERSION   1u

#define CD_CONTROL_ENABLE    1u /* jobs are fetched */
#define CD_CONTROL_INTERRUPT 2u /* completion raises the interrupt */
#define CD_CONTROL_CLEAR     4u /* write 1: forget all state of earlier jobs; reads as 0 */

#define CD_STATE_BUSY      1u
#define CD_STATE_INTERRUPT 2u
#define CD_STATE_ERROR     4u

#define CD_SLOT_BYTES 256u /* one descriptor: header, parameters, inputs, outputs */

#endif
