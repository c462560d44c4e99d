using CoDesign.Compute.Fields;

namespace CoDesign.Compute.Polynomials;

/// <summary>Polynomials by their coefficients, that of the lowest power first.</summary>
public static class Polynomial
{
    private const int Strands = 4;

    /// <summary>The value at a point, by Horner's rule in four strands that do not wait for each other.</summary>
    /// <typeparam name="TField">The field.</typeparam>
    /// <param name="coefficients">None for the polynomial 0.</param>
    /// <param name="point">The point.</param>
    public static TField Evaluate<TField>(ReadOnlySpan<TField> coefficients, TField point)
        where TField : unmanaged, IField<TField>
    {
        // f(x) = f0(x^4) + x f1(x^4) + x^2 f2(x^4) + x^3 f3(x^4)
        TField square = point.Square(), fourth = square.Square();
        TField f0 = TField.Zero, f1 = f0, f2 = f0, f3 = f0;
        int whole = coefficients.Length - (coefficients.Length % Strands);
        ReadOnlySpan<TField> rest = coefficients[whole..];
        f0 = rest.Length > 0 ? rest[0] : f0;
        f1 = rest.Length > 1 ? rest[1] : f1;
        f2 = rest.Length > 2 ? rest[2] : f2;
        for (int index = whole - Strands; index >= 0; index -= Strands)
        {
            f0 = (f0 * fourth) + coefficients[index];
            f1 = (f1 * fourth) + coefficients[index + 1];
            f2 = (f2 * fourth) + coefficients[index + 2];
            f3 = (f3 * fourth) + coefficients[index + 3];
        }
        return f0 + (f1 * point) + (square * (f2 + (f3 * point)));
    }
}
