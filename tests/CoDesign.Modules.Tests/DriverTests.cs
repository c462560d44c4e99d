using System.Security.Cryptography;
using CoDesign.Machine.Tests.Fixture;
using CoDesign.Modules.Tests.Fixture;

namespace CoDesign.Modules.Tests;

// A bare-metal driver: it writes descriptors into a ring, rings the doorbell, sleeps until the interrupt, and goes on to the next.
public sealed class DriverTests
{
    private static readonly int[] Lengths = [1, 55, 56, 64, 100, 119, 120, 512, 1000, 4096];

    // s4: job, s5: number of jobs, s6: interrupts so far. Interrupts are off between looking at s6 and sleeping, or the one that
    // comes in between would be slept through; wfi wakes all the same.
    private const string Driver = """
        la t0, handler; csrw mtvec, t0; li t0, 0x10000; csrw mie, t0
        next: la t0, table; slli t1, s4, 3; add t0, t0, t1; lw a0, 0(t0); lw a1, 4(t0)
        la a2, digests; slli t1, s4, 5; add a2, a2, t1; mv a3, s4; call submit
        addi s4, s4, 1
        sleep: csrci mstatus, 8; beq s6, s4, done; wfi; csrsi mstatus, 8; j sleep
        done: csrsi mstatus, 8; bne s4, s5, next
        """;

    // a0: message, a1: its length, a2: digest, a3: number of the job. Words only: the same on RV32 and RV64.
    private const string Submit = """
        submit: la t0, ring; andi t1, a3, 3; slli t1, t1, 8; add t0, t0, t1
        li t1, 0x31524443; sw t1, 0(t0); li t1, 0x10001; sw t1, 4(t0); li t1, 1; sw t1, 8(t0); li t1, 0x101; sw t1, 12(t0)
        li t1, 7; sw t1, 16(t0); sw x0, 20(t0); sw x0, 24(t0); sw x0, 28(t0)
        sw a0, 32(t0); sw x0, 36(t0); sw a1, 40(t0); sw x0, 44(t0); sw a2, 48(t0); sw x0, 52(t0); li t1, 32; sw t1, 56(t0); sw x0, 60(t0)
        fence; addi t1, a3, 1; sw t1, 0x24(s3); ret
        """;

    // The handler may come anywhere, so it keeps to registers that nobody else uses.
    private const string Handler = """
        .align 2
        handler: li s7, 2; sw s7, 0x0c(s3); addi s6, s6, 1; mret
        """;

    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    public void A_driver_with_ring_doorbell_and_interrupt_hashes_its_buffers(int xlen)
    {
        byte[][] messages = [.. Lengths.Select(n => Enumerable.Range(0, n).Select(i => (byte)((i * 131) ^ (n * 29) ^ (i >> 5))).ToArray())];
        string table = string.Join('\n', messages.Select((m, i) => $".word message{i}, {m.Length}"));
        string data = string.Join('\n', messages.Select((m, i) => $"message{i}: {Unit.Bytes(m)}"));
        Outcome run = Unit.Chip(xlen: xlen).Execute($"""
            li s4, 0; li s5, {messages.Length}; li s6, 0; {Firmware.Start(Unit.Registers, "ring", 4, Firmware.Enable | Firmware.Interrupt)}
            {Driver}
            {Bench.Pass} .word 0
            {Submit}
            {Handler}
            .align 3
            table: {table}
            .align 8
            ring: .zero 1024
            digests: .zero {32 * messages.Length}
            {data}
            """);
        Assert.Equal("guest_exit", run.Record.Exit.Reason);
        Assert.All(Enumerable.Range(0, messages.Length), i =>
            Assert.Equal(SHA256.HashData(messages[i]), run.Bytes(run.Address("digests") + (32 * (ulong)i), 32)));
        Assert.Equal(((long)messages.Length, 0L), (run.Record.Modules[0].Jobs, run.Record.Modules[0].FailedJobs));
        Assert.Equal(messages.Length, run.Counters["interrupts"]);

        // 1, 1, 2, 2, 2, 2, 3, 9, 16 and 65 blocks with padding, 80 cycles each, and the core slept through most of them.
        Assert.Equal(103, run.Record.Modules[0].Actions["sha256_block"]);
        Assert.InRange(run.CpiStack["offload_wait"], 80 * 80, 103 * 110);
    }
}
