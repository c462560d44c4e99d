using System.Diagnostics;
using CoDesign.Machine.Tests.Fixture;
using CoDesign.Tests;

namespace CoDesign.Machine.Tests.Guest;

// A compiled program that uses doubles and floats in C: its output must be that of user-mode qemu.
public sealed class FloatProgramTests
{
    private const string Source = """
        static double results[40];
        static double root(double a) { double r; __asm__("fsqrt.d %0, %1" : "=f"(r) : "f"(a)); return r; }
        static void call(long number, long a, const void *b, long c)
        {
            register long a0 __asm__("a0") = a;
            register const void *a1 __asm__("a1") = b;
            register long a2 __asm__("a2") = c;
            register long a7 __asm__("a7") = number;
            __asm__ volatile("ecall" : "+r"(a0) : "r"(a1), "r"(a2), "r"(a7) : "memory");
        }
        void _start(void)
        {
            volatile double seed = 0.1;
            double x = seed, sum = 0;
            float narrow = 1.0f;
            for (int i = 0; i < 40; i++)
            {
                x = 3.9 * x * (1 - x);
                sum += root(x) / (i + 1);
                narrow = narrow * 1.25f - (float)x;
                results[i] = i % 4 == 0 ? sum : i % 4 == 1 ? x : i % 4 == 2 ? narrow : (double)(long)(sum * 1e9) + (unsigned)(x * 100);
            }
            call(64, 1, results, sizeof results);
            call(93, (long)(sum * 10), 0, 0);
        }
        """;

    [ProgramFact("riscv64-unknown-elf-gcc", "qemu-riscv64")]
    public void Compiled_program_computes_as_in_qemu()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["program.c"], Source);
        Run("riscv64-unknown-elf-gcc", 0, folder.Path, "-march=rv64gc", "-mabi=lp64d", "-O2", "-ffreestanding", "-nostdlib", "-static", "-Wl,--no-relax", "-o", "program.elf", "program.c");
        Bench bench = new()
        {
            Core = new CoreText { Isa = "rv64imafdc_zicsr_zifencei_zicntr" },
            IsLinux = true,
            Image = File.ReadAllBytes(folder["program.elf"]),
        };
        Outcome run = bench.Execute(string.Empty);
        byte[] expected = Run("qemu-riscv64", run.Record.Exit.GuestCode, folder.Path, "program.elf");
        Assert.Equal(40 * sizeof(double), expected.Length);
        Assert.Equal(expected, run.Output);
    }

    private static byte[] Run(string program, int? exitCode, string folder, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, WorkingDirectory = folder })!;
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        Assert.Equal(exitCode, process.ExitCode);
        return output.ToArray();
    }
}
