namespace CoDesign.Description.Expressions;

/// <summary>The unit of a value in an expression: a product of powers.</summary>
/// <param name="Cycles">Power of cycles of the module's clock.</param>
/// <param name="Bytes">Power of bytes.</param>
/// <param name="Seconds">Power of seconds.</param>
public readonly record struct ExpressionUnit(int Cycles, int Bytes, int Seconds)
{
    /// <summary>A plain number.</summary>
    public static ExpressionUnit None { get; } = new(0, 0, 0);

    /// <summary>Cycles of the module's clock.</summary>
    public static ExpressionUnit OfCycles { get; } = new(1, 0, 0);

    /// <summary>Bytes.</summary>
    public static ExpressionUnit OfBytes { get; } = new(0, 1, 0);

    /// <summary>Seconds.</summary>
    public static ExpressionUnit OfSeconds { get; } = new(0, 0, 1);

    /// <summary>Unit of a product.</summary>
    public static ExpressionUnit operator *(ExpressionUnit left, ExpressionUnit right) =>
        new(left.Cycles + right.Cycles, left.Bytes + right.Bytes, left.Seconds + right.Seconds);

    /// <summary>Unit of a quotient.</summary>
    public static ExpressionUnit operator /(ExpressionUnit left, ExpressionUnit right) =>
        new(left.Cycles - right.Cycles, left.Bytes - right.Bytes, left.Seconds - right.Seconds);

    /// <summary>As messages write it: "cycles", "B/s", "a plain number".</summary>
    public override string ToString()
    {
        (string Name, int Power)[] parts = [("cycles", Cycles), ("B", Bytes), ("s", Seconds)];
        string above = string.Join('·', parts.Where(p => p.Power > 0).Select(Text));
        string below = string.Join('·', parts.Where(p => p.Power < 0).Select(p => Text((p.Name, -p.Power))));
        return this == None ? "a plain number" : (above.Length == 0 ? "1" : above) + (below.Length == 0 ? string.Empty : "/" + below);
    }

    private static string Text((string Name, int Power) part) =>
        part.Power == 1 ? part.Name : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{part.Name}^{part.Power}");
}
