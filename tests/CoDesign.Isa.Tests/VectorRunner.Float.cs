using System.Globalization;
using static CoDesign.Isa.Tests.Vectors;

namespace CoDesign.Isa.Tests;

/// <content>Vectors of floating point: a rounding mode first where one is written, registers as their 64 bits, flags last.</content>
internal sealed partial class VectorRunner
{
    // The mode of the vector; an instruction whose result is always exact has rne.
    private int _mode;

    private string Float()
    {
        bool hasMode = RoundingModes.TryParse(_inputs[0], out int mode);
        int first = hasMode ? 1 : 0;
        _mode = hasMode ? mode : 0;
        ulong[] values = [.. _inputs[first..].Select(Hex)];
        Execute(0, values[0], values.ElementAtOrDefault(1), values.ElementAtOrDefault(2));
        ulong result = _hart.X[_instruction.Rd];
        return $"{(_row.HasFloatRd ? Whole(result) : Show(result))} {_hart.Csrs.GetValueOrDefault(CoDesign.Isa.Csrs.Fflags):x}";
    }

    private string FloatLoad()
    {
        Place(Middle, Hex(_inputs[1]), _row.MemoryBytes);
        Execute(Decimal(_inputs[0]), Middle - (ulong)Decimal(_inputs[0]));
        return Whole(_hart.X[_instruction.Rd]);
    }

    private string FloatStore()
    {
        Execute(Decimal(_inputs[0]), Middle - (ulong)Decimal(_inputs[0]), Hex(_inputs[1]));
        return Read(Middle, 8);
    }

    private static string Whole(ulong value) => value.ToString("x", CultureInfo.InvariantCulture);
}
