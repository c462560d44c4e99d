using System.Text;
using CoDesign.Machine.Tests.Fixture;
using CoDesign.Results;

namespace CoDesign.Machine.Tests.Harts;

/// <summary>Whole programs: what a chip's designer would run to see whether isolation holds.</summary>
public sealed class KernelTests
{
    private const ulong Root = ChipText.Ram + 0x8_0000;

    // Machine mode boots, gives everything to the kernel and never comes back. The kernel builds Sv39 tables (itself by a gigapage;
    // devices; the program at 0x40000000, code and a page of data), starts its timer and the program. The program waits, in user mode,
    // for a word that only the timer's handler sets, prints by calls of the kernel, and then reaches for the kernel's memory.
    private static readonly string Kernel = $"""
        la t0, stray; csrw mtvec, t0
        li t0, 0xb1ff; csrw medeleg, t0; li t0, 0x222; csrw mideleg, t0
        li t0, 1; slli t0, t0, 63; csrw menvcfg, t0; csrwi mcounteren, 7
        li t0, -1; csrw pmpaddr0, t0; li t0, 0x1f; csrw pmpcfg0, t0
        la t0, kernel; csrw mepc, t0; li t0, 0x1800; csrc mstatus, t0; li t0, 0x800; csrs mstatus, t0; mret
        kernel: la t0, trap; csrw stvec, t0; la t0, saved; csrw sscratch, t0
        li t1, 0x{Root:x}
        li t0, 0x200000cf; sd t0, 16(t1)
        li t0, 0xc7; sd t0, 0(t1)
        li t0, 0x{((Root + 0x1000) >> 2) | 1:x}; sd t0, 8(t1)
        li t1, 0x{Root + 0x1000:x}; li t0, 0x{((Root + 0x2000) >> 2) | 1:x}; sd t0, 0(t1)
        li t1, 0x{Root + 0x2000:x}; la t0, program; srli t0, t0, 2; ori t0, t0, 0x5b; sd t0, 0(t1)
        la t0, data; srli t0, t0, 2; ori t0, t0, 0xd7; sd t0, 8(t1)
        li t0, 0x{(8UL << 60) | (Root >> 12):x}; csrw satp, t0; sfence.vma
        csrr t0, time; addi t0, t0, 20; csrw stimecmp, t0
        li t0, 0x20; csrw sie, t0
        li t0, 0x40000000; csrw sepc, t0; li t0, 0x100; csrc sstatus, t0; li t0, 0x20; csrs sstatus, t0; sret

        .align 2
        trap: csrrw sp, sscratch, sp; sd t0, 0(sp); sd t1, 8(sp)
        csrr t0, scause; bltz t0, timer
        li t1, 8; bne t0, t1, fault
        csrr t0, sepc; addi t0, t0, 4; csrw sepc, t0
        li t0, 0x10000000; sb a0, 0(t0)
        leave: ld t1, 8(sp); ld t0, 0(sp); csrrw sp, sscratch, sp; sret
        timer: li t0, -1; csrw stimecmp, t0; la t0, data; li t1, 1; sd t1, 0(t0); j leave
        fault: mv s2, t0; csrr s3, stval; csrr s4, sepc; {Bench.Pass} end: j end

        .align 2
        stray: csrr s2, mcause; li s3, -1; {Bench.Pass} end2: j end2

        .align 12
        program: li s1, 0x40001000; ld s5, 0(s1)
        wait: ld t0, 0(s1); beqz t0, wait
        li a0, 'o'; ecall; li a0, 'k'; ecall
        li t0, 0x80000000; reach: ld t0, 0(t0)
        .align 12
        data: .dword 0
        saved: .dword 0, 0
        """.Replace("'o'", "111", StringComparison.Ordinal).Replace("'k'", "107", StringComparison.Ordinal);

    // A monitor in machine mode with a secret, and a program that it does not trust: PMP gives the program its code and a buffer. The
    // program has its buffer summed by the monitor, then reaches for the secret by load, by store and by a jump.
    private const string Monitor = """
        la t0, trap; csrw mtvec, t0; la t0, stack; csrw mscratch, t0
        la t0, program; srli t0, t0, 2; ori t0, t0, 0x1ff; csrw pmpaddr0, t0
        la t0, buffer; srli t0, t0, 2; ori t0, t0, 0x1ff; csrw pmpaddr1, t0
        li t0, 0x1b1d; csrw pmpcfg0, t0
        la t0, program; csrw mepc, t0; li t0, 0x1800; csrc mstatus, t0; mret

        .align 2
        trap: csrrw sp, mscratch, sp
        csrr t0, mcause; li t1, 8; beq t0, t1, service
        addi s10, s10, 1; li t1, 1; beq t0, t1, jumped
        csrr t1, mepc; addi t1, t1, 4; csrw mepc, t1; j back
        jumped: csrw mepc, ra; j back
        service: csrr t1, mepc; addi t1, t1, 4; csrw mepc, t1; beqz a7, finish
        li t1, 0x20000; csrs mstatus, t1; ld t0, 0(a0); ld t2, 8(a0); csrc mstatus, t1; add a0, t0, t2
        back: csrrw sp, mscratch, sp; li t1, 0x1800; csrc mstatus, t1; mret
        finish:
        """ + "\n" + Bench.Pass + "\n" + """
        end: j end
        .align 3
        secret: .dword 4660
        .dword 0, 0, 0
        stack: .dword 0

        .align 12
        program: li s10, 0; li s2, 0; la s1, buffer; la s3, secret
        li t3, 40; sd t3, 0(s1); li t3, 2; sd t3, 8(s1)
        mv a0, s1; li a7, 1; ecall; mv s4, a0
        .align 2
        load: .word 0x0009b903
        store: .word 0x0099b023
        jalr ra, 0(s3)
        li a7, 0; ecall
        .align 12
        buffer: .dword 0, 0
        """;

    [Fact]
    public void A_kernel_isolates_a_program_and_keeps_time()
    {
        Bench bench = new()
        {
            Core = new CoreText
            {
                Privilege = "msu",
                Pmp = "{granularity: 4 B, enhanced: true}",
                Translation = "{scheme: sv39, tlb_entries: 16, source: test}",
            },
        };
        Outcome run = bench.Execute(Kernel);
        Assert.Equal(ExitRecord.GuestExit, run.Record.Exit.Reason);
        Assert.Equal("ok", Encoding.ASCII.GetString(run.Output));

        // The last thing was a load page fault at the kernel's address, from the instruction labelled reach.
        Assert.Equal((13ul, 0x8000_0000ul), (run.Register("s2"), run.Register("s3")));
        Assert.Equal(0x4000_0000 + run.Address("reach") - run.Address("program"), run.Register("s4"));
        Assert.Equal(0ul, run.Register("s5"));
        Assert.Equal(1, run.Counters["interrupts"]);

        // 20 µs at 100 MHz passed in the loop. Walks: the kernel's gigapage for code before and after its fence, for its data, the
        // devices' for the serial port (1 each), the program's page for code and for data (3 each): 10. The walk that found no permission for user mode read
        // nothing, because the kernel's gigapage was remembered.
        Assert.InRange(run.Cycles, 2_000, 2_500);
        Assert.Equal(10, run.CpiStack["tlb"]);
    }

    [Fact]
    public void A_monitor_keeps_its_secret_from_a_program()
    {
        Bench bench = new() { Core = new CoreText { Privilege = "mu", Pmp = "{granularity: 4 B, enhanced: false}" } };
        Outcome run = bench.Execute(Monitor);
        Assert.Equal(ExitRecord.GuestExit, run.Record.Exit.Reason);
        Assert.Equal(42ul, run.Register("s4")); // 40 + 2, read by the monitor with the program's rights

        // Load, store and jump were refused.
        Assert.Equal(3ul, run.Register("s10"));
        Assert.Equal(0ul, run.Register("s2"));
        Assert.Equal(4660ul, run.DoubleWord(run.Address("secret")));
    }

    [Fact] // delete the protection, and the secret is out
    public void Without_protection_the_secret_is_out()
    {
        Bench bench = new() { Core = new CoreText { Privilege = "mu", Pmp = "{granularity: 4 B, enhanced: false}" } };
        Outcome run = bench.Execute(Monitor.Replace("li t0, 0x1b1d; csrw pmpcfg0, t0", "li t0, -1; csrw pmpaddr0, t0; li t0, 0x1f; csrw pmpcfg0, t0", StringComparison.Ordinal)
            .Replace("jalr ra, 0(s3)", "nop", StringComparison.Ordinal));
        Assert.Equal((4660ul, 0ul), (run.Register("s2"), run.Register("s10")));
    }
}
