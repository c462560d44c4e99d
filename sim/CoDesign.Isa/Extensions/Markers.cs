namespace CoDesign.Isa.Extensions;

/// <summary>
/// Region markers: <c>slti x0, a0, 0x0C0</c> to <c>0x0C7</c>. RV32I leaves <c>slti</c> with rd = x0 to custom hints (RISC-V
/// Unprivileged ISA, “HINT Instructions”), so on every other machine these do nothing. Each is one word out of those of
/// <c>slti</c>; the table lets the more specific row win.
/// </summary>
[ExtensionRows(Extension.Markers)]
internal static class Markers
{
    [Instruction("cd.call", "000011000000 01010 010 00000 0010011", Shape.Marker, OpClass.IntAlu)]
    public static RegionMarker Call() => RegionMarker.Call;

    [Instruction("cd.submit", "000011000001 01010 010 00000 0010011", Shape.Marker, OpClass.IntAlu)]
    public static RegionMarker Submit() => RegionMarker.Submit;

    [Instruction("cd.wait", "000011000010 01010 010 00000 0010011", Shape.Marker, OpClass.IntAlu)]
    public static RegionMarker Wait() => RegionMarker.Wait;

    [Instruction("cd.roi.begin", "000011000011 01010 010 00000 0010011", Shape.Marker, OpClass.IntAlu)]
    public static RegionMarker InterestBegin() => RegionMarker.InterestBegin;

    [Instruction("cd.roi.end", "000011000100 01010 010 00000 0010011", Shape.Marker, OpClass.IntAlu)]
    public static RegionMarker InterestEnd() => RegionMarker.InterestEnd;

    [Instruction("cd.label", "000011000101 01010 010 00000 0010011", Shape.Marker, OpClass.IntAlu)]
    public static RegionMarker Label() => RegionMarker.Label;

    [Instruction("cd.scrub", "000011000110 01010 010 00000 0010011", Shape.Marker, OpClass.IntAlu)]
    public static RegionMarker Scrub() => RegionMarker.Scrub;

    [Instruction("cd.end", "000011000111 01010 010 00000 0010011", Shape.Marker, OpClass.IntAlu)]
    public static RegionMarker End() => RegionMarker.End;
}
