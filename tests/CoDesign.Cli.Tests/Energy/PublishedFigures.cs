using CoDesign.Description.Energies;
using CoDesign.Description.Quantities;
using CoDesign.Results;

namespace CoDesign.Cli.Tests.Energy;

/// <summary>All comparisons with published chips.</summary>
internal static class PublishedFigures
{
    private const string Zaruba = "CVA6 (Ariane) in 22FDX: Zaruba and Benini, IEEE TVLSI 2019, abstract";
    private const string Snitch = "CVA6 (Ariane) in 22FDX, as the Snitch paper (IEEE TC 2021) is quoted; not re-checked";
    private const string Seneca = "SENECA controller, 22 nm: Frontiers in Neuroscience 2023, PMC10326429, Table 8";
    private const string Horowitz = "Horowitz, ISSCC 2014, 45 nm";
    private const string GenZa = "GenZA (Wang, Dong, Gao), 7 nm ASAP7, 1 GHz, Table VII";

    /// <summary>The comparisons, by table.</summary>
    public static IReadOnlyList<PublishedFigure> All { get; } =
    [
        new(22, $"{Zaruba}: 40 Gop/s/W", "one instruction of a loop of additions, caches included, memory not; what the authors count as an operation is not in the abstract: if two per instruction, the figure is 50 pJ", "pJ/instruction", 25, FigureKind.BestCase, CoreOf("cva6", "rv64gc/micro_alu_indep")),
        new(22, $"{Snitch}: 80 pJ less 28 pJ in the floating-point unit", "one instruction, caches included", "pJ/instruction", 52, FigureKind.Calibrated, CoreOf("cva6", "rv64gc/micro_alu_indep")),
        new(22, $"{Snitch}: 80 pJ", "one fused multiply-add instruction (two floating-point operations), caches included", "pJ/instruction", 80, FigureKind.Calibrated, MultiplyAdd()),
        new(22, $"{Seneca}: 5.9 pJ", "one instruction, core and peripherals; ours without peripherals", "pJ/instruction", 5.9, FigureKind.Calibrated, CoreOf("ibex-small", "rv32imc/micro_alu_indep")),
        new(22, $"{Seneca}: 5.7 pJ", "one access of the instruction memory; ours 64 KiB, 32 bit, which is assumed", "pJ/instruction", 5.7, FigureKind.Compared, Of(Bench.Action(22, "sram", "read", Bench.Array(64, 32)))),
        new(22, $"{Seneca}: 10 pJ", "one access of the data memory; ours 256 KiB, 32 bit, which is assumed", "pJ/access", 10, FigureKind.Compared, Of(Bench.Action(22, "sram", "read", Bench.Array(256, 32)))),
        new(45, "phoeniX RV32, 45 nm, 620 MHz: its README", "one instruction, without memories; what runs is not stated", "pJ/instruction", 7.85, FigureKind.Compared, CoreOf("ibex-small", "rv32imc/micro_alu_indep", "standalone.technology.node=45 nm", "standalone.technology.voltage=0.9 V")),
        new(45, $"{Horowitz}: overhead of an instruction, 70 pJ", "one instruction of an in-order core with instruction cache, registers and control; ours is Ibex with its cache", "pJ/instruction", 70, FigureKind.Compared, CoreOf("ibex-small-icache", "rv32imc/micro_alu_indep", "standalone.technology.node=45 nm", "standalone.technology.voltage=0.9 V")),
        new(45, "Rocket RV64G, 40 nm: 0.034 mW/MHz, slides of UC Berkeley from memory, x 1.155 to 45 nm", "one cycle, core only; ours is CVA6's class, one instruction of additions per cycle", "pJ/cycle", 39.3, FigureKind.Compared, CoreOf("rocket-like", "rv64gc/micro_alu_indep", "standalone.technology.node=45 nm", "standalone.technology.voltage=0.9 V")),
        new(45, $"{Horowitz}: 8 KiB", "one read of 64 bits", "pJ/access", 10, FigureKind.Compared, Of(Bench.Action(45, "sram", "read", Bench.Array(8, 64)))),
        new(45, $"{Horowitz}: 32 KiB", "one read of 64 bits", "pJ/access", 20, FigureKind.Compared, Of(Bench.Action(45, "sram", "read", Bench.Array(32, 64)))),
        new(45, $"{Horowitz}: 1 MiB", "one read of 64 bits", "pJ/access", 100, FigureKind.Compared, Of(Bench.Action(45, "sram", "read", Bench.Array(1024, 64)))),
        new(28, "TPU v1, 28 nm, 700 MHz: 40 W busy less 28 W idle (Jouppi et al., ISCA 2017, as quoted)", "power of work; ours: 65,536 multiplications and additions of 8 and 32 bits per cycle, without registers, buffers and clock, at full use", "W", 12, FigureKind.Bound, TensorArray()),
        new(16, "8 KiB SRAM, 14 nm: 50 fJ/bit (Dally, Turakhia, Han, CACM 2020, as quoted)", "one read of 64 bits", "pJ/access", 3.2, FigureKind.Compared, Of(Bench.Action(16, "sram", "read", Bench.Array(8, 64)))),
        new(7, "Bitcoin ASIC (Antminer S19 Pro), 7 nm: 29.5 pJ per double SHA-256, vendor's 29.5 J/TH, from memory", "one compression of 64 B, half of a double hash; custom logic near threshold, so a lower bound for any hash unit", "pJ/block", 14.75, FigureKind.BestCase, Of(Bench.Action(7, "open_hash", "sha256_block"))),
        new(7, $"{GenZa}: 32 multipliers of 64 bits take 25 mW", "one 64-bit multiplication; ours: four of 32 bits", "pJ/operation", 0.78, FigureKind.Compared, Of(Bench.Action(7, "datapath", "int32_mul"), 4)),
        new(7, $"{GenZa}: 128 KiB scratchpad takes 8 mW", "one access per cycle; its width is not stated, ours is 256 bit", "pJ/access", 8, FigureKind.Bound, Of(Bench.Action(7, "sram", "read", Bench.Array(128, 256)))),
        new(7, $"{GenZa}: 128 KiB scratchpad takes 51,000 um2", "area; its width is not stated, ours is 256 bit", "mm2", 0.051, FigureKind.Bound, AreaOf(Bench.Class<ArrayEnergies>(7, "sram").AreaOf(Bench.Array(128, 256))!.Value)),
    ];

    /// <summary>Energy of the core per instruction of a run, leakage included.</summary>
    public static (double Low, double Nominal, double High) PerInstruction(RunRecord record)
    {
        EnergyComponent core = record.Energy!.Components.Single(c => c.Kind == "core");
        double count = record.Instructions;
        return ((double)core.LowPj / count, (double)(core.DynamicPj + core.LeakagePj) / count, (double)core.HighPj / count);
    }

    private static (double Low, double Nominal, double High) CoreOf(string preset, string program, params string[] changes) =>
        PerInstruction(Bench.Run(preset, program, changes));

    // The instruction itself, and clock and instruction cache as they are on average for an instruction of that program.
    private static (double Low, double Nominal, double High) MultiplyAdd()
    {
        RunRecord record = Bench.Run("cva6", "rv64gc/micro_fp_fma_indep");
        EnergyAction[] actions = [.. record.Energy!.Components.Single(c => c.Kind == "core").Actions];
        EnergyAction fused = actions.Single(a => a.Name == "fp_fma");
        EnergyAction[] shared = [.. actions.Where(a => a.Name is ActionEnergies.ActiveCycle or "icache_read")];
        double Each(Func<EnergyAction, decimal> valueOf) =>
            (double)(valueOf(fused) / fused.Count) + (double)(shared.Sum(valueOf) / record.Instructions);
        return (Each(a => a.LowPj), Each(a => a.EnergyPj), Each(a => a.HighPj));
    }

    private static (double Low, double Nominal, double High) TensorArray()
    {
        const double PerSecond = 65_536 * 700e6;
        EnergyConstant multiply = Bench.Action(28, "datapath", "int8_mul");
        EnergyConstant add = Bench.Action(28, "datapath", "int32_add");
        double Watts(Description.Quantities.Energy a, Description.Quantities.Energy b) => (double)(a + b).Attojoules * 1e-18 * PerSecond;
        return (Watts(multiply.Low, add.Low), Watts(multiply.Nominal, add.Nominal), Watts(multiply.High, add.High));
    }

    private static (double Low, double Nominal, double High) Of(EnergyConstant constant, int times = 1) =>
        (times * (double)constant.Low.Attojoules / 1e6, times * (double)constant.Nominal.Attojoules / 1e6, times * (double)constant.High.Attojoules / 1e6);

    private static (double Low, double Nominal, double High) AreaOf(AreaConstant area) =>
        (Mm2(area.Low), Mm2(area.Nominal), Mm2(area.High));

    private static double Mm2(Area area) => area.SquareNanometres / 1e12;
}
