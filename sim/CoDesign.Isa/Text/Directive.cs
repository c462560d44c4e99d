using System.Buffers.Binary;
using System.Globalization;

namespace CoDesign.Isa;

/// <summary>Directives: data and its place.</summary>
internal static class Directive
{
    private const int MostPadding = 1 << 24;
    private const int MostAlignment = 16;

    private static readonly (string Name, int Bytes)[] Data = [(".byte", 1), (".half", 2), (".word", 4), (".dword", 8)];

    /// <summary>Carries out a directive.</summary>
    /// <param name="statement">The directive.</param>
    /// <param name="origin">Address of the first byte of code.</param>
    /// <param name="symbols">The labels that may be used.</param>
    /// <param name="code">Gets the bytes.</param>
    /// <param name="problems">Gets what is wrong.</param>
    public static void Emit(Statement statement, ulong origin, Symbols symbols, List<byte> code, List<AssemblyProblem> problems)
    {
        int data = Array.FindIndex(Data, d => d.Name == statement.Mnemonic);
        string? problem = statement.Mnemonic switch
        {
            _ when data >= 0 && statement.Operands.Length == 0 => $"'{statement.Mnemonic}' takes at least one number",
            _ when data >= 0 => null,
            ".zero" => TryReadAmount(statement, MostPadding, out int bytes) ?? Pad(code, (ulong)bytes),
            ".align" => TryReadAmount(statement, MostAlignment, out int power)
                ?? Pad(code, (0 - (origin + (ulong)code.Count)) & ((1UL << power) - 1)),
            ".org" => TryReadAmount(statement, MostPadding, out int offset)
                ?? (offset >= code.Count
                    ? Pad(code, (ulong)(offset - code.Count))
                    : $".org {offset} lies before the {code.Count} bytes that are there already"),
            _ => $"no directive '{statement.Mnemonic}'; there are {string.Join(", ", Data.Select(d => d.Name))}, .zero, .align, .org",
        };
        if (problem is not null)
        {
            problems.Add(new AssemblyProblem(statement.Line, problem));
        }
        else if (data >= 0)
        {
            problems.AddRange(statement.Operands
                .Select(o => EmitNumber(Data[data], o, symbols, code))
                .OfType<string>()
                .Select(p => new AssemblyProblem(statement.Line, p)));
        }
    }

    private static string? EmitNumber((string Name, int Bytes) directive, string text, Symbols symbols, List<byte> code)
    {
        string? problem = symbols.TryRead(text, out long value) ? null : InstructionEncoder.NoNumber(text);
        long least = -(1L << ((8 * directive.Bytes) - 1));
        long most = (-2 * least) - 1;
        if (directive.Bytes < sizeof(long) && (value < least || value > most))
        {
            problem = string.Create(CultureInfo.InvariantCulture, $"{text} does not fit {directive.Name}: {least} to {most}");
        }

        Span<byte> buffer = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(buffer, value);
        code.AddRange(buffer[..directive.Bytes]);
        return problem;
    }

    private static string? TryReadAmount(Statement statement, int most, out int amount)
    {
        string text = statement.Operands is [string only] ? only : string.Empty;
        bool isNumber = Integers.TryParse(text, out long value) && value >= 0 && value <= most;
        amount = isNumber ? (int)value : 0;
        return isNumber ? null : string.Create(CultureInfo.InvariantCulture, $"'{statement.Mnemonic}' takes one number, 0 to {most}");
    }

    private static string? Pad(List<byte> code, ulong bytes)
    {
        code.AddRange(new byte[bytes]);
        return null;
    }
}
