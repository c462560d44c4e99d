using CoDesign.Results;

namespace CoDesign.Reports.Tests;

/// <summary>Energy of the fixture: 8,000 pJ, from 4,150 to 12,350.</summary>
internal static class FixtureEnergy
{
    //            nominal            low               high            width of the range
    // int_alu  600 × 10 = 6,000   × 5 = 3,000       × 15 = 9,000      6,000
    // leakage             1,000             500             2,000     1,500
    // read      100 × 5 =   500     × 4 =   400      × 6 =    600       200
    // bit     512 × 0.5 =   256   × 0.25 =  128   × 0.75 =    384       256
    // job                   244             122               366       244
    // sum                 8,000           4,150            12,350     8,200
    public static EnergyRecord Record => new(
        "22nm",
        "22 nm",
        8_000,
        4_150,
        12_350,
        [
            new EnergyComponent("core0", "core", "tiny", 6_000, 1_000, 3_500, 11_000, "estimate: 1 kGE",
                [new EnergyAction("int_alu", 600, 6_000, 3_000, 9_000, 10, "A & B, \"Costs\", Table <3>")]),
            new EnergyComponent(
                "ram", "memory", "sram", 500, 0, 400, 600, null, [new EnergyAction("read", 100, 500, 400, 600, 5, "CACTI 7")]),
            new EnergyComponent(
                "xbar", "link", "xbar", 256, 0, 128, 384, null, [new EnergyAction("bit", 512, 256, 128, 384, 0.5m, "3 mm of wire")]),
            new EnergyComponent(
                "npu", "module", "vendor", 244, 0, 122, 366, null, [new EnergyAction("job", 1, 244, 122, 366, 244, "assumed")]),
        ]);
}
